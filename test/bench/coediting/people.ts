import type pg from 'pg';
import { Api } from '../../testkit/api.ts';
import type { Person } from '../measuring/people.ts';
import type { Scenario, Seat, Table } from './scenario.ts';

export type Role = 'LEAD' | 'WRITER' | 'READER';

const LETTER = `Die Arbeitsgruppe empfiehlt den beteiligten Kommunen, den erprobten Online-Dienst zu übernehmen. Die
Koordination verteilt die Aufgaben in der nächsten Sitzung.`;
/** About three pages. */
const MARKDOWN = Array.from({ length: 12 }, (_, i) => `## Abschnitt ${i + 1}\n\n${LETTER}\n\n${LETTER}`).join(
  '\n\n',
);
const FOLLOW = `subscription ($id: ID!) { documentUpdates(documentId: $id) { update } }`;

/** Who sits where: the first leads, those who type write, all others read. */
export function roleOf(index: number, scenario: Scenario): Role {
  if (index === 0 && scenario.typing > 1) return 'LEAD';
  if (index < scenario.typing) return 'WRITER';
  return index === scenario.typing && scenario.typing === 1 ? 'LEAD' : 'READER';
}

/** The spaces of a scenario: one for each document, everybody in the role of their seat. */
export async function makeSpaces(
  url: string,
  client: pg.Pool,
  people: readonly Person[],
  scenario: Scenario,
): Promise<string[]> {
  return inTurns(scenario.documents, async (index) => {
    const seats = peopleAt(people, scenario, index);
    const roles = seats.map((_, seat) => roleOf(seat, scenario));
    const lead = seats[roles.indexOf('LEAD')]!;
    const { createSpace } = await new Api(url, lead.token).query(
      'mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { id } }',
      { input: { name: `${scenario.name} ${index}`, purpose: 'Messen', closedBecause: 'Messung' } },
    );
    const others = seats.filter((person) => person !== lead);
    await client.query(
      `insert into membership (space_id, account_id, role)
       select $1, * from unnest($2::text[], $3::text[])`,
      [createSpace.id, others.map(({ accountId }) => accountId), roles.filter((role) => role !== 'LEAD')],
    );
    return createSpace.id as string;
  });
}

/** New documents for one run, equal for every peer. */
export async function layTables(
  url: string,
  people: readonly Person[],
  scenario: Scenario,
  spaceIds: readonly string[],
): Promise<Table[]> {
  return inTurns(scenario.documents, async (index) => {
    const seats = peopleAt(people, scenario, index);
    const roles = seats.map((_, seat) => roleOf(seat, scenario));
    const api = new Api(url, seats[roles.indexOf('LEAD')]!.token);
    const { createDocument } = await api.query(
      'mutation ($input: CreateDocumentInput!) { createDocument(input: $input) { id } }',
      { input: { spaceId: spaceIds[index], title: scenario.name, markdown: MARKDOWN } },
    );
    const seated: Seat[] = seats.map(({ token }, seat) => ({ token, types: seat < scenario.typing }));
    // Those who type are spread among those who read, as people come.
    const order = seated.map((_, place) => (place * 7919) % seated.length);
    const isMixed = new Set(order).size === seated.length;
    const documentId = createDocument.id as string;
    return {
      documentId,
      state: await stateOf(api, documentId),
      seats: isMixed ? order.map((place) => seated[place]!) : seated,
    };
  });
}

/** All of a document, as an update in Base64. */
export async function stateOf(api: Api, documentId: string): Promise<string> {
  const client = api.live();
  const events = client.iterate<{ documentUpdates: { update: string } }>({
    query: FOLLOW,
    variables: { id: documentId },
  });
  const { value } = await events.next();
  await events.return?.();
  await client.dispose();
  return value!.data!.documentUpdates.update;
}

function peopleAt(people: readonly Person[], scenario: Scenario, table: number): Person[] {
  return people.slice(table * scenario.people, (table + 1) * scenario.people);
}

async function inTurns<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let from = 0; from < count; from += 8) {
    const indices = Array.from({ length: Math.min(8, count - from) }, (_, i) => from + i);
    made.push(...(await Promise.all(indices.map(make))));
  }
  return made;
}
