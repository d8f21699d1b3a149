import { LIMITS } from '@umlauf/shared/limits';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Icon } from '../platform/ui/icon.tsx';
import { Editable } from '../platform/ui/inline-edit.tsx';
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
  const heading = useArrival();
  useDocumentTitle(title);

  return (
    <div className={styles.title}>
      <Editable
        value={title}
        label={t('title')}
        maxLength={LIMITS.titleCharacters}
        onSave={rename}
        className={styles.titleInput}
      >
        {(edit, trigger) => (
          <>
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {viewerCan.rename && (
              <button
                ref={trigger}
                type="button"
                className={styles.titleButton}
                title={t('page.editTitle')}
                onClick={edit}
              >
                <Icon name="edit" />
                <span className="kern-sr-only">{t('page.editTitle')}</span>
              </button>
            )}
          </>
        )}
      </Editable>
    </div>
  );
}
