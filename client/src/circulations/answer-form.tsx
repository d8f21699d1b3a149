import { remarkOf, type RuleSet } from '@umlauf/shared/circulation/rule-set';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import type { CirculationChoice } from '../gql/graphql.ts';
import { readFragment } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { FieldGroup, RadioField, TextArea } from '../platform/ui/field.tsx';
import formStyles from '../platform/ui/form.module.css';
import { notify } from '../platform/ui/notices.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { answerTexts } from './answer.i18n.ts';
import { isOpenlySaid, sentRemark, stopsRound, useChoiceWords } from './choice-words.ts';
import { CirculationAnswer_answer, type CirculationSeat } from './circulation-operations.ts';
import styles from './circulations.module.css';

/** Sends an answer for one seat, by whichever door its page has. */
export type SendAnswer = (
  seatId: string,
  choice: CirculationChoice,
  remark: string | null,
) => Promise<unknown>;

interface AnswerFormProps {
  send: SendAnswer;
  seat: CirculationSeat;
  rules: RuleSet;
  choices: readonly CirculationChoice[];
  isRunning: boolean;
  onSend: () => void;
  onSent: () => void;
}

/** One answer among those that the rules offer, with what is to be said with it. */
export function AnswerForm({ send, seat, rules, choices, isRunning, onSend, onSent }: AnswerFormProps) {
  const t = useTexts(answerTexts);
  const present = readFragment(CirculationAnswer_answer, seat.answer);
  const [choice, setChoice] = useState<CirculationChoice | null>(present?.choice ?? null);
  const [remark, setRemark] = useState(present?.remark ?? '');
  const isNeeded = choice !== null && remarkOf(rules, choice) === 'REQUIRED';
  const submission = useSubmission(
    async () => {
      if (!choice) return;
      onSend();
      await send(seat.id, choice, sentRemark(rules, choice, remark));
      notify({ kind: 'success', words: t('sent') });
      onSent();
    },
    {
      check: () => emptyFields({ choice: choice ?? '', ...(isNeeded && { remark }) }),
      fields: ['choice', 'remark'],
    },
  );
  return (
    <form {...submission.form} className={formStyles.form} aria-labelledby="answer">
      {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
      <Choices
        {...{ rules, seat, choices, choice, isRunning }}
        onChoose={setChoice}
        fault={submission.fault('choice') && t('choose')}
      />
      {choice && (
        <RemarkField {...{ rules, choice, remark }} onChange={setRemark} fault={submission.fault('remark')} />
      )}
      {isRunning && !rules.changeUntilDeadline && <p className={styles.muted}>{t('firstCounts')}</p>}
      <div className={formStyles.actions}>
        <Button type="submit" look="primary" busy={submission.busy}>
          {t(present ? 'change' : 'send')}
        </Button>
      </div>
    </form>
  );
}

interface ChoicesProps {
  rules: RuleSet;
  seat: CirculationSeat;
  choices: readonly CirculationChoice[];
  choice: CirculationChoice | null;
  isRunning: boolean;
  onChoose: (choice: CirculationChoice) => void;
  fault: string | undefined;
}

function Choices({ rules, seat, choices, choice, isRunning, onChoose, fault }: ChoicesProps) {
  const t = useTexts(answerTexts);
  const words = useChoiceWords(rules.kind);
  const hintOf = (one: CirculationChoice) => {
    if (!isRunning || seat.kind === 'ADVISORY' || !stopsRound(rules, one)) return {};
    return { hint: t(seat.kind === 'DEPUTY' ? 'stopsDeputy' : 'stops') };
  };
  return (
    <FieldGroup legend={t('legend')} fault={fault}>
      <div className={styles.choices}>
        {choices.map((one) => (
          <RadioField
            key={one}
            name="choice"
            label={words.offer(one)}
            {...hintOf(one)}
            checked={choice === one}
            onChange={() => onChoose(one)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

interface RemarkFieldProps {
  rules: RuleSet;
  choice: CirculationChoice;
  remark: string;
  onChange: (remark: string) => void;
  fault: string | undefined;
}

function RemarkField({ rules, choice, remark, onChange, fault }: RemarkFieldProps) {
  const t = useTexts(answerTexts);
  const ui = useTexts(uiTexts);
  const wanted = remarkOf(rules, choice);
  if (wanted === 'NONE') return null;
  return (
    <TextArea
      label={t(`remark.${wanted}`)}
      hint={t(isOpenlySaid(rules, choice) ? 'remarkOpen' : 'remarkHint')}
      optional={wanted === 'ALLOWED' ? ui('optional') : undefined}
      required={wanted === 'REQUIRED'}
      rows={4}
      maxLength={LIMITS.remarkCharacters}
      value={remark}
      onChange={(event) => onChange(event.currentTarget.value)}
      fault={fault}
    />
  );
}
