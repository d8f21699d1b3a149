import { useQuery } from '@apollo/client/react';
import { tellResult } from '@umlauf/shared/circulation/result-words';
import { Link, useParams } from 'react-router';
import { useRuleLanguage } from '../circulations/rule-words.tsx';
import { MarkdownText } from '../documents/markdown-text.tsx';
import type { ReleaseQuery as Asked } from '../gql/graphql.ts';
import { useHeldQuery } from '../platform/apollo/use-held-query.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { NotFound } from '../platform/ui/not-found.tsx';
import { PageHeading, Sheet } from '../platform/ui/page.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { ReleaseQuery } from './release-operations.ts';
import { releaseTexts } from './releases.i18n.ts';
import styles from './releases.module.css';
import { WithdrawRelease } from './withdraw-release.tsx';

type Release = NonNullable<Asked['release']>;

/** What was adopted, as everybody reads it, also without signing in. */
export function ReleasePage() {
  const { releaseId = '' } = useParams();
  const { data, error, refetch } = useQuery(ReleaseQuery, { variables: { id: releaseId } });
  useHeldQuery(ReleaseQuery, data?.release ? { id: releaseId } : null);
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={9} />;
  return data.release ? <Shown release={data.release} /> : <NotFound />;
}

function Shown({ release }: { release: Release }) {
  const t = useTexts(releaseTexts);
  const { date } = useFormats();
  const { id, title, edition, releasedAt, viewerCan } = release;
  return (
    <article>
      <PageHeading
        title={title}
        lead={t('page.lead', { moment: date(releasedAt), edition })}
        actions={viewerCan.withdraw && <WithdrawRelease releaseId={id} />}
      />
      <div className={styles.page}>
        <Standing release={release} />
        <Decision release={release} />
        <Text release={release} />
      </div>
    </article>
  );
}

/** Why this is not, or no longer, what one should read. */
function Standing({ release: { withdrawnAt, withdrawnBecause, later } }: { release: Release }) {
  const t = useTexts(releaseTexts);
  const { date } = useFormats();
  return (
    <div role="status" className={styles.page}>
      {withdrawnAt && (
        <Alert kind="warning" title={t('page.withdrawn', { moment: date(withdrawnAt) })}>
          <p className={styles.words}>{withdrawnBecause}</p>
        </Alert>
      )}
      {later && (
        <Alert kind="info" title={t('page.later')}>
          <p>
            <Link to={`/releases/${later.id}`}>
              {t('page.laterLink', { edition: later.edition, moment: date(later.releasedAt) })}
            </Link>
          </p>
        </Alert>
      )}
    </div>
  );
}

function Decision({ release }: { release: Release }) {
  const t = useTexts(releaseTexts);
  const { date } = useFormats();
  const language = useRuleLanguage();
  const { adoptedAt, heldAt, bodyName, reason, counts, contentHash } = release;
  if (!adoptedAt || !reason || !counts) {
    return (
      <Sheet className={styles.decision}>
        {heldAt && <p>{t('page.held', { moment: date(heldAt) })}</p>}
        <p>{t('page.extract')}</p>
        <Hash hash={contentHash} />
      </Sheet>
    );
  }
  const result = {
    outcome: 'ADOPTED',
    reason,
    counts,
    endedAt: Date.parse(adoptedAt),
    ignored: new Map(),
  } as const;
  const moment = date(adoptedAt);
  return (
    <Sheet className={styles.decision}>
      <p>{bodyName ? t('page.adoptedBy', { moment, name: bodyName }) : t('page.adopted', { moment })}</p>
      <p>{tellResult(result, language)}</p>
      <Hash hash={contentHash} />
    </Sheet>
  );
}

function Hash({ hash }: { hash: string }) {
  const t = useTexts(releaseTexts);
  return (
    <details>
      <summary>{t('page.hash')}</summary>
      <code className={styles.hash}>{hash}</code>
    </details>
  );
}

function Text({ release: { title, markdown } }: { release: Release }) {
  const t = useTexts(releaseTexts);
  if (markdown === null) return null;
  return (
    <Sheet>
      <section aria-label={t('page.text', { title })}>
        {markdown.trim() === '' ? (
          <p>{t('page.empty')}</p>
        ) : (
          <MarkdownText markdown={markdown} documentId={null} />
        )}
      </section>
    </Sheet>
  );
}
