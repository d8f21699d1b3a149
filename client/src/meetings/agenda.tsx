import { useState } from 'react';
import { readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { AgendaCopy } from './agenda-copy.tsx';
import { AgendaItemDialog, type Draft } from './agenda-item-dialog.tsx';
import { AgendaList } from './agenda-list.tsx';
import {
  Agenda_meeting,
  AgendaRow_item,
  type AgendaMeeting,
  MeetingAgendaQuery,
} from './agenda-operations.ts';
import { BringToMinutes } from './minutes-ways.tsx';
import { AgendaProposals } from './agenda-proposals.tsx';
import styles from './agenda.module.css';
import { agendaTexts } from './agenda.i18n.ts';
import { useDuration } from './use-agenda-words.ts';

/** What a meeting is to talk about: all that can be seen of it, and done with it. Nothing where there is no such meeting. */
export function Agenda({ meetingId }: { meetingId: string }) {
  const { data, error, refetch } = useLiveQuery(MeetingAgendaQuery, { meetingId });
  const meeting = readFragment(Agenda_meeting, data?.meeting);
  if (meeting) return <OfMeeting meeting={meeting} />;
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  return data ? null : <Skeleton lines={5} />;
}

function OfMeeting({ meeting }: { meeting: AgendaMeeting }) {
  const t = useTexts(agendaTexts);
  const [draft, setDraft] = useState<Draft | null>(null);
  const { viewerCan } = meeting.agenda;
  const items = readFragment(AgendaRow_item, meeting.agenda.items);
  const proposals = readFragment(AgendaRow_item, meeting.agenda.proposals);
  return (
    <Sheet>
      <header className={styles.header}>
        <h2>{t('title')}</h2>
        {items.length > 0 && <AgendaCopy meetingId={meeting.id} />}
        {viewerCan.plan && (
          <Button look="primary" icon="add" onClick={() => setDraft({ way: 'add', parent: null })}>
            {t('add')}
          </Button>
        )}
        {viewerCan.propose && !viewerCan.plan && (
          <Button look="primary" icon="add" onClick={() => setDraft({ way: 'propose' })}>
            {t('propose')}
          </Button>
        )}
      </header>
      {items.length > 0 ? (
        <>
          <Summary meeting={meeting} count={items.length} />
          {meeting.agenda.minutesDiffer && (
            <BringToMinutes
              meetingId={meeting.id}
              mayBring={viewerCan.hold && meeting.minutes?.viewerCan.edit === true}
            />
          )}
          <AgendaList meeting={meeting} items={items} onDraft={setDraft} />
        </>
      ) : (
        <Empty {...viewerCan} />
      )}
      <AgendaProposals
        meeting={meeting}
        proposals={proposals}
        onEdit={(item) => setDraft({ way: 'change', item })}
      />
      {draft && (
        <AgendaItemDialog
          meetingId={meeting.id}
          spaceId={meeting.space?.id ?? ''}
          draft={draft}
          onClose={() => setDraft(null)}
        />
      )}
    </Sheet>
  );
}

/** How many there are, how long they take, and whether that is longer than the meeting is. */
function Summary({ meeting, count }: { meeting: AgendaMeeting; count: number }) {
  const t = useTexts(agendaTexts);
  const formats = useFormats();
  const duration = useDuration();
  const { minutes, endsAt } = meeting.agenda;
  const over = endsAt ? Math.round((Date.parse(endsAt) - Date.parse(meeting.endsAt)) / 60_000) : 0;
  const facts = [t('count', { count })];
  if (minutes != null) facts.push(t('lasts', { duration: duration(minutes) }));
  if (endsAt) facts.push(t('ends', { time: formats.time(endsAt) }));
  return (
    <p className={styles.summary}>
      {facts.join(' · ')}
      {over > 0 && <strong className={styles.over}>{t('tooLong', { duration: duration(over) })}</strong>}
    </p>
  );
}

function Empty({ plan, propose }: Pick<AgendaMeeting['agenda']['viewerCan'], 'plan' | 'propose'>) {
  const t = useTexts(agendaTexts);
  return (
    <div className={styles.empty}>
      <h3>{t('empty.title')}</h3>
      <p>{t(plan ? 'empty.plan' : propose ? 'empty.propose' : 'empty.read')}</p>
    </div>
  );
}
