import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onAgenda } from '../../../test/testkit/agendas.ts';
import type { Api } from '../../../test/testkit/api.ts';
import { heldMeeting, type HeldMeeting } from '../../../test/testkit/held-meeting.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { act } from '../../../test/testkit/meetings.ts';
import { closedItems, forEverybody, publicText } from './extract-sections.ts';
import { heading, paragraph, words, wordsIn } from './paper-blocks.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const PREVIEW = `query($id: ID!, $without: [ID!]) { meeting(id: $id) { viewerCanReleaseExtract
  extracts { id edition withdrawnAt } extractPreview(withoutItemIds: $without) { title markdown contentHash leftOut people } } }`;
const RELEASE = `mutation($input: ReleaseMinutesExtractInput!) { releaseMinutesExtract(input: $input) {
  id edition title markdown contentHash bodyName reason counts { agreed } adoptedAt heldAt circulation { id } } }`;
const READ = `query($id: ID!) { release(id: $id) { title markdown contentHash withdrawnAt later { id } viewerCan { withdraw } } }`;

const preview = async (api: Api, { id }: HeldMeeting, without: string[] = []) =>
  (await api.query(PREVIEW, { id, without }))['meeting'];
const inputOf = ({ id }: HeldMeeting, contentHash: string, withoutItemIds: string[] = []) => ({
  input: { meetingId: id, contentHash, withoutItemIds },
});
const namesIn = ({ space, reader, missing, writer }: HeldMeeting) =>
  [space.lead, reader, writer, ...missing].map(({ name }) => name).concat('Erika Muster');

/** A meeting that is over, of which these items are closed. */
async function over(closed: number[] = [], edit?: (head: string) => string): Promise<HeldMeeting> {
  const held = await heldMeeting(hub, edit);
  for (const item of closed) {
    const input = { itemId: held.items[item], isClosed: true };
    await onAgenda(held.writer.api, 'changeAgendaItem', input);
  }
  await act(held.writer, 'end', { id: held.id });
  return held;
}

describe('an extract', () => {
  it('has what was decided, and names nobody who was there, led, wrote or is responsible', async () => {
    const held = await over();
    const organisation = await hub.seed.organisation();
    await hub.sql('update account set organisation_id = $1 where id = $2', [organisation, held.reader.id]);
    const { extractPreview } = await preview(held.space.lead.api, held);
    const { title, markdown, leftOut, people } = extractPreview;
    expect(title).toMatch(/^Auszug aus dem Protokoll: Lenkungskreis, \d\d\.\d\d\.\d{4}$/);
    for (const words of [
      '- TOP 1.1 Steuern',
      '## TOP 1 Haushalt',
      'Die **Halle** wird verkauft.',
      'Käufer suchen',
      organisation,
      '- Kreis Beispiel',
      'Der Kreis ist dagegen.',
    ])
      expect(markdown, words).toContain(words);
    for (const name of [...namesIn(held), held.space.name, 'Folien.txt', 'Haushaltsplan'])
      expect(JSON.stringify(extractPreview), name).not.toContain(name);
    expect(leftOut).toEqual([]);
    expect(people).toEqual([]);
  });

  it('has nothing of a closed item, nor of what stands under it, in no list either', async () => {
    const held = await over([0]);
    const { extractPreview } = await preview(held.space.lead.api, held);
    for (const words of ['Haushalt', 'Steuern', 'Halle', 'Käufer', 'ernst'])
      expect(extractPreview.markdown, words).not.toContain(words);
    expect(extractPreview.markdown).toContain('## TOP 2 Verschiedenes');
    expect(extractPreview.leftOut).toEqual(['TOP 1 Haushalt', 'TOP 1.1 Steuern']);
  });

  it('says of minutes that are not approved that they are not', async () => {
    const held = await over();
    const said = async () => (await preview(held.space.lead.api, held)).extractPreview.markdown as string;
    expect(await said()).toMatch(/^\*\*Dieses Protokoll ist noch nicht genehmigt\.\*\*/);
    const states = { IN_CORRECTION: '**Dieses Protokoll wird gerade berichtigt.**', APPROVED: '# Angaben' };
    for (const [state, head] of Object.entries(states)) {
      await hub.sql('update meeting set minutes_state = $1 where id = $2', [state, held.id]);
      expect((await said()).startsWith(head), state).toBe(true);
    }
  });

  it('leaves out what whoever releases it wants out, and that alone', async () => {
    const held = await over();
    const { extractPreview } = await preview(held.space.lead.api, held, [held.items[1]]);
    expect(extractPreview.leftOut).toEqual(['TOP 1.1 Steuern']);
    expect(extractPreview.markdown).toContain('Halle');
    expect(extractPreview.markdown).not.toContain('Steuern');
  });

  it('leaves out what stands before the items and under headings that nobody knows', async () => {
    const held = await over([], (head) =>
      `Vertraulich vorab\n\n${head}`.replace('## TOP 1 Haushalt', '## Punkt eins: Haushalt'),
    );
    const { extractPreview } = await preview(held.space.lead.api, held);
    for (const words of ['Vertraulich', 'Punkt eins', 'Halle'])
      expect(extractPreview.markdown, words).not.toContain(words);
    expect(extractPreview.leftOut).toEqual(['Punkt eins: Haushalt']);
  });

  it('has nothing of a closed item that was taken off the agenda, though its heading became a paragraph', async () => {
    const held = await heldMeeting(hub);
    const [, itemId] = held.items;
    await onAgenda(held.writer.api, 'changeAgendaItem', { itemId, isClosed: true });
    await held.writer.api.query('mutation($id: ID!) { removeAgendaItem(itemId: $id) { id } }', {
      id: itemId,
    });
    const edit = 'mutation($input: EditDocumentInput!) { editDocument(input: $input) { id } }';
    const { document } = await held.writer.api.query(
      'query($id: ID!) { document(id: $id) { markdown revision } }',
      { id: held.minutesId },
    );
    const replace = (document.markdown as string).replace('### TOP 1.1 Steuern', 'Steuern: geheim');
    await held.writer.api.query(edit, {
      input: { documentId: held.minutesId, expectedRevision: document.revision, replace },
    });
    await act(held.writer, 'end', { id: held.id });
    const { extractPreview } = await preview(held.space.lead.api, held);
    expect(extractPreview.markdown).not.toContain('geheim');
    expect(extractPreview.leftOut).toEqual(['TOP 1 Haushalt']);
  });

  it('warns of known names in what people wrote', async () => {
    const held = await over([], (head) => `${head}Erika Muster berichtet.\n\n`);
    const { extractPreview } = await preview(held.space.lead.api, held);
    expect(extractPreview.people).toEqual(['Erika Muster']);
  });
});

describe('released', () => {
  it('it is read by everybody, in editions, until it is taken back', async () => {
    const held = await over([1]);
    const { lead } = held.space;
    const { extractPreview } = await preview(lead.api, held);
    const hash = extractPreview.contentHash as string;
    const { releaseMinutesExtract: first } = await lead.api.query(RELEASE, inputOf(held, hash));
    expect(first).toMatchObject({
      ...{ edition: 1, title: extractPreview.title, markdown: extractPreview.markdown, contentHash: hash },
      ...{ bodyName: null, reason: null, counts: null, adoptedAt: null, circulation: null },
    });
    expect(Date.parse(first.heldAt)).toBeLessThanOrEqual(Date.now());
    const { release } = await hub.anonymous.query(READ, { id: first.id });
    expect(release).toMatchObject({ markdown: extractPreview.markdown, viewerCan: { withdraw: false } });
    expect((await lead.api.error(RELEASE, inputOf(held, hash))).extensions).toMatchObject({
      ...{ code: 'CONFLICT', reason: 'ALREADY_EXISTS' },
    });
    const without = [held.items[0]];
    const less = await preview(lead.api, held, without);
    expect(less.extracts).toEqual([{ id: first.id, edition: 1, withdrawnAt: null }]);
    const { releaseMinutesExtract: second } = await lead.api.query(
      RELEASE,
      inputOf(held, less.extractPreview.contentHash, without),
    );
    expect(second.edition).toBe(2);
    expect((await hub.anonymous.query(READ, { id: first.id }))['release'].later).toEqual({ id: second.id });
    await lead.api.query(
      'mutation($input: WithdrawReleaseInput!) { withdrawRelease(input: $input) { id } }',
      {
        input: { releaseId: first.id, reason: 'Falscher Punkt' },
      },
    );
    expect((await hub.anonymous.query(READ, { id: first.id }))['release'].markdown).toBeNull();
    const events = await hub.sql<{ type: string; actor_id: string }>(
      `select type, actor_id from event where stream_id = $1 and type like '%RELEASE%' order by sequence`,
      [held.space.id],
    );
    expect(events).toEqual(
      ['DOCUMENT_RELEASED', 'DOCUMENT_RELEASED', 'RELEASE_WITHDRAWN'].map((type) => ({
        ...{ type, actor_id: lead.id },
      })),
    );
  });

  it('it is what was looked at, and the meeting is over', async () => {
    const held = await heldMeeting(hub);
    const { lead } = held.space;
    expect(await preview(lead.api, held)).toMatchObject({
      ...{ viewerCanReleaseExtract: false, extractPreview: null },
    });
    const why = async (hash: string) => (await lead.api.error(RELEASE, inputOf(held, hash))).extensions;
    expect(await why('x')).toMatchObject({ code: 'CONFLICT', reason: 'NOT_ENDED' });
    await act(held.writer, 'end', { id: held.id });
    const { extractPreview } = await preview(lead.api, held);
    await held.writer.api.query(
      'mutation($input: EditDocumentInput!) { editDocument(input: $input) { id } }',
      { input: { documentId: held.minutesId, append: 'Nachtrag' } },
    );
    expect(await why(extractPreview.contentHash)).toMatchObject({ reason: 'DOCUMENT_CHANGED' });
    expect(await hub.sql('select 1 from release where meeting_id = $1', [held.id])).toEqual([]);
  });

  it('it is by leads alone', async () => {
    const held = await over();
    const { extractPreview } = await preview(held.space.lead.api, held);
    const input = inputOf(held, extractPreview.contentHash);
    for (const person of [held.writer, held.reader]) {
      expect(await preview(person.api, held)).toMatchObject({
        ...{ viewerCanReleaseExtract: false, extractPreview: null },
      });
      expect((await person.api.error(RELEASE, input)).extensions).toMatchObject({ code: 'FORBIDDEN' });
    }
    await hub.seed.open(held.space, 'PUBLIC');
    const guest = await hub.seed.member(held.space, 'GUEST');
    for (const { api } of [held.space.outsider, guest]) {
      expect(await preview(api, held)).toBeNull();
      expect((await api.error(RELEASE, input)).extensions).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await hub.sql('select 1 from release where meeting_id = $1', [held.id])).toEqual([]);
  });
});

it('what stands under a closed item is closed where it comes back without that', async () => {
  const held = await heldMeeting(hub);
  const [itemId] = held.items;
  await onAgenda(held.writer.api, 'changeAgendaItem', { itemId, isClosed: true });
  await onAgenda(held.writer.api, 'setAgendaItemState', { itemId, state: 'DEALT_WITH' });
  await onAgenda(held.writer.api, 'setAgendaItemState', { itemId: held.items[1], state: 'PLANNED' });
  await act(held.writer, 'end', { id: held.id });
  const items = await hub.sql<object>(
    `select title, parent_id, is_closed from agenda_item where carried_from_id = any($1) order by title`,
    [held.items],
  );
  expect(items).toEqual([
    { title: 'Steuern', parent_id: null, is_closed: true },
    { title: 'Verschiedenes', parent_id: null, is_closed: false },
  ]);
});

it('an item that is closed is so where it comes back, too', async () => {
  const held = await over([0]);
  const items = await hub.sql<{ title: string; is_closed: boolean }>(
    `select title, is_closed from agenda_item where carried_from_id = any($1) order by title`,
    [held.items],
  );
  expect(items).toEqual([
    { title: 'Haushalt', is_closed: true },
    { title: 'Steuern', is_closed: false },
    { title: 'Verschiedenes', is_closed: false },
  ]);
});

describe('what stands in it', () => {
  const place = (id: string, title: string, more: object = {}) => ({
    entry: {
      ...{ id, parentId: null, position: id, minutes: null, state: 'PLANNED' as const, title, note: '' },
      ...{ meetingId: 'm', heading: `TOP ${title}`, isClosed: false, ...more },
    },
    ...{ number: title, level: title.split('.').length, minutes: null, startsAfter: 0 },
  });
  const said = (text: string) => paragraph(words(text));
  const shownOf = (
    blocks: ReturnType<typeof said>[],
    agenda: ReturnType<typeof place>[],
    out: string[] = [],
  ) => publicText(blocks, agenda, closedItems(agenda, out)).blocks.map(wordsIn);

  it('goes by the headings that the house has written, and holds what it does not know for closed', () => {
    const agenda = [place('a', '1'), place('b', '2', { isClosed: true }), place('c', '3')];
    const text = [said('vorher'), heading(2, 'TOP 1'), said('eins'), heading(3, 'Näheres'), said('mehr')];
    const rest = [
      heading(2, 'TOP 2'),
      said('zwei'),
      heading(4, 'Tiefer'),
      said('geheim'),
      heading(2, 'TOP 3'),
    ];
    const end = [said('drei'), heading(2, 'Anhang'), said('fremd'), heading(3, 'Darunter'), said('auch')];
    expect(shownOf([...text, ...rest, ...end], agenda)).toEqual([
      ...['TOP 1', 'eins', 'Näheres', 'mehr', 'TOP 3', 'drei'],
    ]);
    expect(shownOf(text, agenda, ['a'])).toEqual([]);
    // Two items of one heading, of which one is closed.
    const same = [place('a', '1'), place('b', '1', { isClosed: true })];
    expect(shownOf([heading(2, 'TOP 1'), said('eins')], same)).toEqual([]);
  });

  const [one, two, three] = [place('a', '1'), place('b', '2'), place('d', '3')];
  const hidden = place('c', '2.1', { parentId: 'b', isClosed: true });
  const textWith = (block: ReturnType<typeof said>) => [
    ...[heading(2, 'TOP 1'), said('eins'), heading(2, 'TOP 2'), said('zwei'), block, said('geheim')],
    ...[heading(2, 'TOP 3'), said('drei')],
  ];
  const OTHERS = ['TOP 1', 'eins', 'TOP 3', 'drei'];

  it.each([
    ['on its level', heading(3, 'Neu gefasst')],
    ['on another level', heading(5, 'Neu gefasst')],
    ['as a paragraph', said('TOP 2.1')],
  ])('is without the section in which a closed item stands that is worded anew %s', (_where, block) => {
    const agenda = [one, two, hidden, three];
    expect(shownOf(textWith(block), agenda)).toEqual(OTHERS);
    expect(publicText(textWith(block), agenda, closedItems(agenda, [])).leftOut).toContain('TOP 2');
    expect(shownOf(textWith(heading(3, 'TOP 2.1')), agenda)).toEqual([
      ...['TOP 1', 'eins', 'TOP 2', 'zwei', 'TOP 3', 'drei'],
    ]);
  });

  it('is without closed items that were taken off the agenda', () => {
    const agenda = [one, two, three];
    const of = (block: ReturnType<typeof said>) =>
      publicText(textWith(block), agenda, new Set(), [hidden.entry]);
    expect(of(heading(3, 'TOP 2.1')).blocks.map(wordsIn)).not.toContain('geheim');
    expect(of(heading(3, 'TOP 2.1'))).toMatchObject({ leftOut: ['TOP 2.1'] });
    expect(of(said('TOP 2.1')).blocks.map(wordsIn)).toEqual(OTHERS);
    expect(of(said('TOP 2.1')).leftOut).toEqual(['TOP 2']);
  });

  it('is without headings that may be of items, also below the last one that is known', () => {
    const below = place('c', '2.1', { parentId: 'b' });
    expect(shownOf(textWith(heading(3, 'Fremd')), [one, two, below, three])).not.toContain('geheim');
    expect(shownOf(textWith(heading(5, 'TOP 2.7 Neu')), [one, two, three])).not.toContain('geheim');
    expect(shownOf(textWith(heading(5, 'Näheres')), [one, two, three])).toContain('geheim');
  });

  it('goes by the numbers of headings, too, where the agenda was put in another order later', () => {
    const moved = [one, place('b', '3', { isClosed: true }), place('c', '2')];
    const text = [heading(2, 'TOP 1'), said('eins'), heading(2, 'TOP 2'), said('TOP 3'), said('geheim')];
    expect(shownOf(text, moved)).toEqual([]);
  });

  it('is without pictures and ways into the house', () => {
    const link = (href: string) => ({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] });
    const inside = ['/documents/doc_1', '#blk_1', 'https://hub.example/documents/doc_1', 'javascript:x'];
    inside.push(
      'HTTPS://HUB.example:443/documents/doc_1',
      'http://hub.example/x',
      'https://user@hub.example/x',
    );
    const shown = forEverybody(
      [{ type: 'picture', attrs: { fileId: 'fil_1' } }, paragraph(inside.map(link))],
      'https://hub.example',
    );
    expect(JSON.stringify(shown)).not.toMatch(/href|fil_1|picture/);
    for (const href of [
      'https://gesetze.example/x',
      'https://hub.example.org/x',
      'https://hub.example:8443/x',
    ])
      expect(JSON.stringify(forEverybody([paragraph([link(href)])], 'https://hub.example'))).toContain(href);
    const bold = forEverybody([paragraph(words('x', 'bold'))], 'https://hub.example');
    expect(JSON.stringify(bold)).toContain('bold');
  });
});
