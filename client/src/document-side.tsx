import { CommentsPanel } from './comments/comments-panel.tsx';
import styles from './document-side.module.css';
import type { BesideProps } from './documents/beside.ts';
import { FilesPanel } from './files/files-panel.tsx';
import { SuggestionsPanel } from './suggestions/suggestions-panel.tsx';

/** What other features have to say about a document, beside its text. */
export function DocumentSide(props: BesideProps) {
  return (
    <div className={styles.side}>
      <FilesPanel documentId={props.documentId} onLeave={() => props.editor.commands.focus()} />
      <SuggestionsPanel {...props} />
      <CommentsPanel {...props} />
    </div>
  );
}
