import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { SelectField } from '../platform/ui/field.tsx';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { useSubmission } from '../platform/ui/submission.ts';
import { SetMeetingConduct, type ShownMeeting } from './meeting-operations.ts';
import { meetingTexts } from './meetings.i18n.ts';
import { useMembers } from './people-field.tsx';

interface ConductDialogProps {
  meeting: ShownMeeting;
  onClose: () => void;
}

/** Who leads a meeting, and who keeps its minutes. */
export function ConductDialog({ meeting, onClose }: ConductDialogProps) {
  const t = useTexts(meetingTexts);
  const [set] = useMutation(SetMeetingConduct);
  const [chairId, setChairId] = useState(meeting.chair?.id ?? '');
  const [keeperId, setKeeperId] = useState(meeting.keeper?.id ?? '');
  const { people = [] } = useMembers(meeting.space?.id ?? '');
  const submission = useSubmission(
    async () => {
      const input = { meetingId: meeting.id, chairId: chairId || null, keeperId: keeperId || null };
      await set({ variables: { input } });
      notify({ kind: 'success', words: t('conduct.saved') });
      onClose();
    },
    { fields: ['chairId', 'keeperId'] },
  );
  const members = (
    <>
      <option value="">{t('conduct.nobody')}</option>
      {people.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </>
  );
  return (
    <FormDialog title={t('conduct.title')} submission={submission} onClose={onClose}>
      <p>{t('conduct.what')}</p>
      <SelectField
        label={t('page.chair')}
        value={chairId}
        onChange={(event) => setChairId(event.currentTarget.value)}
        fault={submission.fault('chairId')}
      >
        {members}
      </SelectField>
      <SelectField
        label={t('page.keeper')}
        value={keeperId}
        onChange={(event) => setKeeperId(event.currentTarget.value)}
        fault={submission.fault('keeperId')}
      >
        {members}
      </SelectField>
    </FormDialog>
  );
}
