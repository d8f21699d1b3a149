import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import type { MeetingParticipantKind } from '../gql/graphql.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { SelectField, TextField } from '../platform/ui/field.tsx';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { attendanceTexts } from './attendance.i18n.ts';
import { AddAttendee, type AttendanceMeeting } from './attendance-operations.ts';
import { useMembers } from './people-field.tsx';

interface AddAttendeeDialogProps {
  meeting: AttendanceMeeting;
  spaceId: string;
  onClose: () => void;
}

const KINDS: readonly MeetingParticipantKind[] = ['GUEST', 'ADVISORY', 'ENTITLED'];

/** Somebody who is at the meeting and not on the list: a member of the space, or a guest by name. */
export function AddAttendeeDialog({ meeting, spaceId, onClose }: AddAttendeeDialogProps) {
  const t = useTexts(attendanceTexts);
  const [add] = useMutation(AddAttendee);
  const { people = [] } = useMembers(spaceId);
  const [accountId, setAccountId] = useState('');
  const [guest, setGuest] = useState<Guest>({ name: '', organisationName: '' });
  const [kind, setKind] = useState<MeetingParticipantKind>('GUEST');
  const listed = new Set(meeting.attendance.attendees.map(({ account }) => account?.id));
  const others = people.filter(({ id }) => !listed.has(id));
  const submission = useSubmission(
    async () => {
      const who = accountId ? { accountId } : guest;
      await add({ variables: { input: { meetingId: meeting.id, kind, ...who } } });
      const added = people.find(({ id }) => id === accountId)?.name ?? guest.name;
      notify({ kind: 'success', words: t('added', { name: added }) });
      onClose();
    },
    {
      check: () => (accountId ? {} : emptyFields({ name: guest.name })),
      fields: ['accountId', 'name', 'organisationName', 'kind'],
    },
  );
  return (
    <FormDialog title={t('addTitle')} submit={t('add')} submission={submission} onClose={onClose}>
      <SelectField
        label={t('who')}
        value={accountId}
        fault={submission.fault('accountId')}
        onChange={(event) => setAccountId(event.currentTarget.value)}
      >
        <option value="">{t('guest')}</option>
        {others.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </SelectField>
      {accountId === '' && <GuestFields guest={guest} onChange={setGuest} fault={submission.fault} />}
      <SelectField
        label={t('kindLabel')}
        value={kind}
        fault={submission.fault('kind')}
        onChange={(event) => setKind(event.currentTarget.value as MeetingParticipantKind)}
      >
        {KINDS.map((each) => (
          <option key={each} value={each}>
            {t(`kind.${each}`)}
          </option>
        ))}
      </SelectField>
    </FormDialog>
  );
}

type Guest = Record<'name' | 'organisationName', string>;

interface GuestFieldsProps {
  guest: Guest;
  onChange: (guest: Guest) => void;
  fault: (field: string) => string | undefined;
}

/** Somebody without an account. */
function GuestFields({ guest, onChange, fault }: GuestFieldsProps) {
  const t = useTexts(attendanceTexts);
  const ui = useTexts(uiTexts);
  const bind = (field: keyof Guest) => ({
    value: guest[field],
    fault: fault(field),
    autoComplete: 'off',
    maxLength: LIMITS.nameCharacters,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onChange({ ...guest, [field]: currentTarget.value }),
  });
  return (
    <>
      <TextField {...bind('name')} label={t('name')} />
      <TextField {...bind('organisationName')} label={t('organisation')} optional={ui('optional')} />
    </>
  );
}
