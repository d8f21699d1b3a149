import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { CheckboxField } from '../platform/ui/field.tsx';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { CancelMeetingDialog } from './cancel-meeting-dialog.tsx';
import { ChangeMeetingDialog } from './change-meeting-dialog.tsx';
import { ConductDialog } from './conduct-dialog.tsx';
import { EndMeeting, type ShownMeeting, StartMeeting } from './meeting-operations.ts';
import { minutesTexts } from './minutes.i18n.ts';
import { meetingTexts } from './meetings.i18n.ts';
import { planTexts } from './plan.i18n.ts';

type Asked = 'CHANGE' | 'CONDUCT' | 'CANCEL' | 'START' | 'END';

/** What the viewer may do with a meeting, each after being asked. */
export function MeetingTools({ meeting }: { meeting: ShownMeeting }) {
  const t = useTexts(meetingTexts);
  const plan = useTexts(planTexts);
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const { id, viewerCan } = meeting;
  return (
    <>
      {viewerCan.start && (
        <Button look="primary" onClick={() => setAsked('START')}>
          {t('start.open')}
        </Button>
      )}
      {viewerCan.end && (
        <Button look="primary" onClick={() => setAsked('END')}>
          {t('end.open')}
        </Button>
      )}
      {viewerCan.change && <Button onClick={() => setAsked('CHANGE')}>{plan('change')}</Button>}
      {viewerCan.change && <Button onClick={() => setAsked('CONDUCT')}>{t('conduct.edit')}</Button>}
      {viewerCan.cancel && (
        <Button look="tertiary" onClick={() => setAsked('CANCEL')}>
          {t('cancel.open')}
        </Button>
      )}
      {asked === 'CHANGE' && <ChangeMeetingDialog meeting={meeting} onClose={close} />}
      {asked === 'CONDUCT' && <ConductDialog meeting={meeting} onClose={close} />}
      {asked === 'CANCEL' && <CancelMeetingDialog meetingId={id} onClose={close} />}
      {(asked === 'START' || asked === 'END') && (
        <HoldDialog meeting={meeting} asked={asked} onClose={close} />
      )}
    </>
  );
}

interface HoldDialogProps {
  meeting: ShownMeeting;
  asked: 'START' | 'END';
  onClose: () => void;
}

/** Opens a meeting, or closes it. */
function HoldDialog({ meeting: { id: meetingId, space }, asked, onClose }: HoldDialogProps) {
  const t = useTexts(meetingTexts);
  const [start] = useMutation(StartMeeting);
  const [end] = useMutation(EndMeeting);
  const minutes = useTexts(minutesTexts);
  const [isWithout, setWithout] = useState(false);
  const word = asked === 'START' ? 'start' : 'end';
  return (
    <ConfirmDialog
      title={t(`${word}.title`)}
      confirm={t(`${word}.open`)}
      look="primary"
      onConfirm={async () => {
        if (asked === 'START') await start({ variables: { meetingId, withoutMinutes: isWithout } });
        else await end({ variables: { meetingId } });
        notify({ kind: 'success', words: t(`${word}.done`) });
      }}
      onClose={onClose}
    >
      <p>{t(`${word}.what`)}</p>
      {asked === 'START' && (
        <>
          <p>{minutes('begin')}</p>
          {space && !isWithout && <p>{minutes(`readers.${space.visibility}`)}</p>}
          <CheckboxField
            label={minutes('without')}
            checked={isWithout}
            onChange={(event) => setWithout(event.currentTarget.checked)}
          />
        </>
      )}
      {asked === 'END' && <p>{minutes('end')}</p>}
    </ConfirmDialog>
  );
}
