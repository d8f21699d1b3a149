import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { CheckboxField, TextArea, TextField } from '../platform/ui/field.tsx';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { DocumentsField } from './agenda-documents-field.tsx';
import { KindField, MinutesField, minutesOf, ResponsibleField } from './agenda-fields.tsx';
import { AddAgendaItem, type AgendaRow, ChangeAgendaItem, ProposeAgendaItem } from './agenda-operations.ts';
import { newIn, type Wording } from './agenda-wording.ts';
import { agendaTexts } from './agenda.i18n.ts';

/** What is being written: a new item, perhaps under another one; a proposal; or another wording. */
export type Draft =
  { way: 'add'; parent: AgendaRow | null } | { way: 'propose' } | { way: 'change'; item: AgendaRow };

interface AgendaItemDialogProps {
  meetingId: string;
  spaceId: string;
  draft: Draft;
  onClose: () => void;
}

/** Asks what an item says. */
export function AgendaItemDialog({ meetingId, spaceId, draft, onClose }: AgendaItemDialogProps) {
  const t = useTexts(agendaTexts);
  const form = useItemForm(draft);
  const { title, kind, minutes, note, isClosed, responsible, documents } = form;
  const save = useSave(meetingId, draft);
  const { fault, ...submission } = useSubmission(
    async () => {
      await save({
        ...{
          title,
          kind,
          note,
          isClosed,
          minutes: minutesOf(minutes),
          responsibleId: responsible?.id ?? null,
        },
        documentIds: documents.map(({ id }) => id),
      });
      onClose();
    },
    {
      check: () => ({
        ...emptyFields({ title }),
        ...(minutesOf(minutes) === undefined && { minutes: 'OUT_OF_RANGE' as const }),
      }),
      fields: ['title', 'minutes', 'note', 'responsibleId', 'documentIds'],
    },
  );
  return (
    <FormDialog
      title={useTitle(draft)}
      submission={{ ...submission, fault }}
      submit={draft.way === 'propose' ? t('form.proposeSubmit') : undefined}
      onClose={onClose}
    >
      <TextField
        label={t('form.title')}
        maxLength={LIMITS.titleCharacters}
        value={title}
        onChange={(event) => form.setTitle(event.currentTarget.value)}
        fault={fault('title')}
      />
      <KindField value={kind} onChange={form.setKind} />
      <MinutesField value={minutes} onChange={form.setMinutes} fault={fault('minutes')} />
      <ResponsibleField
        spaceId={spaceId}
        value={responsible}
        onChange={form.setResponsible}
        fault={fault('responsibleId')}
      />
      <MoreFields spaceId={spaceId} form={form} fault={fault} />
    </FormDialog>
  );
}

interface MoreFieldsProps {
  spaceId: string;
  form: ReturnType<typeof useItemForm>;
  fault: ReturnType<typeof useSubmission>['fault'];
}

function MoreFields({ spaceId, form, fault }: MoreFieldsProps) {
  const t = useTexts(agendaTexts);
  return (
    <>
      <TextArea
        label={t('form.note')}
        optional={t('form.optional')}
        maxLength={LIMITS.noteCharacters}
        value={form.note}
        onChange={(event) => form.setNote(event.currentTarget.value)}
        fault={fault('note')}
      />
      <DocumentsField
        spaceId={spaceId}
        chosen={form.documents}
        onChange={form.setDocuments}
        fault={fault('documentIds')}
      />
      <CheckboxField
        label={t('form.closed')}
        hint={t('form.closedHint')}
        checked={form.isClosed}
        onChange={(event) => form.setClosed(event.currentTarget.checked)}
      />
    </>
  );
}

/** What is being written, from what there is. */
function useItemForm(draft: Draft) {
  const present = draft.way === 'change' ? draft.item : null;
  const [title, setTitle] = useState(present?.title ?? '');
  const [kind, setKind] = useState(present?.kind ?? 'DISCUSSION');
  const [minutes, setMinutes] = useState(present?.minutes?.toString() ?? '');
  const [note, setNote] = useState(present?.note ?? '');
  const [isClosed, setClosed] = useState(present?.isClosed ?? false);
  const [responsible, setResponsible] = useState(present?.responsible ?? null);
  const [documents, setDocuments] = useState(() => [...(present?.documents ?? [])]);
  return {
    ...{ title, setTitle, kind, setKind, minutes, setMinutes, note, setNote, isClosed, setClosed },
    ...{ responsible, setResponsible, documents, setDocuments },
  };
}

function useTitle(draft: Draft): string {
  const t = useTexts(agendaTexts);
  if (draft.way === 'add' && draft.parent) return t('form.below', { number: draft.parent.number ?? '' });
  return t(`form.${draft.way}`);
}

function useSave(meetingId: string, draft: Draft): (wording: Wording) => Promise<void> {
  const t = useTexts(agendaTexts);
  const [addItem] = useMutation(AddAgendaItem);
  const [proposeItem] = useMutation(ProposeAgendaItem);
  const [changeItem] = useMutation(ChangeAgendaItem);
  return async (wording) => {
    if (draft.way === 'change') {
      const input = { itemId: draft.item.id, ...newIn(wording, draft.item) };
      if (Object.keys(input).length > 1) await changeItem({ variables: { input } });
    } else if (draft.way === 'add') {
      const place = draft.parent ? { parentId: draft.parent.id } : {};
      await addItem({ variables: { input: { meetingId, ...wording, ...place } } });
    } else {
      await proposeItem({ variables: { input: { meetingId, ...wording } } });
      notify({ kind: 'success', words: t('proposals.done', { title: wording.title }) });
    }
  };
}
