import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useRef, useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { TextField } from '../platform/ui/field.tsx';
import formStyles from '../platform/ui/form.module.css';
import { notify } from '../platform/ui/notices.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import { useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { AnswerMeeting, type ShownMeeting } from './meeting-operations.ts';
import styles from './meetings.module.css';
import { meetingTexts } from './meetings.i18n.ts';

const ANSWERS = [
  ['ACCEPTED', 'accept'],
  ['TENTATIVE', 'tentative'],
  ['DECLINED', 'decline'],
] as const;
type Answer = (typeof ANSWERS)[number][0];

/** Whether the viewer comes: said with one press, and changed with another. */
export function MeetingAnswer({ meeting }: { meeting: ShownMeeting }) {
  const t = useTexts(meetingTexts);
  const ui = useTexts(uiTexts);
  const [send] = useMutation(AnswerMeeting);
  const present = meeting.viewerParticipation;
  const [note, setNote] = useState(present?.answerNote ?? '');
  // Read when it is sent, which is before anything is shown again.
  const wanted = useRef<Answer>('ACCEPTED');
  const submission = useSubmission(
    async () => {
      const answer = wanted.current;
      await send({ variables: { input: { meetingId: meeting.id, answer, note } } });
      notify({ kind: 'success', words: t('yours.done', { answer: t(`answer.${answer}`) }) });
    },
    { fields: ['note'] },
  );
  return (
    <Sheet>
      <section className={formStyles.form} aria-labelledby="yours">
        <h2 id="yours">{t('yours.title')}</h2>
        {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
        <p role="status">{present && t('yours.present', { answer: t(`answer.${present.answer}`) })}</p>
        <TextField
          label={t('yours.note')}
          hint={t('yours.noteHint')}
          optional={ui('optional')}
          maxLength={LIMITS.meetingNoteCharacters}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          fault={submission.fault('note')}
        />
        <div className={styles.tools}>
          {ANSWERS.map(([value, word]) => (
            <Button
              key={value}
              look={present?.answer === value ? 'primary' : 'secondary'}
              aria-pressed={present?.answer === value}
              busy={submission.busy}
              onClick={() => {
                wanted.current = value;
                submission.run();
              }}
            >
              {t(`yours.${word}`)}
            </Button>
          ))}
        </div>
      </section>
    </Sheet>
  );
}
