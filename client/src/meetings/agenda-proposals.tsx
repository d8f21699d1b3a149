import { useMutation } from '@apollo/client/react';
import { dayAt } from '@umlauf/shared/circulation/deadline';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { TextArea, TextField } from '../platform/ui/field.tsx';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import {
  type AgendaMeeting,
  type AgendaRow,
  DecideAgendaProposal,
  SetAgendaProposalsUntil,
} from './agenda-operations.ts';
import styles from './agenda.module.css';
import { agendaTexts } from './agenda.i18n.ts';
import { useRemoveItem } from './use-agenda-actions.ts';
import { useDuration } from './use-agenda-words.ts';

interface AgendaProposalsProps {
  meeting: AgendaMeeting;
  proposals: readonly AgendaRow[];
  onEdit: (item: AgendaRow) => void;
}

/** What members propose, and what has become of it. */
export function AgendaProposals({ meeting, proposals, onEdit }: AgendaProposalsProps) {
  const t = useTexts(agendaTexts);
  const { state } = meeting;
  const isToCome = state === 'PLANNED' || state === 'INVITED';
  if (proposals.length === 0 && !isToCome) return null;
  return (
    <section className={styles.proposals} aria-labelledby="agenda-proposals">
      <h3 id="agenda-proposals">{t('proposals.title')}</h3>
      {isToCome && <Deadline meeting={meeting} />}
      {proposals.length > 0 && (
        <ul className={styles.branch} aria-label={t('proposals.title')}>
          {proposals.map((item) => (
            <Proposal key={item.id} item={item} onEdit={onEdit} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Deadline({ meeting }: { meeting: AgendaMeeting }) {
  const t = useTexts(agendaTexts);
  const formats = useFormats();
  const [isSetting, setSetting] = useState(false);
  const { proposalsUntil, agenda } = meeting;
  const words = () => {
    if (!proposalsUntil) return t('proposals.whenever');
    if (!agenda.viewerCan.propose) return t('proposals.over');
    return t('proposals.until', { moment: formats.moment(proposalsUntil) });
  };
  return (
    <>
      <p className={styles.deadline}>
        {words()}
        {agenda.viewerCan.plan && (
          <Button small look="tertiary" onClick={() => setSetting(true)}>
            {t('proposals.set')}
          </Button>
        )}
      </p>
      {isSetting && <DeadlineDialog meeting={meeting} onClose={() => setSetting(false)} />}
    </>
  );
}

function DeadlineDialog({ meeting, onClose }: { meeting: AgendaMeeting; onClose: () => void }) {
  const t = useTexts(agendaTexts);
  const [setUntil] = useMutation(SetAgendaProposalsUntil);
  const { id: meetingId, proposalsUntil } = meeting;
  const [day, setDay] = useState(() => (proposalsUntil ? dayAt(Date.parse(proposalsUntil)) : ''));
  const submission = useSubmission(
    async () => {
      await setUntil({ variables: { input: { meetingId, day: day || null } } });
      onClose();
    },
    { fields: ['day'] },
  );
  return (
    <FormDialog title={t('proposals.setTitle')} submission={submission} onClose={onClose}>
      <TextField
        label={t('proposals.day')}
        hint={t('proposals.dayHint')}
        type="date"
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
        fault={submission.fault('day')}
      />
    </FormDialog>
  );
}

function Proposal({ item, onEdit }: { item: AgendaRow; onEdit: (item: AgendaRow) => void }) {
  const t = useTexts(agendaTexts);
  const duration = useDuration();
  const { title, kind, note, minutes, state, proposedBy, decisionReason } = item;
  const [isRefusing, setRefusing] = useState(false);
  const by = proposedBy && t('proposals.by', { name: proposedBy.name });
  const facts = [t(`kind.${kind}`), minutes != null && duration(minutes), by].filter(Boolean);
  return (
    <li className={styles.proposal} data-agenda-item={item.id}>
      <div className={styles.what}>
        <p className={styles.title}>
          {title}
          <span className={styles.mark} data-mark={state}>
            {t(state === 'REFUSED' ? 'proposals.refused' : 'proposals.open')}
          </span>
        </p>
        <p className={styles.facts}>{facts.join(' · ')}</p>
        {note && <p className={styles.note}>{note}</p>}
        {decisionReason && <p className={styles.note}>{t('proposals.reason', { reason: decisionReason })}</p>}
      </div>
      <ProposalSteps item={item} onEdit={onEdit} onRefuse={() => setRefusing(true)} />
      {isRefusing && <RefuseDialog item={item} onClose={() => setRefusing(false)} />}
    </li>
  );
}

interface ProposalStepsProps {
  item: AgendaRow;
  onEdit: (item: AgendaRow) => void;
  onRefuse: () => void;
}

function ProposalSteps({ item, onEdit, onRefuse }: ProposalStepsProps) {
  const t = useTexts(agendaTexts);
  const { title, state, viewerCan } = item;
  const accept = useAccept(item);
  const withdraw = useRemoveItem();
  return (
    <p className={styles.steps}>
      {viewerCan.decide && (
        <Button small aria-label={t('proposals.acceptOf', { title })} onClick={() => void accept()}>
          {t('proposals.accept')}
        </Button>
      )}
      {viewerCan.decide && state === 'PROPOSED' && (
        <Button small look="tertiary" aria-label={t('proposals.refuseOf', { title })} onClick={onRefuse}>
          {t('proposals.refuse')}
        </Button>
      )}
      {viewerCan.change && state === 'PROPOSED' && (
        <Button
          small
          look="tertiary"
          aria-label={t('proposals.editOf', { title })}
          onClick={() => onEdit(item)}
        >
          {t('edit')}
        </Button>
      )}
      {viewerCan.remove && !viewerCan.decide && (
        <Button
          small
          look="tertiary"
          aria-label={t('proposals.withdrawOf', { title })}
          onClick={() => void withdraw(item)}
        >
          {t('proposals.withdraw')}
        </Button>
      )}
    </p>
  );
}

function useAccept({ id, title }: AgendaRow): () => Promise<void> {
  const t = useTexts(agendaTexts);
  const words = useFailureWords();
  const [decide] = useMutation(DecideAgendaProposal);
  return async () => {
    try {
      const { data } = await decide({ variables: { input: { itemId: id, accept: true } } });
      const number = data?.decideAgendaProposal.number ?? '';
      notify({ kind: 'success', words: t('proposals.accepted', { title, number }) });
    } catch (error) {
      notify({ kind: 'danger', words: words(error) });
    }
  };
}

function RefuseDialog({ item: { id, title }, onClose }: { item: AgendaRow; onClose: () => void }) {
  const t = useTexts(agendaTexts);
  const [decide] = useMutation(DecideAgendaProposal);
  const [reason, setReason] = useState('');
  const submission = useSubmission(
    async () => {
      await decide({ variables: { input: { itemId: id, accept: false, reason } } });
      onClose();
    },
    { check: () => emptyFields({ reason }), fields: ['reason'] },
  );
  return (
    <FormDialog
      title={t('proposals.refuseTitle', { title })}
      submission={submission}
      submit={t('proposals.refuse')}
      onClose={onClose}
    >
      <TextArea
        label={t('proposals.why')}
        hint={t('proposals.whyHint')}
        maxLength={LIMITS.noteCharacters}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        fault={submission.fault('reason')}
      />
    </FormDialog>
  );
}
