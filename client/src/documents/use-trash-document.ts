import { useMutation } from '@apollo/client/react';
import { graphql } from '../gql/index.ts';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { notify } from '../platform/ui/notices.tsx';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { documentTexts } from './documents.i18n.ts';

const TrashDocument = graphql(/* GraphQL */ `
  mutation TrashDocument($documentId: ID!) {
    trashDocument(documentId: $documentId) {
      id
      trashedAt
      viewerCan {
        edit
        rename
        move
        trash
        restore
      }
    }
  }
`);

const RestoreDocument = graphql(/* GraphQL */ `
  mutation RestoreDocument($documentId: ID!) {
    restoreDocument(documentId: $documentId) {
      id
      trashedAt
      parentId
      position
      viewerCan {
        edit
        rename
        move
        trash
        restore
      }
    }
  }
`);

interface Titled {
  id: string;
  title: string;
}

/** Puts a document into the bin and offers the way back; `onDone` after either. */
export function useTrashDocument(onDone: () => void): (document: Titled) => Promise<void> {
  const t = useTexts(documentTexts);
  const ui = useTexts(uiTexts);
  const words = useFailureWords();
  const [trashDocument] = useMutation(TrashDocument);
  const restore = useRestoreDocument(onDone);
  return async (document) => {
    try {
      await trashDocument({ variables: { documentId: document.id } });
      onDone();
      notify({
        kind: 'success',
        words: t('trashed', { title: document.title }),
        action: { label: ui('undo'), run: () => void restore(document) },
      });
    } catch (error) {
      notify({ kind: 'danger', words: words(error) });
    }
  };
}

/** Takes a document out of the bin; `onDone` afterwards. */
export function useRestoreDocument(onDone: () => void): (document: Titled) => Promise<void> {
  const t = useTexts(documentTexts);
  const words = useFailureWords();
  const [restoreDocument] = useMutation(RestoreDocument);
  return async ({ id, title }) => {
    try {
      await restoreDocument({ variables: { documentId: id } });
      onDone();
      notify({ kind: 'success', words: t('restored', { title }) });
    } catch (error) {
      notify({ kind: 'danger', words: words(error) });
    }
  };
}
