import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { CheckboxField, TextArea, TextField } from '../platform/ui/field.tsx';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { KindField, MinutesField, minutesOf } from './agenda-fields.tsx';
import { AddStandingAgendaItem, ChangeStandingAgendaItem, type StandingRow } from './agenda-operations.ts';
import { agendaTexts } from './agenda.i18n.ts';

interface StandingItemDialogProps {
  seriesId: string;
  /** Null: a new one. */
  item: StandingRow | null;
  /** The title with which a new one begins. */
  proposed: string;
  onClose: () => void;
}

/** Asks what an item of every agenda says. */
export function StandingItemDialog({ seriesId, item, proposed, onClose }: StandingItemDialogProps) {
  const t = useTexts(agendaTexts);
  const [add] = useMutation(AddStandingAgendaItem);
  const [change] = useMutation(ChangeStandingAgendaItem);
  const [title, setTitle] = useState(item?.title ?? proposed);
  const [kind, setKind] = useState(item?.kind ?? (proposed ? 'DECISION' : 'INFORMATION'));
  const [minutes, setMinutes] = useState(item?.minutes?.toString() ?? '');
  const [note, setNote] = useState(item?.note ?? '');
  const [atEnd, setAtEnd] = useState(item?.atEnd ?? false);
  const submission = useSubmission(
    async () => {
      const wording = { title, kind, note, atEnd, minutes: minutesOf(minutes) ?? null };
      if (item) await change({ variables: { input: { standingItemId: item.id, ...wording } } });
      else await add({ variables: { input: { seriesId, ...wording } } });
      onClose();
    },
    {
      check: () => ({
        ...emptyFields({ title }),
        ...(minutesOf(minutes) === undefined && { minutes: 'OUT_OF_RANGE' as const }),
      }),
      fields: ['title', 'minutes', 'note'],
    },
  );
  return (
    <FormDialog
      title={t(item ? 'standingItems.change' : 'standingItems.add')}
      submission={submission}
      onClose={onClose}
    >
      <TextField
        label={t('form.title')}
        maxLength={LIMITS.titleCharacters}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        fault={submission.fault('title')}
      />
      <KindField value={kind} onChange={setKind} />
      <MinutesField value={minutes} onChange={setMinutes} fault={submission.fault('minutes')} />
      <TextArea
        label={t('form.note')}
        optional={t('form.optional')}
        maxLength={LIMITS.noteCharacters}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        fault={submission.fault('note')}
      />
      <CheckboxField
        label={t('standingItems.atEnd')}
        hint={t('standingItems.atEndHint')}
        checked={atEnd}
        onChange={(event) => setAtEnd(event.currentTarget.checked)}
      />
    </FormDialog>
  );
}
