import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import type { CirculationAnswer_AnswerFragment } from '../gql/graphql.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { useChoiceWords } from './choice-words.ts';
import styles from './circulations.module.css';
import { circulationTexts } from './circulations.i18n.ts';
import { partTexts } from './parts.i18n.ts';

interface AnswerWordsProps {
  answer: CirculationAnswer_AnswerFragment;
  kind: RuleSet['kind'];
}

/** What was answered and when, the remark, and why it does not count where it does not. */
export function AnswerWords({ answer, kind }: AnswerWordsProps) {
  const t = useTexts(circulationTexts);
  const formats = useFormats();
  const words = useChoiceWords(kind);
  const parts = useTexts(partTexts);
  const { choice, remark, ignored, at, program } = answer;
  return (
    <>
      <p>
        <strong>{choice ? words.said(choice) : t('standing.voted')}</strong>
        {` · ${formats.moment(at)}`}
      </p>
      {program && <p className={styles.muted}>{parts('program', { name: program })}</p>}
      {remark && (
        <p className={styles.remark}>
          <span className="kern-sr-only">{t('standing.remark')}: </span>
          {remark}
        </p>
      )}
      {ignored && <p className={styles.ignored}>{t(`ignored.${ignored}`)}</p>}
    </>
  );
}
