import { decides, type RuleSet } from '@umlauf/shared/circulation/rule-set';
import { type ReactNode, type RefObject, useRef, useState } from 'react';
import type { CirculationChoice, CirculationState } from '../gql/graphql.ts';
import { readFragment } from '../gql/index.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { SelectField } from '../platform/ui/field.tsx';
import { AnswerForm, type SendAnswer } from './answer-form.tsx';
import { answerTexts } from './answer.i18n.ts';
import { useChoiceWords } from './choice-words.ts';
import { CirculationAnswer_answer, type CirculationSeat } from './circulation-operations.ts';
import styles from './circulations.module.css';
import { circulationTexts } from './circulations.i18n.ts';

interface AnswerPartProps {
  /** The viewer’s own. */
  seats: readonly CirculationSeat[];
  choices: readonly CirculationChoice[];
  mayAnswer: boolean;
  state: CirculationState;
  rules: RuleSet;
  send: SendAnswer;
  /** What is written down, where it is not what is written down of members. */
  recorded?: string;
  /** What else can be done on a seat. */
  beyond?: (seat: CirculationSeat) => ReactNode;
}

/** The viewer’s answer: what stands, what can be answered, and what is recorded. */
export function AnswerPart({ seats, state, rules, recorded, beyond, ...answering }: AnswerPartProps) {
  const t = useTexts(answerTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const open = seats.find(({ answer, askedAt, kind }) => askedAt && !answer && kind !== 'GUEST');
  const seat = seats.find(({ id }) => id === chosen) ?? open ?? seats[0]!;
  // Choosing decides: an answer that arrives meanwhile puts nobody else’s form under one’s hands.
  const choose = (id: string) => setChosen(id);
  return (
    <section className={styles.part} aria-labelledby="answer">
      <h2 id="answer" ref={heading} tabIndex={-1}>
        {t('title')}
      </h2>
      {seats.length > 1 ? (
        <SelectField
          label={t('seat')}
          value={seat.id}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {seats.map(({ id, organisationName }) => (
            <option key={id} value={id}>
              {organisationName ?? t('yourself')}
            </option>
          ))}
        </SelectField>
      ) : (
        <p className={styles.muted}>{t('forWhom', { name: seat.organisationName ?? t('yourself') })}</p>
      )}
      <Present seat={seat} rules={rules} isRunning={state === 'RUNNING'} />
      <Answering
        key={seat.id}
        {...{ ...answering, state, rules, seat, heading }}
        onSend={() => choose(seat.id)}
      />
      {beyond?.(seat)}
      <Recorded seat={seat} rules={rules} isRunning={state === 'RUNNING'} recorded={recorded} />
    </section>
  );
}

interface SeatProps {
  seat: CirculationSeat;
  rules: RuleSet;
  isRunning: boolean;
}

/** What stands on the seat. */
function Present({ seat, rules, isRunning }: SeatProps) {
  const t = useTexts(answerTexts);
  const rounds = useTexts(circulationTexts);
  const formats = useFormats();
  const words = useChoiceWords(rules.kind);
  const answer = readFragment(CirculationAnswer_answer, seat.answer);
  return (
    <div role="status" className={answer ? styles.present : undefined}>
      {answer && (
        <>
          <p>
            <strong>
              {answer.choice ? `${t('present')}: ${words.said(answer.choice)}` : t('presentSecret')}
            </strong>
            {` · ${formats.moment(answer.at)}`}
          </p>
          {answer.remark && <p className={styles.remark}>{answer.remark}</p>}
          {answer.ignored && <p className={styles.ignored}>{rounds(`ignored.${answer.ignored}`)}</p>}
          {isRunning && <p>{t(rules.changeUntilDeadline ? 'mayChange' : 'final')}</p>}
        </>
      )}
    </div>
  );
}

interface AnsweringProps extends Omit<AnswerPartProps, 'seats' | 'recorded' | 'beyond'> {
  seat: CirculationSeat;
  heading: RefObject<HTMLHeadingElement | null>;
  onSend: () => void;
}

/** The form, or why there is none. */
function Answering({ choices, mayAnswer, send, state, rules, seat, heading, onSend }: AnsweringProps) {
  const t = useTexts(answerTexts);
  const isRunning = state === 'RUNNING';
  if (seat.kind === 'GUEST') return <p>{t('guest')}</p>;
  if (isRunning && !seat.askedAt) return <p>{t('beforeTurn')}</p>;
  // A colleague is asked in their place: that is said beside.
  if (seat.forwardedTo) return null;
  if (rules.secret && seat.kind === 'ADVISORY') return <p>{t('advisorySecret')}</p>;
  if (!mayAnswer) return <p>{t(isRunning ? 'hasLeft' : 'over')}</p>;
  if (isRunning && seat.answer && !rules.changeUntilDeadline) return null;
  if (isRunning && isSpokenFor(seat, rules)) return <p>{t('spokenFor')}</p>;
  return (
    <>
      {!isRunning && <p>{t('late')}</p>}
      {seat.kind === 'DEPUTY' && <p>{t('deputy')}</p>}
      {seat.kind === 'ADVISORY' && <p>{t('advisory')}</p>}
      <AnswerForm
        send={send}
        seat={seat}
        rules={rules}
        choices={choices}
        isRunning={isRunning}
        onSend={onSend}
        onSent={() => heading.current?.focus()}
      />
    </>
  );
}

/** Whether an answer on this seat could not count any more: a colleague has answered, or the member for a deputy. */
function isSpokenFor({ kind, isAnswered }: CirculationSeat, { changeUntilDeadline }: RuleSet): boolean {
  return isAnswered && kind !== 'ADVISORY' && (kind === 'DEPUTY' || !changeUntilDeadline);
}

/** What becomes of silence, and what is written down: said openly, before anything is answered. */
function Recorded({ seat, rules, isRunning, recorded }: SeatProps & { recorded: string | undefined }) {
  const t = useTexts(answerTexts);
  const rounds = useTexts(circulationTexts);
  const formats = useFormats();
  const bears = seat.kind !== 'ADVISORY' && seat.kind !== 'GUEST';
  const silence = decides(rules.kind) ? rules.silence : 'NOTHING';
  const noted = [
    seat.reachedAt && rounds('standing.reached', { moment: formats.moment(seat.reachedAt) }),
    seat.openedAt && rounds('standing.opened', { moment: formats.moment(seat.openedAt) }),
  ].filter(Boolean);
  return (
    <>
      {isRunning && bears && !seat.answer && !seat.isAnswered && !seat.forwardedTo && (
        <>
          <h3>{t('silence')}</h3>
          <p>{t(`silenceOf.${silence}`)}</p>
        </>
      )}
      <h3>{t('recorded')}</h3>
      <p>{recorded ?? t(rules.secret ? 'recordedSecret' : 'recordedWhat')}</p>
      {noted.length > 0 && <p className={styles.muted}>{noted.join(', ')}</p>}
    </>
  );
}
