import { newId } from '@umlauf/server/platform/ids';
import type { TestHub } from './hub.ts';
import type { Line as LiveLine } from './live-scene.ts';
import type { Person } from './seed.ts';
import { sessionApi } from './sign-in.ts';

const CREATE = `mutation($input: CreateCalendarLinkInput!) { createCalendarLink(input: $input) {
  calendarLink { id } } }`;
const REMOVE = 'mutation($id: ID!) { removeCalendarLink(calendarLinkId: $id) }';

/** A link to the space's meetings, and the note that somebody is asked to a meeting there no more; past every door. */
export async function seedCalendar(hub: TestHub, spaceId: string, accountId: string): Promise<string> {
  const id = newId('cal');
  await hub.sql('insert into calendar_link (id, account_id, space_id, secret_hash) values ($1, $2, $3, $1)', [
    id,
    accountId,
    spaceId,
  ]);
  return id;
}

/** Somebody is asked to a meeting of the space no more, and was not told yet. */
export async function seedFarewell(hub: TestHub, spaceId: string, accountId: string): Promise<void> {
  await hub.sql(
    `insert into calendar_farewell (participant_id, meeting_id, space_id, account_id, sequence)
     select $1, id, space_id, $3, 1 from meeting where space_id = $2 limit 1`,
    [newId('mpt'), spaceId, accountId],
  );
}

/** Only their owner's account page shows them, which holds them open. */
export const calendarLines = (hubOf: () => TestHub): Record<string, Pick<LiveLine, 'act'>> => {
  const made = async (person: Person) => {
    const api = await sessionApi(hubOf().url, person);
    return {
      api,
      id: (await api.query(CREATE, { input: {} }))['createCalendarLink'].calendarLink.id as string,
    };
  };
  return {
    createCalendarLink: { act: async ({ writer }) => void (await made(writer)) },
    removeCalendarLink: {
      act: async ({ writer }) => {
        const { api, id } = await made(writer);
        await api.query(REMOVE, { id });
      },
    },
  };
};

export const CALENDAR_UNHEARD = {
  createCalendarLink: 'is heard by the account’s page, a live query of its own (calendar.test.ts)',
  removeCalendarLink: 'is heard by the account’s page, a live query of its own (calendar.test.ts)',
};
