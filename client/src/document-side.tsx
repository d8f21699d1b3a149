import { DocumentCirculations } from './circulations/document-circulations.tsx';
import { CommentsPanel } from './comments/comments-panel.tsx';
import styles from './document-side.module.css';
import type { AboveProps } from './documents/above.ts';
import type { BesideProps } from './documents/beside.ts';
import { References } from './documents/references.tsx';
import { ExportButton } from './exports/export-button.tsx';
import { FavouriteButton } from './favourites/favourite-button.tsx';
import { FilesPanel } from './files/files-panel.tsx';
import { MinutesOf } from './meetings/minutes-of.tsx';
import { AdoptedNote } from './releases/adopted-note.tsx';
import { NoteVisit } from './recent/note-visit.tsx';
import { SuggestionsPanel } from './suggestions/suggestions-panel.tsx';
import { SaveAsTemplate } from './templates/save-as-template.tsx';

/** What other features have to say about a document, beside its text. */
export function DocumentSide(props: BesideProps) {
  return (
    <div className={styles.side}>
      <FilesPanel {...props} />
      <References documentId={props.documentId} />
      <SuggestionsPanel {...props} />
      <CommentsPanel {...props} />
    </div>
  );
}

/** The same above its text. */
export function DocumentAbove({ documentId, title, isInBin, actions }: AboveProps) {
  return (
    <>
      <div className={styles.actions}>
        {!isInBin && <FavouriteButton targetId={documentId} title={title} />}
        {actions}
        {!isInBin && <ExportButton target={{ kind: 'document', documentId }} />}
        {!isInBin && <SaveAsTemplate documentId={documentId} />}
      </div>
      {!isInBin && <AdoptedNote documentId={documentId} />}
      <MinutesOf documentId={documentId} />
      {!isInBin && <NoteVisit id={documentId} />}
      <DocumentCirculations documentId={documentId} />
    </>
  );
}
