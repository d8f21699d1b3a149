import type { GuestRound_RoundFragment } from '../gql/graphql.ts';
import { readFragment } from '../gql/index.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Sheet } from '../platform/ui/page.tsx';
import { answerTexts } from './answer.i18n.ts';
import { CirculationSeat_seat } from './circulation-operations.ts';
import { Details, Fact } from './circulation-facts.tsx';
import styles from './circulations.module.css';
import { circulationTexts } from './circulations.i18n.ts';
import { TimeLeft, useDeadlineWords } from './deadline-time.tsx';
import { guestTexts } from './guests.i18n.ts';
import { Rules_set, rulesOf } from './rule-set-operations.ts';

interface AskedFactsProps {
  round: GuestRound_RoundFragment;
  /** Before it is opened: what is asked, for whom and until when. */
  isShort?: boolean;
}

/** What somebody outside is asked, for whom they answer, until when and by which rules. */
export function AskedFacts({ round, isShort }: AskedFactsProps) {
  const t = useTexts(circulationTexts);
  const guests = useTexts(guestTexts);
  const answers = useTexts(answerTexts);
  const formats = useFormats();
  const deadlineWords = useDeadlineWords();
  const { deadlineAt, endedAt, startedAt } = round;
  const { organisationName } = readFragment(CirculationSeat_seat, round.seat);
  return (
    <Sheet className={styles.part}>
      <h2 className={styles.muted}>{t('page.question')}</h2>
      <p className={styles.question}>{round.question}</p>
      {!isShort && (
        <p className={styles.narrow}>
          <a href="#answer">{t('page.toAnswer')}</a>
        </p>
      )}
      <dl className={styles.facts}>
        <Fact term={t('page.deadline')}>
          <time dateTime={deadlineAt}>{deadlineWords(deadlineAt)}</time>
          {' · '}
          <strong>
            {endedAt ? t('ended', { moment: formats.moment(endedAt) }) : <TimeLeft deadlineAt={deadlineAt} />}
          </strong>
        </Fact>
        {!isShort && (
          <Fact term={t('page.document')}>
            {t('page.documentFrozen', { moment: formats.moment(startedAt) })}
          </Fact>
        )}
      </dl>
      {isShort ? (
        <p>{guests('page.forWhom', { name: organisationName ?? answers('yourself') })}</p>
      ) : (
        <Details rules={rulesOf(readFragment(Rules_set, round.rules))} contentHash={round.contentHash} />
      )}
    </Sheet>
  );
}
