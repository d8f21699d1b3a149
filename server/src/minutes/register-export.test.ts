import { afterAll, beforeAll, expect, it } from 'vitest';
import { askExport, gone, textAt } from '../../../test/testkit/exports.ts';
import { heldMeeting, type HeldMeeting } from '../../../test/testkit/held-meeting.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { dayAhead, planMeeting } from '../../../test/testkit/meetings.ts';
import { Api } from '../../../test/testkit/api.ts';

let hub: TestHub;
let held: HeldMeeting;
beforeAll(async () => {
  hub = await startTestHub();
  held = await heldMeeting(hub);
}, 120_000);
afterAll(() => hub.close());

const NOT_FOUND = { status: 404, code: 'NOT_FOUND' };
const YEAR = new Date().toLocaleString('en', { timeZone: 'Europe/Berlin', year: 'numeric' });
const TODAY = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
/** Lines of a table without a cell that bears a line's end. */
const linesOf = (csv: string) => csv.replace('\ufeff', '').trimEnd().split('\r\n');
const events = (spaceId: string) =>
  hub.sql<{ actor_id: string; facts: object }>(
    `select actor_id, facts from event where stream_id = $1 and type = 'REGISTER_EXPORTED' order by sequence`,
    [spaceId],
  );

it('the decisions of a meeting are a table, with their numbers, votes and addresses', async () => {
  const { reader, id, minutesId, title, space } = held;
  const answer = await askExport(reader.api, `meetings/${id}/decisions.csv`);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [head, line, ...none] = linesOf(bytes.toString('utf8'));
  expect(none).toEqual([]);
  expect(head).toBe(
    'Nummer,Titel,Wortlaut,Ergebnis,Ja,Nein,Enthaltung,Beschlossen am,Gremium,Stand,Stand seit,Vermerk,Ersetzt durch,Arbeitsbereich,Adresse',
  );
  const [{ id: blockId }] = (await hub.sql(
    `select id from text_entry where document_id = $1 and kind = 'decision'`,
    [minutesId],
  )) as [{ id: string }];
  expect(line).toBe(
    [
      ...[`${YEAR}/1`, `"${title}"`, 'Die Halle wird verkauft.', 'angenommen', '5', '2', '1', TODAY, ''],
      ...['gültig', '', '', '', space.name, `${hub.url}/documents/${minutesId}#${blockId}`],
    ].join(','),
  );
});

it('the tasks of a meeting are a table, as the register has them', async () => {
  const { reader, id, title } = held;
  const csv = await textAt(reader.api, `meetings/${id}/tasks.csv?language=en`);
  const [head, line, ...none] = linesOf(csv);
  expect(none).toEqual([]);
  expect(head).toBe('Number,Task,Responsible,Due,State,Document,Space,Of,Address');
  expect(line).toMatch(
    new RegExp(`^A 1,Käufer suchen,${reader.name},2099-12-24,open,"${title}",.*,${TODAY},http`),
  );
});

it('what is a formula for spreadsheets is text there, and quotes and lines stay whole', async () => {
  const space = await hub.seed.space();
  const words = [`=HYPERLINK("http://x")`, '+1', '-1', '@SUM(A1)', 'Er sagte: "Ja", dann'];
  await hub.seed.document({
    space,
    title: '=1+1',
    markdown: words
      .map((word) => `[Beschluss](#decision:new) ${word.replaceAll(/([=+\-@])/g, '\\$1')}`)
      .join('\n\n'),
  });
  const csv = await textAt(space.lead.api, `decisions.csv?spaceId=${space.id}`);
  expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
  for (const word of [`,'+1,`, `,'-1,`, `,'@SUM(A1),`, `,"Er sagte: ""Ja"", dann",`, `,'=1+1,`])
    expect(csv).toContain(word);
  expect(csv).not.toMatch(/(^|[,\n]"?)[=+@-]/);
});

it('the registers go out as they are narrowed, beyond one page, and what is unreadable is named', async () => {
  const { lead, ...space } = await hub.seed.space();
  const lines = Array.from({ length: 130 }, (_, i) => `[Beschluss](#decision:new) Wort${i}`);
  const tasks = ['OPEN', 'DONE'].map(
    (state) => `[Aufgabe](#task:new,responsible=${lead.id},state=${state}) Tue ${state}`,
  );
  await hub.seed.document({ space: { ...space, lead }, markdown: [...lines, ...tasks].join('\n\n') });
  const ask = async (path: string) => linesOf(await textAt(lead.api, path)).slice(1);
  expect(await ask(`decisions.csv?spaceId=${space.id}`)).toHaveLength(130);
  expect(await ask(`decisions.csv?spaceId=${space.id}&text=Wort77`)).toEqual([
    expect.stringContaining('Wort77'),
  ]);
  expect(await ask(`decisions.csv?spaceId=${space.id}&year=1999`)).toEqual([]);
  expect(await ask(`decisions.csv?spaceId=${space.id}&outcome=ADOPTED`)).toEqual([]);
  expect(await ask('tasks.csv')).toHaveLength(2);
  expect(await ask('tasks.csv?standing=DONE')).toEqual([expect.stringContaining('Tue DONE')]);
  const faults = {
    'decisions.csv?state=GONE': { state: 'UNKNOWN_VALUE' },
    'decisions.csv?year=x': { year: 'MALFORMED' },
    'decisions.csv?since=x': { since: 'MALFORMED' },
    'decisions.csv?since=1': { since: 'MALFORMED' },
    'decisions.csv?since=2026-11-30T10:00:00': { since: 'MALFORMED' },
    'tasks.csv?since=2026-11-30': { since: 'MALFORMED' },
    'decisions.csv?text=a&text=b': { text: 'MALFORMED' },
    'decisions.csv?language=fr': { language: 'UNKNOWN_VALUE' },
    'tasks.csv?of=ALL': { of: 'UNKNOWN_VALUE' },
    'tasks.csv?standing=toString': { standing: 'UNKNOWN_VALUE' },
    'tasks.csv?dueFrom=2026-02-31': { dueFrom: 'MALFORMED' },
  };
  for (const [path, fields] of Object.entries(faults))
    expect(await gone({ api: lead.api }, path), path).toMatchObject({ status: 400, fields });
});

it('each copy is recorded in the spaces of which it has lines, and only there', async () => {
  const one = await heldMeeting(hub);
  const other = await hub.seed.space();
  await hub.seed.document({ space: other, markdown: '[Beschluss](#decision:new) Verborgen' });
  const { api, id } = one.reader;
  expect(await textAt(api, 'decisions.csv')).not.toContain('Verborgen');
  await textAt(api, 'tasks.csv');
  await textAt(api, 'tasks.csv?standing=DONE');
  await textAt(api, `meetings/${one.id}/decisions.csv`);
  const { name } = one.space;
  expect(await events(one.space.id)).toEqual([
    { actor_id: id, facts: { name, register: 'DECISIONS', rows: '1' } },
    { actor_id: id, facts: { name, register: 'TASKS', rows: '1' } },
    { actor_id: id, facts: { name, register: 'DECISIONS', rows: '1' } },
  ]);
  expect(await events(other.id)).toEqual([]);
});

it('nobody takes lines who does not read them', async () => {
  const { space, id, reader } = await heldMeeting(hub);
  await hub.seed.open(space, 'PUBLIC');
  const guest = await hub.seed.member(space, 'GUEST');
  for (const register of ['decisions', 'tasks']) {
    for (const person of [space.outsider, guest, { api: hub.anonymous }])
      expect(await gone(person, `meetings/${id}/${register}.csv`)).toMatchObject(NOT_FOUND);
    expect(await gone({ api: hub.anonymous }, `${register}.csv`)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await gone(reader, `meetings/x/${register}.csv`)).toMatchObject(NOT_FOUND);
    const { secret } = await hub.seed.token(reader.id, ['spaces:read']);
    expect(await gone({ api: new Api(hub.url, secret) }, `${register}.csv`)).toMatchObject({ status: 403 });
  }
  const { id: bare } = await planMeeting(space.lead.api, space.id, { day: dayAhead(1) });
  expect(await gone(space.lead, `meetings/${bare}/tasks.csv`)).toMatchObject(NOT_FOUND);
});
