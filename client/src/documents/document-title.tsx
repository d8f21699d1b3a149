import { LIMITS } from '@umlauf/shared/limits';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { IconButton } from '../platform/ui/button.tsx';
import { InlineEdit, useInlineEditing } from '../platform/ui/inline-edit.tsx';
import { useArrival, useDocumentTitle } from '../platform/ui/page-title.ts';
import styles from './document-page.module.css';
import { documentTexts } from './documents.i18n.ts';
import { useRenameDocument } from './use-rename-document.ts';

const DocumentTitle_document = graphql(/* GraphQL */ `
  fragment DocumentTitle_document on Document {
    id
    title
    viewerCan {
      rename
    }
  }
`);

/** The document's title, changed where it stands. */
export function DocumentTitle({
  document: masked,
}: {
  document: FragmentType<typeof DocumentTitle_document>;
}) {
  const t = useTexts(documentTexts);
  const { id, title, viewerCan } = readFragment(DocumentTitle_document, masked);
  const rename = useRenameDocument(id);
  const { editing, start, stop, trigger } = useInlineEditing();
  const heading = useArrival();
  useDocumentTitle(title);

  return (
    <div className={styles.title}>
      {editing ? (
        <InlineEdit
          value={title}
          label={t('title')}
          maxLength={LIMITS.titleCharacters}
          onSave={rename}
          onDone={stop}
          className={styles.titleInput}
        />
      ) : (
        <>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {viewerCan.rename && (
            <IconButton ref={trigger} icon="edit" label={t('page.editTitle')} onClick={start} />
          )}
        </>
      )}
    </div>
  );
}
