import { useQuery } from '@apollo/client/react';
import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import type { GuestRound_RoundFragment } from '../gql/graphql.ts';
import { readFragment } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Sheet } from '../platform/ui/page.tsx';
import styles from './circulations.module.css';
import { Anew } from './former-part.tsx';
import { AskedFormer } from './guest-operations.ts';
import { DifferenceLines_difference, RemarkRow_remark } from './next-operations.ts';
import { nextTexts } from './next.i18n.ts';
import { RemarkList } from './remark-list.tsx';
import { ShownDifference } from './round-difference.tsx';

interface AskedFormerPartProps {
  secret: string;
  round: GuestRound_RoundFragment;
  rules: RuleSet;
}

/** For somebody outside: that all are asked anew, what has changed, and what became of their own remarks. */
export function AskedFormerPart({ secret, round, rules }: AskedFormerPartProps) {
  const t = useTexts(nextTexts);
  const isNext = round.roundNumber > 1;
  const { data } = useQuery(AskedFormer, { variables: { secret }, skip: !isNext });
  if (!isNext) return null;
  const shown = data?.guestCirculation;
  const difference = readFragment(DifferenceLines_difference, shown?.difference);
  const remarks = (shown?.formerRemarks ?? []).map((remark) => readFragment(RemarkRow_remark, remark));
  return (
    <Sheet className={styles.part}>
      <h2>{t('former.title')}</h2>
      <Anew isSubstantial={round.isSubstantial === true} />
      {shown && !difference && <p>{t('former.hidden')}</p>}
      {difference && <ShownDifference difference={difference} />}
      {remarks.length > 0 && (
        <>
          <h3>{t('former.ownRemarks')}</h3>
          <RemarkList label={t('former.ownRemarks')} rules={rules} remarks={remarks} />
        </>
      )}
    </Sheet>
  );
}
