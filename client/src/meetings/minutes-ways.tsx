import { useMutation } from '@apollo/client/react';
import { CsvButton } from '../exports/csv-button.tsx';
import { ExportButton } from '../exports/export-button.tsx';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { readFragment } from '../gql/index.ts';
import { Button, ButtonLink } from '../platform/ui/button.tsx';
import { Icon } from '../platform/ui/icon.tsx';
import { notify } from '../platform/ui/notices.tsx';
import styles from './attendance.module.css';
import { ExtractWays } from './extract-ways.tsx';
import { MeetingRow_meeting, type ShownMeeting } from './meeting-operations.ts';
import { minutesTexts } from './minutes.i18n.ts';
import { BringAgendaToMinutes, CreateMinutes } from './minutes-operations.ts';

/** From a meeting that has begun to its minutes, and to what it shows on the wall. */
export function MinutesWays({ meeting }: { meeting: ShownMeeting }) {
  const t = useTexts(minutesTexts);
  const { state } = readFragment(MeetingRow_meeting, meeting);
  const { id, space, minutes, startedAt } = meeting;
  if (!startedAt) return null;
  return (
    <nav className={styles.ways} aria-label={t('ways')}>
      {minutes && (
        <ButtonLink look="primary" icon="document" to={`/documents/${minutes.id}`}>
          {t('open')}
        </ButtonLink>
      )}
      {minutes && <MinutesOut meetingId={id} />}
      <ExtractWays meetingId={id} />
      {!minutes && state !== 'CANCELLED' && <NoMinutes meeting={meeting} />}
      {state === 'RUNNING' && (
        <ButtonLink icon="visible" to={`/spaces/${space?.id}/meetings/${id}/screen`}>
          {t('screen')}
        </ButtonLink>
      )}
    </nav>
  );
}

function MinutesOut({ meetingId }: { meetingId: string }) {
  return (
    <>
      <ExportButton target={{ kind: 'minutes', meetingId }} />
      <CsvButton path={`meetings/${meetingId}/decisions.csv`} label="decisions" />
      <CsvButton path={`meetings/${meetingId}/tasks.csv`} label="tasks" />
    </>
  );
}

function NoMinutes({ meeting: { id, viewerCan } }: { meeting: ShownMeeting }) {
  const t = useTexts(minutesTexts);
  const failure = useFailureWords();
  const [create, { loading }] = useMutation(CreateMinutes);
  const run = async () => {
    try {
      await create({ variables: { meetingId: id } });
      notify({ kind: 'success', words: t('created') });
    } catch (error) {
      notify({ kind: 'danger', words: failure(error) });
    }
  };
  return (
    <>
      <p>{t('none')}</p>
      {viewerCan.keepMinutes && (
        <Button busy={loading} onClick={() => void run()}>
          {t('create')}
        </Button>
      )}
    </>
  );
}

/** That the minutes have other headings than the agenda has items, and the way to change that. */
export function BringToMinutes({ meetingId, mayBring }: { meetingId: string; mayBring: boolean }) {
  const t = useTexts(minutesTexts);
  const failure = useFailureWords();
  const [bring, { loading }] = useMutation(BringAgendaToMinutes);
  if (!mayBring) return null;
  const run = async () => {
    try {
      await bring({ variables: { meetingId } });
      notify({ kind: 'success', words: t('brought') });
    } catch (error) {
      notify({ kind: 'danger', words: failure(error) });
    }
  };
  return (
    <p className={styles.differs}>
      <Icon name="info" />
      <span>{t('differs')}</span>
      <Button small busy={loading} onClick={() => void run()}>
        {t('bring')}
      </Button>
    </p>
  );
}
