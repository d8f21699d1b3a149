import type { Api } from './api.ts';
import { attach } from './files.ts';
import type { TestHub } from './hub.ts';
import { answerRound, namedRules, startRound } from './rounds.ts';
import type { Person } from './seed.ts';

const PART = `id position title revision contentHash content markdown document { id }
  difference { isEmpty insertedWords removedWords }`;
const ATTACHMENT = 'id documentPosition name mediaType bytes hash downloadPath isNew';
export const WHAT_ROUND = `furtherDocuments { ${PART} } attachments { ${ATTACHMENT} }`;
const READ = `query($id: ID!) { circulation(id: $id) { id state contentHash ${WHAT_ROUND}
  verification { contentMatches resultMatches } } }`;

export const whatOf = async ({ api }: { api: Api }, id: string) =>
  (await api.query(READ, { id }))['circulation'];

/** A download by GET. */
export const download = (api: Api, path: string): Promise<Response> =>
  fetch(`${api.url}${path}`, { headers: api.allHeaders });

/** A draft with a file, and two more documents of its space, of which the first has two. */
export async function sentScene(hub: TestHub, input: Record<string, unknown> = {}) {
  const space = await hub.seed.space({ writers: 2, readers: 1 });
  const made = async (title: string, markdown: string) =>
    (await hub.seed.document({ space, title, markdown })).id as string;
  const first = await made('Satzung', 'Die Gebühr beträgt 12 Euro.');
  const second = await made('Begründung', 'Weil alles teurer wird.');
  const third = await made('Anschreiben', 'Guten Tag.');
  const { api } = space.lead;
  const files = {
    plan: await attach(api, first, 'Plan.txt', 'der Plan'),
    table: await attach(api, second, 'Tabelle.csv', 'a;b'),
    note: await attach(api, second, 'Notiz.txt', 'eine Notiz'),
  };
  const people = [...space.writers, ...space.readers] as [Person, Person, Person];
  const ruleSetId = await namedRules(hub, 'CO_SIGNATURE_PARALLEL', { objection: 'BY_MAJORITY' });
  const whom = 'bodyId' in input ? {} : { accountIds: people.map(({ id }) => id) };
  const { id } = await startRound(api, {
    ...{ documentId: first, furtherDocumentIds: [second, third], ruleSetId, ...whom, ...input },
  });
  const allAgree = async () => {
    for (const person of people) await answerRound(person.api, id, 'AGREE');
  };
  return {
    space,
    lead: space.lead,
    people,
    first,
    second,
    third,
    files,
    ruleSetId,
    id: id as string,
    allAgree,
  };
}
