import { useMutation, useQuery } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { isSpaceRole, roleEnds } from '@umlauf/shared/roles';
import { useState } from 'react';
import { useAllPages } from '../platform/apollo/use-all-pages.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { SelectField, TextArea } from '../platform/ui/field.tsx';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { HandOverTask, type Task, TaskMembers } from './task-operations.ts';
import { taskTexts } from './tasks.i18n.ts';

interface HandOverDialogProps {
  task: Task;
  onClose: () => void;
}

/** Hands a task over to another member of its space. */
export function HandOverDialog({ task, onClose }: HandOverDialogProps) {
  const t = useTexts(taskTexts);
  const { id: entryId, number } = task;
  const [handOverTask] = useMutation(HandOverTask);
  const [accountId, setAccountId] = useState('');
  const [note, setNote] = useState('');
  const people = useMembers(task);
  const submission = useSubmission(
    async () => {
      await handOverTask({ variables: { input: { entryId, accountId, note } } });
      const name = people.find(({ id }) => id === accountId)?.name ?? '';
      notify({ kind: 'success', words: t('handOver.done', { number, name }) });
      onClose();
    },
    { check: () => emptyFields({ accountId }), fields: ['accountId', 'note'] },
  );
  return (
    <FormDialog
      title={t('handOver.title', { number })}
      submission={submission}
      submit={t('handOver.open')}
      onClose={onClose}
    >
      <SelectField
        label={t('handOver.to')}
        value={accountId}
        onChange={(event) => setAccountId(event.currentTarget.value)}
        fault={submission.fault('accountId')}
      >
        <option value="">{t('handOver.choose')}</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={t('note.label')}
        optional={t('handOver.optional')}
        hint={t('handOver.hint')}
        rows={3}
        maxLength={LIMITS.taskNoteCharacters}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        fault={submission.fault('note')}
      />
    </FormDialog>
  );
}

/** Who belongs to the space for good, but for whoever has it already. */
function useMembers({ document, responsible }: Task): { id: string; name: string }[] {
  const { data, fetchMore } = useQuery(TaskMembers, {
    variables: { spaceId: document.space.id },
    fetchPolicy: 'network-only',
  });
  useAllPages(data?.space?.members, (after) => fetchMore({ variables: { after } }));
  return (data?.space?.members.edges ?? [])
    .map(({ node }) => node)
    .filter(({ role, account }) => isSpaceRole(role) && !roleEnds(role) && account.kind === 'PERSON')
    .map(({ account }) => account)
    .filter(({ id }) => id !== responsible?.id);
}
