import { useMutation } from '@apollo/client/react';
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import type { DocumentTree_DocumentFragment } from '../gql/graphql.ts';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { announce } from '../platform/ui/announcer.tsx';
import { Button } from '../platform/ui/button.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import { spaceTexts } from '../spaces/spaces.i18n.ts';
import { DocumentRow, focusMenuOf } from './document-row.tsx';
import type { NewDocumentParent, NewDocumentProps } from './new-document.ts';
import type { FurtherChoices, RowActions } from './row-actions.ts';
import styles from './document-tree.module.css';
import { documentTexts } from './documents.i18n.ts';
import { buildTree, dropAt, type Place, stepTo, type TreeNode } from './tree.ts';
import { useTrashDocument } from './use-trash-document.ts';

const MoveToSpaceDialog = lazy(async () => ({
  default: (await import('./move-to-space-dialog.tsx')).MoveToSpaceDialog,
}));

const DocumentTree_document = graphql(/* GraphQL */ `
  fragment DocumentTree_document on Document {
    id
    title
    parentId
    position
    updatedAt
    trashedAt
    viewerCan {
      rename
      move
      moveAway
      trash
    }
  }
`);

const MoveDocument = graphql(/* GraphQL */ `
  mutation MoveDocument($input: MoveDocumentInput!) {
    moveDocument(input: $input) {
      id
      ...DocumentTree_document
    }
  }
`);

type DocumentNode = TreeNode<DocumentTree_DocumentFragment>;

interface DocumentTreeProps {
  space: { id: string; name: string; viewerCan: { createDocument: boolean } };
  documents: readonly FragmentType<typeof DocumentTree_document>[];
  /** Asks for the list anew: a document was added or removed. */
  onStructureChanged: () => void;
  /** What other features can do with them all. */
  tools: ReactNode;
  furtherChoices: FurtherChoices;
  NewDocument: ComponentType<NewDocumentProps>;
}

/** A space's documents in order, and all that can be done with them there. */
export function DocumentTree({
  space,
  documents,
  onStructureChanged,
  tools,
  furtherChoices,
  NewDocument,
}: DocumentTreeProps) {
  const t = useTexts(documentTexts);
  const spaces = useTexts(spaceTexts);
  const [moveAway, leaving] = useMoveAway(space, onStructureChanged);
  const [newBelow, setNewBelow] = useState<NewDocumentParent | null>(null);
  const tree = buildTree(readFragment(DocumentTree_document, documents));
  const move = useMove();
  const trash = useTrashDocument(onStructureChanged);
  const mayCreate = space.viewerCan.createDocument;

  const actions: RowActions = {
    placeAfter: (id, step) => stepTo(tree, id, step),
    placeOnDrop: (id, target, zone) => dropAt(tree, id, target, zone),
    move,
    trash,
    moveAway,
    createBelow: mayCreate ? (parent) => setNewBelow(parent) : null,
    furtherChoices,
  };
  return (
    <Sheet className={styles.sheet}>
      <header className={styles.header}>
        <h2>{spaces('documents')}</h2>
        {tools}
        {mayCreate && (
          <Button look="primary" icon="add" onClick={() => setNewBelow({ id: null, title: null })}>
            {t('create')}
          </Button>
        )}
      </header>
      {tree.length === 0 ? (
        <div className={styles.empty}>
          <h3>{t('empty.title')}</h3>
          <p>{mayCreate ? t('empty.writer') : t('empty.reader')}</p>
        </div>
      ) : (
        <Branch nodes={tree} actions={actions} label={t('tree', { name: space.name })} />
      )}
      {leaving}
      {newBelow && (
        <Suspense fallback={null}>
          <NewDocument
            spaceId={space.id}
            parent={newBelow}
            onClose={() => setNewBelow(null)}
            onCreated={onStructureChanged}
          />
        </Suspense>
      )}
    </Sheet>
  );
}

/** How to ask where a document shall go, and the dialog that does, while it is open. */
function useMoveAway(
  space: { id: string; name: string },
  onMoved: () => void,
): [RowActions['moveAway'], ReactNode] {
  const [leaving, setLeaving] = useState<{ id: string; title: string } | null>(null);
  const dialog = leaving && (
    <Suspense fallback={null}>
      <MoveToSpaceDialog
        document={{ ...leaving, space }}
        onMoved={onMoved}
        onClose={() => setLeaving(null)}
      />
    </Suspense>
  );
  return [setLeaving, dialog];
}

interface BranchProps {
  nodes: readonly DocumentNode[];
  actions: RowActions;
  label?: string;
}

/** Nested lists of links rather than a tree widget: every screen reader knows how to walk them. */
function Branch({ nodes, actions, label }: BranchProps) {
  return (
    <ul className={styles.branch} aria-label={label}>
      {nodes.map((node) => (
        <li key={node.entry.id}>
          <DocumentRow document={node.entry} actions={actions} />
          {node.children.length > 0 && <Branch nodes={node.children} actions={actions} />}
        </li>
      ))}
    </ul>
  );
}

function useMove() {
  const t = useTexts(documentTexts);
  const words = useFailureWords();
  const [moveDocument] = useMutation(MoveDocument);
  const [moved, setMoved] = useState<{ id: string }>();
  useEffect(() => {
    // Below another parent the row is another element, and the focus would be lost with the old one.
    if (moved) focusMenuOf(moved.id);
  }, [moved]);
  return async ({ id, title }: { id: string; title: string }, place: Place) => {
    try {
      await moveDocument({ variables: { input: { documentId: id, ...place } } });
      setMoved({ id });
      announce(t('moved', { title }));
    } catch (error) {
      notify({ kind: 'danger', words: words(error) });
    }
  };
}
