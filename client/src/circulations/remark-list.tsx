import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import { useState } from 'react';
import type { RemarkRow_RemarkFragment } from '../gql/graphql.ts';
import { readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { useChoiceWords } from './choice-words.ts';
import styles from './circulations.module.css';
import { circulationTexts } from './circulations.i18n.ts';
import { RemarkRow_remark, RoundRemarks } from './next-operations.ts';
import { nextTexts } from './next.i18n.ts';

interface RemarkPageProps {
  /** The round in which they stand. */
  id: string;
  rules: RuleSet;
  after?: string | null;
  label: string;
}

/** The remarks of a round with what became of each, fifty at a time. */
export function RemarkPage({ id, rules, after = null, label }: RemarkPageProps) {
  const t = useTexts(nextTexts);
  const [goesOn, setGoesOn] = useState(false);
  const { data, previousData, error, refetch } = useLiveQuery(RoundRemarks, { id, after });
  const remarks = (data ?? previousData)?.circulation?.remarks;
  if (!remarks)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={3} />;
  const { hasNextPage, endCursor } = remarks.pageInfo;
  if (remarks.totalCount === 0) return <p>{t('remarksNone')}</p>;
  return (
    <>
      <RemarkList
        label={label}
        rules={rules}
        remarks={remarks.nodes.map((remark) => readFragment(RemarkRow_remark, remark))}
      />
      {hasNextPage && !goesOn && (
        <div>
          <Button small onClick={() => setGoesOn(true)}>
            {t('former.more')}
          </Button>
        </div>
      )}
      {hasNextPage && goesOn && endCursor && <RemarkPage {...{ id, rules, label }} after={endCursor} />}
    </>
  );
}

interface RemarkListProps {
  label: string;
  rules: RuleSet;
  remarks: readonly RemarkRow_RemarkFragment[];
}

export function RemarkList({ label, rules, remarks }: RemarkListProps) {
  return (
    <ul className={styles.seats} aria-label={label}>
      {remarks.map((remark) => (
        <li key={remark.id} className={styles.seat}>
          <RemarkWords remark={remark} rules={rules} />
          <Outcome remark={remark} />
        </li>
      ))}
    </ul>
  );
}

/** Who remarked what; in a secret round the words alone. */
export function RemarkWords({ remark, rules }: { remark: RemarkRow_RemarkFragment; rules: RuleSet }) {
  const t = useTexts(nextTexts);
  const words = useChoiceWords(rules.kind);
  const who = useWhoWords();
  return (
    <>
      <p className={rowStyles.name}>
        {who(remark, rules)}
        {remark.isOwn && <span className={rowStyles.mark}>{t('former.own')}</span>}
      </p>
      {remark.choice && <p className={styles.muted}>{words.said(remark.choice)}</p>}
      <p className={styles.remark}>{remark.remark}</p>
    </>
  );
}

function useWhoWords() {
  const t = useTexts(nextTexts);
  const rounds = useTexts(circulationTexts);
  return (
    { account, guestName, organisationName }: RemarkRow_RemarkFragment,
    { secret }: RuleSet,
  ): string => {
    if (secret) return t('former.secret');
    const name = guestName ?? account?.name ?? rounds('somebody');
    return organisationName ? `${organisationName}: ${name}` : name;
  };
}

function Outcome({ remark: { outcome } }: { remark: RemarkRow_RemarkFragment }) {
  const t = useTexts(nextTexts);
  if (!outcome) return null;
  return (
    <p className={styles.words}>
      <strong>{t(`outcome.${outcome.outcome}`)}</strong>
      {outcome.reason && `: ${outcome.reason}`}
    </p>
  );
}
