import { newId } from '@umlauf/server/platform/ids';
import type { Api } from './api.ts';
import type { TestHub } from './hub.ts';
import { inputOf } from './live-scene.ts';

/** An item on a meeting's agenda, past every door. */
export async function seedAgendaItem(
  hub: TestHub,
  meeting: { id: string; spaceId: string },
  values: { title?: string; note?: string; state?: string; documentId?: string; proposedById?: string } = {},
): Promise<string> {
  const id = newId('agi');
  const { title = 'Haushalt', note = '', state = 'PLANNED', documentId, proposedById = null } = values;
  await hub.server.hub.database.withActor({ system: 'demo' }, async ({ sql }) => {
    await sql(
      `insert into agenda_item (id, meeting_id, space_id, position, kind, title, note, state, proposed_by_id)
       values ($1, $2, $3, 'a0', 'DECISION', $4, $5, $6, $7)`,
      [id, meeting.id, meeting.spaceId, title, note, state, proposedById],
    );
    if (documentId)
      await sql(
        'insert into agenda_item_document (item_id, document_id, space_id, place) values ($1, $2, $3, 1)',
        [id, documentId, meeting.spaceId],
      );
  });
  return id;
}

/** An item on every agenda of a series, past every door. */
export async function seedStandingItem(
  hub: TestHub,
  series: { id: string; spaceId: string },
  title = 'Genehmigung des Protokolls',
): Promise<string> {
  const id = newId('ags');
  await hub.server.hub.database.withActor({ system: 'demo' }, ({ sql }) =>
    sql(
      `insert into agenda_standing_item (id, series_id, space_id, position, kind, title) values ($1, $2, $3, 'a0', 'DECISION', $4)`,
      [id, series.id, series.spaceId, title],
    ),
  );
  return id;
}

/** A meeting's agenda with one item, which has a document, and one that stands on all of its series. */
export async function seedAgenda(
  hub: TestHub,
  { id, seriesId }: { id: string; seriesId: string },
  spaceId: string,
  documentId: string,
): Promise<void> {
  await seedAgendaItem(hub, { id, spaceId }, { documentId });
  await seedStandingItem(hub, { id: seriesId, spaceId });
}

const ITEM = `id number level title kind note minutes plannedMinutes plannedAt state decisionReason carriedTimes firstAt
  currentSince isStanding responsible { name } proposedBy { name } documents { title }
  history { meetingId startsAt state meetingState title }
  viewerCan { change move remove decide setState }`;

/** A mutation of an agenda with an input; answers the item. */
export async function onAgenda(api: Api, mutation: string, input: object): Promise<any> {
  const answer = await api.query(
    `mutation($input: ${inputOf(mutation)}!) { ${mutation}(input: $input) { ${ITEM} } }`,
    { input },
  );
  return answer[mutation];
}

/** The same with what is refused: the error's extensions. */
export async function refusedOnAgenda(api: Api, mutation: string, input: object): Promise<any> {
  const error = await api.error(
    `mutation($input: ${inputOf(mutation)}!) { ${mutation}(input: $input) { id } }`,
    { input },
  );
  return error.extensions;
}

const AGENDA = `agenda { minutes endsAt items { ${ITEM} } proposals { ${ITEM} } currentItem { id }
  viewerCan { plan propose hold } }`;

/** The agenda of a meeting, as somebody reads it. */
export async function agendaOn(api: Api, meetingId: string): Promise<any> {
  const { meeting } = await api.query(`query($id: ID!) { meeting(id: $id) { ${AGENDA} } }`, {
    id: meetingId,
  });
  return meeting?.agenda ?? null;
}

/** The agenda of a meeting, found by one of its items. */
export async function agendaWith(api: Api, itemId: string): Promise<any> {
  const { agendaItem } = await api.query(
    `query($id: ID!) { agendaItem(id: $id) { meeting { ${AGENDA} } } }`,
    {
      id: itemId,
    },
  );
  return agendaItem?.meeting.agenda ?? null;
}

/** Numbers and titles in order. */
export const linesOf = (agenda: { items: { number: string; title: string }[] }): string[] =>
  agenda.items.map(({ number, title }) => `${number} ${title}`);
