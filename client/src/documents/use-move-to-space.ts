import { useApolloClient, useMutation } from '@apollo/client/react';
import { graphql } from '../gql/index.ts';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { notify } from '../platform/ui/notices.tsx';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { movingTexts } from './moving.i18n.ts';

export const ForetoldMove = graphql(/* GraphQL */ `
  query ForetoldMove($documentId: ID!, $spaceId: ID!) {
    documentMove(documentId: $documentId, spaceId: $spaceId) {
      documents
      formerVisibility
      visibility
      isWider
      endingGuests
      references
      hindrance
      token
      gaining {
        count
        people {
          id
          name
        }
      }
      losing {
        count
        people {
          id
          name
        }
      }
    }
  }
`);

const MoveDocumentToSpace = graphql(/* GraphQL */ `
  mutation MoveDocumentToSpace($input: MoveDocumentToSpaceInput!) {
    moveDocumentToSpace(input: $input) {
      id
      parentId
      position
      space {
        id
        name
      }
      viewerCan {
        edit
        rename
        move
        moveAway
        trash
      }
    }
  }
`);

/** A document, and where it is. */
export interface Movable {
  id: string;
  title: string;
  space: { id: string; name: string };
}

export interface Destination {
  spaceId: string;
  parentId: string | null;
  /** What was said of the move. */
  token: string;
  confirmsWider: boolean;
}

/** What was moved on this page: its own notice tells of it. */
const own = new Set<string>();

/** Whether this page has moved it itself, asked once. */
export function wasOwnMove(documentId: string): boolean {
  return own.delete(documentId);
}

/** Moves a document, says so and offers the way back to whoever leads both spaces; `onDone` after either. Throws what the server says. */
export function useMoveToSpace(onDone: () => void): (document: Movable, to: Destination) => Promise<void> {
  const t = useTexts(movingTexts);
  const ui = useTexts(uiTexts);
  const words = useFailureWords();
  const client = useApolloClient();
  const [moveDocument] = useMutation(MoveDocumentToSpace);

  async function send(documentId: string, to: Destination): Promise<{ name: string; mayGoBack: boolean }> {
    own.add(documentId);
    const { data } = await moveDocument({ variables: { input: { documentId, ...to } } }).catch((error) => {
      own.delete(documentId);
      throw error;
    });
    onDone();
    const moved = data?.moveDocumentToSpace;
    return { name: moved?.space.name ?? '', mayGoBack: moved?.viewerCan.moveAway ?? false };
  }

  /** To where it came from: whoever could read it there could do so a moment ago. */
  async function undo({ id, title, space }: Movable): Promise<void> {
    try {
      const variables = { documentId: id, spaceId: space.id };
      const { data } = await client.query({ query: ForetoldMove, variables, fetchPolicy: 'network-only' });
      const token = data?.documentMove.token ?? '';
      const { name } = await send(id, { spaceId: space.id, parentId: null, token, confirmsWider: true });
      notify({ kind: 'success', words: t('undone', { title, space: name }) });
    } catch (error) {
      notify({ kind: 'danger', words: words(error) });
    }
  }

  return async (document, to) => {
    const { name: space, mayGoBack } = await send(document.id, to);
    notify({
      kind: 'success',
      words: t('done', { title: document.title, space }),
      // Out of the other space only its leads let it go again.
      ...(mayGoBack && { action: { label: ui('undo'), run: () => void undo(document) } }),
    });
  };
}
