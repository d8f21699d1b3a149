import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useAllPages } from '../platform/apollo/use-all-pages.ts';
import { toFailure } from '../platform/errors/failure.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Dialog, DialogBody } from '../platform/ui/dialog.tsx';
import { FormDialog } from '../platform/ui/form-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { useSubmission } from '../platform/ui/submission.ts';
import { Trouble } from '../platform/ui/trouble.tsx';
import { InviteToMeeting, MeetingInvitees, SetMeetingParticipants } from './meeting-operations.ts';
import { meetingTexts } from './meetings.i18n.ts';
import { type Chosen, PeopleField } from './people-field.tsx';
import { planTexts } from './plan.i18n.ts';

interface ParticipantsDialogProps {
  meetingId: string;
  spaceId: string;
  /** Invites those who are chosen; otherwise they are only written down. */
  inviting: boolean;
  onClose: () => void;
}

/** Who takes part in a meeting: asked only when all of them are there, since whoever is not sent takes part no longer. */
export function ParticipantsDialog(props: ParticipantsDialogProps) {
  const [attempt, setAttempt] = useState(0);
  return <Loaded key={attempt} {...props} onRetry={() => setAttempt(attempt + 1)} />;
}

function Loaded({ onRetry, ...props }: ParticipantsDialogProps & { onRetry: () => void }) {
  const t = useTexts(meetingTexts);
  const { present, error } = usePresent(props.meetingId);
  if (present) return <ChooseDialog {...props} present={present} />;
  return (
    <Dialog title={props.inviting ? t('people.inviteTitle') : t('people.editTitle')} onClose={props.onClose}>
      <DialogBody>{error ? <Trouble error={error} onRetry={onRetry} /> : <Skeleton lines={6} />}</DialogBody>
    </Dialog>
  );
}

interface Present {
  /** Those who take part already, or who would be invited if nobody were named. */
  chosen: Chosen[];
  updatedAt: string;
}

/** Read anew, page after page. A change between two pages is one since the first of them. */
function usePresent(id: string): { present: Present | null; error: unknown } {
  const { data, error, fetchMore } = useQuery(MeetingInvitees, {
    variables: { id },
    fetchPolicy: 'no-cache',
  });
  const [failed, setFailed] = useState<unknown>();
  const meeting = data?.meeting;
  useAllPages(meeting?.participants, (after) =>
    fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult: { meeting: next } }) => {
        if (!before.meeting || !next) return { meeting: null };
        const nodes = [...before.meeting.participants.nodes, ...next.participants.nodes];
        return { meeting: { ...before.meeting, participants: { ...next.participants, nodes } } };
      },
    }).catch(setFailed),
  );
  if (!meeting || meeting.participants.pageInfo.hasNextPage) return { present: null, error: error ?? failed };
  const { participants, usualParticipants, updatedAt } = meeting;
  const named = participants.nodes.length > 0 ? participants.nodes : usualParticipants;
  const chosen = named.flatMap(({ kind, account }) => (account ? [{ accountId: account.id, kind }] : []));
  return { present: { chosen, updatedAt }, error: undefined };
}

type ChooseDialogProps = ParticipantsDialogProps & { present: Present };

function ChooseDialog({ meetingId, spaceId, inviting, present, onClose }: ChooseDialogProps) {
  const t = useTexts(meetingTexts);
  const plan = useTexts(planTexts);
  const [invite] = useMutation(InviteToMeeting);
  const [set] = useMutation(SetMeetingParticipants);
  const [chosen, setChosen] = useState(present.chosen);
  const [isOutdated, setOutdated] = useState(false);
  const submission = useSubmission(
    async () => {
      const input = { meetingId, participants: chosen, expectedUpdatedAt: present.updatedAt };
      const save = inviting ? invite : set;
      await save({ variables: { input } }).catch((error: unknown) => {
        setOutdated(toFailure(error).code === 'CONFLICT');
        throw error;
      });
      const words = inviting ? t('people.invited', { count: chosen.length }) : t('people.saved');
      notify({ kind: 'success', words });
      onClose();
    },
    {
      check: () => (inviting && chosen.length === 0 ? { participants: 'EMPTY' as const } : {}),
      fields: ['participants'],
    },
  );
  return (
    <FormDialog
      title={inviting ? t('people.inviteTitle') : t('people.editTitle')}
      submission={submission}
      {...(inviting && { submit: t('people.invite') })}
      onClose={onClose}
    >
      {isOutdated && <Alert kind="info" title={plan('someoneChanged')} />}
      <PeopleField
        spaceId={spaceId}
        legend={t('people.choose')}
        chosen={chosen}
        onChange={setChosen}
        fault={submission.fault('participants')}
      />
    </FormDialog>
  );
}
