import { seedAgendaItem } from './agendas.ts';
import type { Api } from './api.ts';
import { word } from './canary-verbs.ts';
import type { TestHub } from './hub.ts';
import { seedMeeting } from './meetings.ts';

/** An item that came back from another meeting, a proposal that was refused, and what stands on every agenda. */
export async function closedAgendas(
  hub: TestHub,
  { api: lead, id }: { api: Api; id: string },
  spaceId: string,
): Promise<void> {
  const { id: former, seriesId } = await seedMeeting(hub, spaceId, id);
  const { id: meetingId } = await seedMeeting(hub, spaceId, id);
  await hub.sql('update meeting set title = $1 where id = any($2)', [word('Sitzung'), [former, meetingId]]);
  const said = () => ({ title: word('Punkt'), note: word('Erläuterung') });
  await lead.query('mutation($input: AddAgendaItemInput!) { addAgendaItem(input: $input) { id } }', {
    input: { meetingId, ...said() },
  });
  const from = await seedAgendaItem(hub, { id: former, spaceId }, said());
  await hub.sql(
    `update agenda_item set carried_from_id = $1, carried_times = 1, first_meeting_id = $2 where meeting_id = $3`,
    [from, former, meetingId],
  );
  const refused = await seedAgendaItem(hub, { id: meetingId, spaceId }, { ...said(), state: 'REFUSED' });
  await hub.sql('update agenda_item set decision_reason = $1 where id = $2', [word('Absage'), refused]);
  await lead.query(
    'mutation($input: AddStandingAgendaItemInput!) { addStandingAgendaItem(input: $input) { id } }',
    { input: { seriesId, ...said() } },
  );
}
