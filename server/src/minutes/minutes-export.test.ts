import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Api } from '../../../test/testkit/api.ts';
import { askExport, bytesAt, gone, readBack, textAt } from '../../../test/testkit/exports.ts';
import { heldMeeting, type HeldMeeting } from '../../../test/testkit/held-meeting.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { act, dayAhead, planMeeting } from '../../../test/testkit/meetings.ts';
import {
  coordinate,
  openNext,
  passDeadline,
  settleDue,
  stageMinutes,
  step,
} from '../../../test/testkit/minutes-approval.ts';
import { ON_MINUTES } from '../../../test/testkit/minutes.ts';
import { elementsOf } from '../../../test/testkit/pdf-structure.ts';
import { Pandoc } from '../platform/pandoc/pandoc.ts';

let hub: TestHub;
let held: HeldMeeting;
const pandoc = new Pandoc();
beforeAll(async () => {
  hub = await startTestHub();
  held = await heldMeeting(hub);
}, 120_000);
afterAll(async () => {
  await pandoc.close();
  await hub.close();
});

const NOT_FOUND = { status: 404, code: 'NOT_FOUND' };
const YEAR = new Date().toLocaleString('en', { timeZone: 'Europe/Berlin', year: 'numeric' });
const pathOf = (extension: string, { id }: Pick<HeldMeeting, 'id'> = held) => `meetings/${id}.${extension}`;
const day = (days: number) => dayAhead(days).split('-').toReversed().join('.');
/** Lines of text with the spaces that lines of a page make. */
const flat = (text: string) => text.replaceAll(/\s+/g, ' ');

async function structureOf(path: string) {
  const pdf = await getDocumentProxy(await bytesAt(held.reader.api, path));
  return { pdf, elements: await elementsOf(pdf) };
}

describe('minutes as PDF', () => {
  it('have headings for their parts and for each item, in their order and on their levels', async () => {
    const { pdf, elements } = await structureOf(pathOf('pdf'));
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const headings = elements.filter(({ role }) => /^H\d$/.test(role));
    expect(headings.map(({ role, text }) => `${role} ${flat(text)}`)).toEqual([
      'H1 Angaben zur Sitzung',
      'H1 Teilnehmende',
      'H2 Anwesend',
      'H2 Gäste',
      'H2 Entschuldigt',
      'H2 Unentschuldigt',
      'H2 Ohne Vermerk',
      'H1 Tagesordnung',
      'H1 Ergebnisse',
      'H2 TOP 1 Haushalt',
      'H3 TOP 1.1 Steuern',
      'H2 TOP 2 Verschiedenes',
      'H1 Ausfertigung',
    ]);
    expect(headings[0]!.page).toBe(1);
  });

  it('have each decision, task, statement and vote as a table whose head says what it is', async () => {
    const { elements } = await structureOf(pathOf('pdf'));
    const tables = elements.reduce<{ heads: string[]; cells: string[] }[]>((found, { role, text }) => {
      if (role === 'Table') found.push({ heads: [], cells: [] });
      if (role === 'TH') found.at(-1)!.heads.push(flat(text));
      if (role === 'TD') found.at(-1)!.cells.push(flat(text));
      return found;
    }, []);
    expect(tables.every(({ heads }) => heads.length > 0)).toBe(true);
    expect(tables.slice(-4)).toEqual([
      {
        heads: ['Beschluss', 'Wortlaut', 'Ja', 'Nein', 'Enthaltung', 'Ergebnis'],
        cells: [`${YEAR}/1`, 'Die Halle wird verkauft.', '5', '2', '1', 'angenommen, nicht beschlussfähig'],
      },
      {
        heads: ['Aufgabe', 'Wortlaut', 'Verantwortlich', 'Frist', 'Status'],
        cells: ['A 1', 'Käufer suchen', held.reader.name, '24.12.2099', 'offen'],
      },
      { heads: ['Erklärung', 'Wortlaut'], cells: ['E 1', 'Der Kreis ist dagegen.'] },
      {
        heads: ['Abstimmung', 'Wortlaut', 'Ja', 'Nein', 'Enthaltung', 'Ergebnis'],
        cells: ['V 1', 'Vertagung', '3', '–', '–', '–, nicht beschlussfähig'],
      },
    ]);
  });
});

describe('minutes as text', () => {
  it('say in their head and foot what DIN 5008 asks for, and nothing of it twice', async () => {
    const { space, reader, missing } = held;
    const text = await textAt(reader.api, pathOf('md'));
    for (const line of [
      `**Veranstalter:** ${space.name}`,
      '**Sitzungsreihe:** Lenkungskreis',
      '**Anlass:** Lenkungskreis',
      '**Ort:** Raum 2',
      `**Leitung:** ${space.lead.name}`,
      `**Protokollführung:** ${reader.name}`,
      '**Ende:** –',
      '- TOP 1.1 Steuern',
      '- Haushaltsplan (zu TOP 1)',
      '- Folien.txt',
      `- ${missing[0].name}`,
      '- Erika Muster, Kreis Beispiel',
      `**Nächste Sitzung:** ${day(8)}, 00:00 Uhr`,
      'Die Lage ist *ernst*.',
    ])
      expect(text.split('\n'), line).toContain(line);
    expect(text.match(/\*\*Anlass:\*\*/g)).toHaveLength(1);
    expect(text).toMatch(/\*\*Beginn:\*\* \d\d:\d\d Uhr/);
    expect(text).toContain('Die **Halle** wird verkauft.');
    const tableUnder = (heading: string) => text.split(`## ${heading}\n`)[1]!.split('\n#')[0]!;
    expect(tableUnder('Anwesend')).toContain(`| ${reader.name} |`);
    expect(tableUnder('Gäste')).toMatch(/Erika Muster .*Kreis Beispiel .*Gast .*seit \d\d:\d\d Uhr/);
    expect(tableUnder('Entschuldigt')).toContain(missing[0].name);
    expect(tableUnder('Unentschuldigt')).toContain(missing[1].name);
  });

  it('speak English where that is asked for, and keep what somebody wrote into the head', async () => {
    const { writer } = held;
    const other = await heldMeeting(hub, (head) => head.replace('Raum 2', 'Raum 3, statt Raum 2'));
    const text = await textAt(other.reader.api, `${pathOf('md', other)}?language=en`);
    expect(text).toContain('**Place:** Raum 2');
    expect(text).toContain('- **Ort:** Raum 3, statt Raum 2');
    expect(text).toContain('# Results');
    expect(text).not.toContain('&nbsp;');
    expect(text).toContain('| Decision |');
    expect(await gone(writer, `${pathOf('md')}?language=fr`)).toMatchObject({
      status: 400,
      fields: { language: 'UNKNOWN_VALUE' },
    });
  });
});

it('minutes go out as Word with headings, tables and their names', async () => {
  const docx = await readBack(pandoc, await bytesAt(held.reader.api, pathOf('docx')), 'docx');
  expect(docx.meta['title']).toBeDefined();
  const kinds = docx.blocks.map(({ t }) => t);
  expect(kinds.filter((kind) => kind === 'Table')).toHaveLength(9);
  const words = JSON.stringify(docx.blocks.filter(({ t }) => t === 'Table'));
  for (const word of ['Beschluss', `${YEAR}/1`, 'angenommen', 'Verantwortlich'])
    expect(words).toContain(word);
});

it('minutes go out as they were in a version, the same each time', async () => {
  const { reader, minutesId } = held;
  const name = `mutation($id: ID!) { nameDocumentVersion(input: { documentId: $id, name: "Abgestimmt", note: "" }) { id } }`;
  const { nameDocumentVersion: version } = await held.writer.api.query(name, { id: minutesId });
  const path = `${pathOf('pdf')}?versionId=${version.id}`;
  const [first, second] = [await bytesAt(reader.api, path), await bytesAt(reader.api, path)];
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  const foreign = (await hub.seed.document({ space: held.space })).id;
  const { nameDocumentVersion: other } = await held.writer.api.query(name, { id: foreign });
  expect(await gone(reader, `${pathOf('md')}?versionId=${other.id}`)).toMatchObject(NOT_FOUND);
});

it('minutes say where they stand, and when they are approved, how, and by which text', async () => {
  const scene = await stageMinutes(hub);
  const { present, id } = scene;
  const standing = async (language = 'de') => {
    const pdf = await getDocumentProxy(await bytesAt(present.api, `meetings/${id}.pdf?language=${language}`));
    const { text } = await extractText(pdf, { mergePages: true });
    return flat(text);
  };
  expect(await standing()).toContain('Entwurf, Stand:');
  expect(await textAt(present.api, `meetings/${id}.md`)).not.toContain('Genehmigt');
  await coordinate(scene);
  expect(await standing()).toContain('Zur Abstimmung, Stand:');
  await passDeadline(hub, scene);
  await settleDue(hub.server);
  expect(await standing('en')).toContain('Coordinated, not approved yet, as of');
  await openNext(hub, scene);
  const input = { meetingId: id, atMeetingId: scene.nextId };
  const { minutesApproval, minutes } = await step(scene.chair.api, 'approveMinutes', input);
  expect(await standing()).toContain('Genehmigt, Stand:');
  const { contentHash, version } = minutesApproval.steps.at(-1);
  expect(contentHash).toMatch(/^[0-9a-f]{64}$/);
  const foot = (await textAt(present.api, `meetings/${id}.md`)).split('# Ausfertigung')[1]!;
  expect(foot).toMatch(/\*\*Genehmigt:\*\* \d\d\.\d\d\.\d{4}, in der Sitzung „.+“ vom \d\d\.\d\d\.\d{4}/);
  expect(foot).toContain(contentHash);
  // What stood in another version was not approved.
  const { document } = await present.api.query(
    'query($id: ID!) { document(id: $id) { versions(first: 50) { nodes { id contentHash } } } }',
    { id: minutes.id },
  );
  const former = document.versions.nodes.find((each: any) => each.contentHash !== contentHash);
  if (former)
    expect(await textAt(present.api, `meetings/${id}.md?versionId=${former.id}`)).not.toContain('Genehmigt:');
  expect(await textAt(present.api, `meetings/${id}.md?versionId=${version.id}`)).toContain(contentHash);
});

it('minutes that nobody objected to say so', async () => {
  const scene = await stageMinutes(hub);
  await coordinate(scene);
  await hub.sql('update meeting set minutes_by_silence = true where id = $1', [scene.id]);
  await passDeadline(hub, scene);
  await settleDue(hub.server);
  expect(await textAt(scene.present.api, `meetings/${scene.id}.md?language=en`)).toMatch(
    /\*\*Approved:\*\* .*, as nobody objected until the deadline/,
  );
});

it('each copy is recorded, and nobody gets one who does not read the meeting, or where there is none', async () => {
  const { space, reader, id, title } = await heldMeeting(hub);
  await textAt(reader.api, `meetings/${id}.md`);
  await hub.seed.open(space, 'PUBLIC');
  const guest = await hub.seed.member(space, 'GUEST');
  for (const person of [space.outsider, guest, { api: hub.anonymous }])
    expect(await gone(person, `meetings/${id}.pdf`)).toMatchObject(NOT_FOUND);
  expect(await gone(reader, `meetings/${id.replace(/.$/, 'x')}.pdf`)).toMatchObject(NOT_FOUND);
  expect(await gone(reader, 'meetings/x.pdf')).toMatchObject(NOT_FOUND);
  expect(await gone(reader, `meetings/${id}.exe`)).toMatchObject({
    status: 400,
    fields: { format: 'UNKNOWN_VALUE' },
  });
  const token = await hub.seed.token(reader.id, ['documents:read']);
  expect(await gone({ api: new Api(hub.url, token.secret) }, `meetings/${id}.md`)).toMatchObject({
    status: 403,
  });
  const events = await hub.sql(
    `select actor_id, facts from event where stream_id = $1 and type = 'DOCUMENT_EXPORTED'`,
    [space.id],
  );
  expect(events).toEqual([{ actor_id: reader.id, facts: { name: title, format: 'MARKDOWN' } }]);
});

it('there is nothing of a meeting without minutes, and of minutes in the bin', async () => {
  const space = await hub.seed.space({ writers: 1 });
  const writer = space.writers[0]!;
  const { id } = await planMeeting(writer.api, space.id, { day: dayAhead(1), time: '00:00' });
  expect(await gone(writer, `meetings/${id}.md`)).toMatchObject(NOT_FOUND);
  await act(writer, 'start', { id });
  const { createMinutes } = await writer.api.query(ON_MINUTES.create, { id });
  expect((await askExport(writer.api, `meetings/${id}.md`)).status).toBe(200);
  await writer.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', {
    id: createMinutes.minutes.id,
  });
  expect(await gone(writer, `meetings/${id}.md`)).toMatchObject({ code: 'GONE', reason: 'IN_BIN' });
});
