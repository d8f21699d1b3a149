import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onAgenda } from '../../../test/testkit/agendas.ts';
import { Api } from '../../../test/testkit/api.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { act, planMeeting, dayAhead } from '../../../test/testkit/meetings.ts';
import { minutesOf, ON_MINUTES, startWith } from '../../../test/testkit/minutes.ts';
import { foretold, refusedMove, twoSpaces } from '../../../test/testkit/moves.ts';
import type { SeededSpace } from '../../../test/testkit/seed.ts';
import type { RunningServer } from '../server.ts';

let hub: TestHub;
let other: RunningServer;
beforeAll(async () => {
  hub = await startTestHub();
  other = await hub.startAnother();
}, 60_000);
afterAll(async () => {
  await other.close();
  await hub.close();
});

/** A meeting that can be opened, in a space of its own. */
async function stage(more: object = {}) {
  const space = await hub.seed.space({ writers: 1, readers: 1 });
  const [writer, reader] = [space.writers[0]!, space.readers[0]!] as [
    SeededSpace['lead'],
    SeededSpace['lead'],
  ];
  const meeting = await planMeeting(writer.api, space.id, {
    ...{ day: dayAhead(1), time: '00:00', place: 'Raum 2', chairId: space.lead.id, keeperId: reader.id },
    ...more,
  });
  const add = (title: string, input: object = {}) =>
    onAgenda(writer.api, 'addAgendaItem', { meetingId: meeting.id, title, ...input });
  const documents = () => hub.sql<{ id: string }>('select id from document where space_id = $1', [space.id]);
  return { space, writer, reader, meeting, id: meeting.id as string, add, documents };
}

const TRASH = 'mutation($id: ID!) { trashDocument(documentId: $id) { id } }';
const RESTORE = 'mutation($id: ID!) { restoreDocument(documentId: $id) { id } }';
const DELETE = 'mutation($id: ID!) { deleteDocument(documentId: $id) }';

describe('when a meeting begins', () => {
  it('its agenda becomes the skeleton of its minutes', async () => {
    const { space, writer, reader, id, add } = await stage();
    await add('Begrüßung');
    const second = await add('Haushalt *2027*', { note: 'Mit Zahlen\n# des Kämmerers' });
    const third = await add('Prognose', { parentId: second.id });
    await add('Steuern', { parentId: third.id });
    const minutes = await startWith(reader.api, id);
    expect(minutes).toMatchObject({ minutesOf: { id }, trashedAt: null });
    expect(minutes.title).toMatch(/^Protokoll: Lenkungskreis, \d\d\.\d\d\.\d{4}$/);
    const lines = minutes.markdown.split('\n').filter((line: string) => line !== '');
    expect(
      lines.filter((line: string) => line.startsWith('- ')).map((line: string) => line.split(':')[0]),
    ).toEqual(
      ['Anlass', 'Datum', 'Beginn', 'Ort', 'Leitung', 'Protokollführung'].map((word) => `- **${word}`),
    );
    expect(minutes.markdown).toContain(`**Leitung:** ${space.lead.name}`);
    expect(lines.filter((line: string) => !/^(- |&nbsp;)/.test(line))).toEqual([
      '## TOP 1 Begrüßung',
      '## TOP 2 Haushalt \\*2027\\*',
      'Mit Zahlen',
      '\\# des Kämmerers',
      '### TOP 2.1 Prognose',
      '#### TOP 2.1.1 Steuern',
    ]);
    expect(await minutesOf(writer.api, id)).toMatchObject({
      state: 'RUNNING',
      agenda: { minutesDiffer: false },
    });
    const { document } = await writer.api.query(
      'query($id: ID!) { document(id: $id) { createdBy { id } minutesOf { id } } }',
      {
        id: minutes.id,
      },
    );
    expect(document).toEqual({ createdBy: { id: reader.id }, minutesOf: { id } });
  });

  it('there are minutes with a head where nothing stands on the agenda, and none where none are wanted', async () => {
    const { writer, id } = await stage();
    expect((await startWith(writer.api, id)).markdown).not.toContain('#');
    const bare = await stage();
    await bare.writer.api.query(ON_MINUTES.start, { id: bare.id, without: true });
    expect(await minutesOf(bare.writer.api, bare.id)).toMatchObject({ state: 'RUNNING', minutes: null });
    expect(await bare.documents()).toEqual([]);
    const { createMinutes } = await bare.writer.api.query(ON_MINUTES.create, { id: bare.id });
    expect(createMinutes.minutes.title).toContain('Lenkungskreis');
    await bare.writer.api.query(ON_MINUTES.create, { id: bare.id });
    expect(await bare.documents()).toHaveLength(1);
  });

  it('there is one document, however many open it on two instances', async () => {
    const { space, writer, id, add, documents } = await stage();
    await add('Begrüßung');
    const apis = [
      writer.api,
      new Api(other.url, space.lead.api.secret),
      new Api(other.url, writer.api.secret),
    ];
    await Promise.all(apis.map((api) => api.query(ON_MINUTES.start, { id })));
    expect(await documents()).toHaveLength(1);
  });

  it('an agenda of 500 items is in the minutes whole', async () => {
    const { writer, space, id } = await stage();
    await hub.server.hub.database.withActor({ system: 'demo' }, ({ sql }) =>
      sql(
        `insert into agenda_item (id, meeting_id, space_id, position, kind, title, note, state)
         select 'agi_' || lpad(n::text, 26, '0'), $1, $2, lpad(n::text, 4, '0'), 'DECISION', 'Punkt ' || n, repeat('Wort ', 100), 'PLANNED'
         from generate_series(1, 500) as n`,
        [id, space.id],
      ),
    );
    const { markdown } = await startWith(writer.api, id);
    expect(markdown.match(/^## TOP \d+ Punkt \d+$/gm)).toHaveLength(500);
  });

  it('nobody makes minutes who may not lead through the meeting, nor before it has begun', async () => {
    const { reader, writer, id } = await stage({ keeperId: null });
    expect((await reader.api.error(ON_MINUTES.start, { id })).extensions.code).toBe('FORBIDDEN');
    expect((await reader.api.error(ON_MINUTES.create, { id })).extensions.code).toBe('FORBIDDEN');
    expect((await writer.api.error(ON_MINUTES.create, { id })).extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'NOT_RUNNING',
    });
    const stranger = await hub.seed.person();
    for (const mutation of [ON_MINUTES.start, ON_MINUTES.create, ON_MINUTES.bring])
      expect((await stranger.api.error(mutation, { id })).extensions.code).toBe('NOT_FOUND');
  });
});

describe('minutes', () => {
  it('get headings of new items, and new numbers in those that nobody has changed', async () => {
    const { space, writer, reader, id, add } = await stage();
    const first = await add('Begrüßung');
    await add('Haushalt');
    await add('Verschiedenes');
    const minutes = await startWith(writer.api, id);
    await writer.api.query('mutation($input: EditDocumentInput!) { editDocument(input: $input) { id } }', {
      input: { documentId: minutes.id, append: 'Ende.' },
    });
    await hub.sql(
      `update agenda_item set title = 'Allfälliges' where title = 'Verschiedenes' and meeting_id = $1`,
      [id],
    );
    await add('Spielplatz', { afterId: first.id });
    expect(await minutesOf(writer.api, id)).toMatchObject({ agenda: { minutesDiffer: true } });
    // The chair may hold the meeting; the text is for those who may edit it.
    expect((await reader.api.error(ON_MINUTES.bring, { id })).extensions.code).toBe('FORBIDDEN');
    await hub.sql(`update account set locale = 'EN' where id = $1`, [space.lead.id]);
    const { bringAgendaToMinutes } = await space.lead.api.query(ON_MINUTES.bring, { id });
    expect(bringAgendaToMinutes.agenda.minutesDiffer).toBe(false);
    await expect
      .poll(async () => (await minutesOf(writer.api, id)).minutes.markdown.match(/^(## .*|Ende\.)$/gm))
      .toEqual([
        '## TOP 1 Begrüßung',
        '## TOP 2 Spielplatz',
        '## TOP 3 Haushalt',
        '## TOP 4 Allfälliges',
        'Ende.',
      ]);
    await space.lead.api.query(ON_MINUTES.bring, { id });
  });

  it('in the bin are none until they come back; removed for good, others can be made', async () => {
    const { space, writer, id } = await stage();
    const { id: documentId } = await startWith(writer.api, id);
    await writer.api.query(TRASH, { id: documentId });
    expect((await minutesOf(writer.api, id)).minutes).toBeNull();
    expect((await writer.api.error(ON_MINUTES.create, { id })).extensions).toMatchObject({
      code: 'GONE',
      reason: 'IN_BIN',
    });
    await writer.api.query(RESTORE, { id: documentId });
    expect((await minutesOf(writer.api, id)).minutes.id).toBe(documentId);
    await writer.api.query(TRASH, { id: documentId });
    await space.lead.api.query(DELETE, { id: documentId });
    const { createMinutes } = await writer.api.query(ON_MINUTES.create, { id });
    expect(createMinutes.minutes.id).not.toBe(documentId);
    expect((await minutesOf(writer.api, id)).minutes.id).toBe(createMinutes.minutes.id);
  });

  it('stay in the space of their meeting, and when it is cancelled', async () => {
    const { source, target, mover } = await twoSpaces(hub);
    const { id } = await planMeeting(mover.api, source.id, { day: dayAhead(1), time: '00:00' });
    const { id: documentId } = await startWith(mover.api, id);
    expect((await foretold(mover.api, documentId, target.id)).hindrance).toBe('MINUTES');
    expect(await refusedMove(mover.api, documentId, target.id)).toMatchObject({
      code: 'CONFLICT',
      reason: 'MINUTES',
    });
    await act(mover, 'cancel', { meetingId: id, reason: 'Feueralarm' });
    expect((await minutesOf(mover.api, id)).minutes.id).toBe(documentId);
    expect((await mover.api.error(ON_MINUTES.create, { id })).extensions.code).toBe('GONE');
  });

  it('count decisions with those of the body that meets', async () => {
    const { space, writer } = await stage();
    const { id: bodyId } = await hub.seed.body(space.lead.id);
    const decide = async (documentId: string) => {
      await writer.api.query('mutation($input: EditDocumentInput!) { editDocument(input: $input) { id } }', {
        input: { documentId, append: '[Beschluss](#decision:new) So sei es.' },
      });
      const entry = () =>
        hub.sql<{ scope_id: string; number: number }>(
          'select scope_id, number from text_entry where document_id = $1 order by number desc',
          [documentId],
        );
      return (await entry())[0]!;
    };
    const numbers = [];
    for (let i = 0; i < 2; i++) {
      const { id } = await planMeeting(writer.api, space.id, { bodyId, day: dayAhead(1), time: '00:00' });
      const { id: documentId } = await startWith(writer.api, id);
      numbers.push(await decide(documentId));
    }
    expect(numbers).toEqual([
      { scope_id: bodyId, number: 1 },
      { scope_id: bodyId, number: 2 },
    ]);
    const plain = await hub.seed.document({ space });
    expect(await decide(plain.id)).toEqual({ scope_id: space.id, number: 1 });
  });
});
