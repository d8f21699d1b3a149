import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import { Link } from 'react-router';
import { readFragment } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import type { ShownCirculation } from './circulation-operations.ts';
import styles from './circulations.module.css';
import { nextTexts } from './next.i18n.ts';
import { RemarkPage } from './remark-list.tsx';
import { RoundDifferencePart } from './round-difference.tsx';
import { Rules_set, rulesOf } from './rule-set-operations.ts';

/** What a round that follows another one brings: that all are asked anew, what became of remarks, and what has changed. */
export function FormerPart({ circulation }: { circulation: ShownCirculation }) {
  const t = useTexts(nextTexts);
  const { id, formerRound, isSubstantial } = circulation;
  if (isSubstantial === null || isSubstantial === undefined) return null;
  return (
    <Sheet className={styles.part}>
      <h2>{t('former.title')}</h2>
      <Anew isSubstantial={isSubstantial} />
      {formerRound ? (
        <>
          <p>
            <Link to={`/circulations/${formerRound.id}`}>{t('former.link')}</Link>
          </p>
          <RoundDifferencePart id={id} />
          <h3>{t('former.remarks')}</h3>
          <RemarkPage
            id={formerRound.id}
            rules={rulesOf(readFragment(Rules_set, formerRound.rules))}
            label={t('former.remarks')}
          />
        </>
      ) : (
        <p>{t('former.hidden')}</p>
      )}
    </Sheet>
  );
}

/** Whether what was signed before is void; either way everybody answers anew. */
export function Anew({ isSubstantial }: { isSubstantial: boolean }) {
  const t = useTexts(nextTexts);
  const key = isSubstantial ? 'substantial' : 'other';
  return (
    <Alert kind={isSubstantial ? 'warning' : 'info'} title={t(`former.${key}`)}>
      <p>{t(`former.${key}What`)}</p>
    </Alert>
  );
}

/** On the page of a round that was followed: where it goes on, and what became of its remarks. */
export function NextPart({ circulation, rules }: { circulation: ShownCirculation; rules: RuleSet }) {
  const t = useTexts(nextTexts);
  const { id, nextRound } = circulation;
  if (!nextRound) return null;
  return (
    <Sheet className={styles.part}>
      <h2>{t('next.title')}</h2>
      <p>
        <Link to={`/circulations/${nextRound.id}`}>{t('next.link')}</Link>
      </p>
      <h3>{t('former.remarks')}</h3>
      <RemarkPage id={id} rules={rules} label={t('former.remarks')} />
    </Sheet>
  );
}
