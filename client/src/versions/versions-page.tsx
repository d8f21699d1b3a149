import { type ComponentType, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { DocumentVersionsQuery } from '../gql/graphql.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Breadcrumb } from '../platform/ui/breadcrumb.tsx';
import { Button } from '../platform/ui/button.tsx';
import { CheckboxField } from '../platform/ui/field.tsx';
import { NextPage } from '../platform/ui/next-page.tsx';
import { NotFound } from '../platform/ui/not-found.tsx';
import { PageHeading, Sheet } from '../platform/ui/page.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { spaceTexts } from '../spaces/spaces.i18n.ts';
import { NameVersionDialog } from './name-version-dialog.tsx';
import { VersionList } from './version-list.tsx';
import { DocumentVersions } from './version-operations.ts';
import { VersionView } from './version-view.tsx';
import { versionTexts } from './versions.i18n.ts';
import styles from './versions.module.css';

const PAGE = 50;

interface VersionsPageProps {
  /** What other features can do with a version. */
  Beyond?: ComponentType<{ documentId: string; versionId: string }>;
}

/** How a document was: the versions beside the one that is read. */
export function VersionsPage({ Beyond }: VersionsPageProps) {
  const { documentId = '', versionId } = useParams();
  return <Versions key={documentId} documentId={documentId} versionId={versionId} Beyond={Beyond} />;
}

interface VersionsProps {
  Beyond: VersionsPageProps['Beyond'] | undefined;
  documentId: string;
  versionId: string | undefined;
}

function Versions({ documentId, versionId, Beyond }: VersionsProps) {
  const t = useTexts(versionTexts);
  const spaces = useTexts(spaceTexts);
  const [namedOnly, setNamedOnly] = useState(false);
  const asked = { documentId, first: PAGE, namedOnly };
  const { data, previousData, error, refetch } = useLiveQuery(DocumentVersions, asked);
  const shown = data ?? previousData;
  if (!shown)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />;
  const { document } = shown;
  if (!document?.viewerCan.readVersions) return <NotFound />;
  const { title, space, versions, viewerCan } = document;
  const crumbs = [
    { label: spaces('title'), to: '/' },
    { label: space.name, to: `/spaces/${space.id}` },
    { label: title, to: `/documents/${documentId}` },
  ];
  return (
    <>
      <PageHeading title={t('title', { title })} above={<Breadcrumb crumbs={crumbs} />} lead={t('lead')} />
      <div className={styles.columns}>
        <Sheet className={styles.reading}>
          {versionId ? (
            <VersionView
              documentId={documentId}
              versionId={versionId}
              versions={versions.nodes}
              canEdit={viewerCan.edit}
              beyond={Beyond && <Beyond documentId={documentId} versionId={versionId} />}
            />
          ) : (
            <p>{t(versions.totalCount > 0 || namedOnly ? 'choose' : 'empty')}</p>
          )}
        </Sheet>
        <ListBeside
          document={document}
          versionId={versionId}
          namedOnly={namedOnly}
          onNamedOnly={setNamedOnly}
        />
      </div>
    </>
  );
}

interface ListBesideProps {
  document: NonNullable<DocumentVersionsQuery['document']>;
  versionId: string | undefined;
  namedOnly: boolean;
  onNamedOnly: (namedOnly: boolean) => void;
}

function ListBeside({ document, versionId, namedOnly, onNamedOnly }: ListBesideProps) {
  const t = useTexts(versionTexts);
  const navigate = useNavigate();
  const [isNaming, setNaming] = useState(false);
  const { id: documentId, trashedAt, versions, viewerCan } = document;
  return (
    <section className={styles.beside} aria-labelledby="versions-list">
      <h2 id="versions-list">{t('list')}</h2>
      {viewerCan.edit && (
        <Button small icon="add" onClick={() => setNaming(true)}>
          {t('name.present')}
        </Button>
      )}
      <CheckboxField
        label={t('namedOnly')}
        checked={namedOnly}
        onChange={(event) => onNamedOnly(event.currentTarget.checked)}
      />
      <p className={styles.muted} role="status">
        {t('count', { count: versions.totalCount })}
      </p>
      {namedOnly && versions.totalCount === 0 && <p>{t('emptyNamed')}</p>}
      <VersionList
        documentId={documentId}
        versions={versions.nodes}
        isInBin={trashedAt !== null}
        versionId={versionId}
      />
      <EarlierVersions
        key={String(namedOnly)}
        pageInfo={versions.pageInfo}
        documentId={documentId}
        versionId={versionId}
        namedOnly={namedOnly}
        isInBin={trashedAt !== null}
      />
      {isNaming && (
        <NameVersionDialog
          title={t('name.present')}
          documentId={documentId}
          version={null}
          onClose={() => setNaming(false)}
          onNamed={(named) => void navigate(`/documents/${documentId}/versions/${named}`)}
        />
      )}
    </section>
  );
}

interface EarlierVersionsProps {
  /** Of the page that stands above. */
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  documentId: string;
  versionId: string | undefined;
  namedOnly: boolean;
  isInBin: boolean;
}

/** What the list has behind a page. */
function EarlierVersions({ pageInfo, ...every }: EarlierVersionsProps) {
  const t = useTexts(versionTexts);
  return (
    <NextPage pageInfo={pageInfo} label={t('more')}>
      {(after) => <VersionsBehind {...every} after={after} />}
    </NextPage>
  );
}

function VersionsBehind({ after, ...every }: Omit<EarlierVersionsProps, 'pageInfo'> & { after: string }) {
  const { documentId, versionId, namedOnly, isInBin } = every;
  const { data, previousData } = useLiveQuery(DocumentVersions, {
    documentId,
    first: PAGE,
    after,
    namedOnly,
  });
  const page = (data ?? previousData)?.document?.versions;
  if (!page) return null;
  return (
    <>
      <VersionList documentId={documentId} versions={page.nodes} isInBin={isInBin} versionId={versionId} />
      <EarlierVersions {...every} pageInfo={page.pageInfo} />
    </>
  );
}
