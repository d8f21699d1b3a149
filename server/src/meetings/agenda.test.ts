import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaOn, agendaWith, linesOf, onAgenda, refusedOnAgenda } from '../../../test/testkit/agendas.ts';
import type { Api } from '../../../test/testkit/api.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { seedMeeting } from '../../../test/testkit/meetings.ts';
import type { SeededSpace } from '../../../test/testkit/seed.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

/** By how many statements somebody’s question is answered; the house reads besides. */
async function statementsOf({ id }: { id: string }, work: () => Promise<unknown>): Promise<number> {
  const { database } = hub.server.hub;
  const { read } = database;
  let count = 0;
  database.read = (...asked) => {
    if ('accountId' in asked[0] && asked[0].accountId === id) count += 1;
    return read(...asked) as never;
  };
  await work().finally(() => (database.read = read));
  return count;
}

/** A meeting of a space of its own, which begins at ten to two in Berlin. */
async function stage(state = 'INVITED') {
  const space = await hub.seed.space({ writers: 1, readers: 2 });
  const startsAt = new Date('2099-03-03T12:50:00Z');
  const meeting = await seedMeeting(hub, space.id, space.lead.id, { startsAt, state: 'INVITED' });
  if (state === 'RUNNING')
    await hub.sql(`update meeting set state = 'RUNNING', started_at = now() where id = $1`, [meeting.id]);
  const [writer] = space.writers as [SeededSpace['lead']];
  const add = (title: string, input: object = {}) =>
    onAgenda(writer.api, 'addAgendaItem', { meetingId: meeting.id, title, ...input });
  return { space, writer, reader: space.readers[0]!, other: space.readers[1]!, meeting, add };
}

const remove = (api: Api, id: string) =>
  api.query('mutation($id: ID!) { removeAgendaItem(itemId: $id) { id } }', { id });
const restore = (api: Api, id: string) =>
  api.query('mutation($id: ID!) { restoreAgendaItem(itemId: $id) { id } }', { id });

const notRunning = { code: 'CONFLICT', reason: 'NOT_RUNNING' };

describe('an agenda', () => {
  it('is numbered by its order, on three levels, however it is moved about', async () => {
    const { writer, add } = await stage();
    const first = await add('Begrüßung');
    const second = await add('Haushalt');
    await add('Zahlen', { parentId: second.id });
    const deeper = await add('Prognose', { parentId: second.id, afterId: null });
    const deepest = await add('Steuern', { parentId: deeper.id });
    const lines = async () => linesOf(await agendaWith(writer.api, first.id));
    const planned = ['1 Begrüßung', '2 Haushalt', '2.1 Prognose', '2.1.1 Steuern', '2.2 Zahlen'];
    expect(await lines()).toEqual(planned);
    const move = (input: object) => onAgenda(writer.api, 'moveAgendaItem', input);
    expect(await move({ itemId: second.id })).toMatchObject({ number: '1' });
    const moved = ['1 Haushalt', '1.1 Prognose', '1.1.1 Steuern', '1.2 Zahlen', '2 Begrüßung'];
    expect(await lines()).toEqual(moved);
    expect(await move({ itemId: deepest.id, parentId: first.id })).toMatchObject({ number: '2.1', level: 2 });
    const fault = async (input: object) =>
      (await refusedOnAgenda(writer.api, 'moveAgendaItem', input)).fields ?? 'NOT_FOUND';
    expect(await fault({ itemId: second.id, parentId: deeper.id })).toEqual({ parentId: 'CYCLE' });
    await move({ itemId: deepest.id, parentId: deeper.id });
    expect(await fault({ itemId: second.id, parentId: first.id })).toEqual({ parentId: 'OUT_OF_RANGE' });
    expect(await fault({ itemId: first.id, afterId: deeper.id })).toBe('NOT_FOUND');
    const elsewhere = await (await stage()).add('Fremd');
    expect(await fault({ itemId: first.id, parentId: elsewhere.id })).toBe('NOT_FOUND');
  });

  it('keeps one order when many are moved at the same moment', async () => {
    const { writer, space, add } = await stage();
    const ids: string[] = [];
    for (let i = 0; i < 6; i++) ids.push((await add(`Punkt ${i}`)).id);
    const moves = ids.map((itemId, i) =>
      onAgenda([writer, space.lead][i % 2]!.api, 'moveAgendaItem', { itemId, afterId: null }),
    );
    await Promise.all(moves);
    const { items } = await agendaWith(writer.api, ids[0]!);
    expect(items.map(({ number }: { number: string }) => number)).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(new Set(items.map(({ title }: { title: string }) => title)).size).toBe(6);
  });

  it('says when each item begins, how long all takes and when it ends', async () => {
    const { writer, add } = await stage();
    const { id } = await add('Begrüßung', { minutes: 10 });
    expect(await agendaWith(writer.api, id)).toMatchObject({
      minutes: 10,
      endsAt: '2099-03-03T13:00:00.000Z',
    });
    const { id: second } = await add('Haushalt');
    await add('Zahlen', { parentId: second, minutes: 20 });
    await add('Verschiedenes');
    const agenda = await agendaWith(writer.api, id);
    expect(agenda).toMatchObject({ minutes: 30, endsAt: '2099-03-03T13:20:00.000Z' });
    expect(agenda.items.map((item: any) => [item.plannedAt.slice(11, 16), item.plannedMinutes])).toEqual([
      ['12:50', 10],
      ['13:00', 20],
      ['13:00', 20],
      ['13:20', null],
    ]);
    await onAgenda(writer.api, 'changeAgendaItem', { itemId: id, minutes: null });
    expect(await agendaWith(writer.api, id)).toMatchObject({ minutes: 20 });
  });

  it('shows of its documents those that are readable and not in the bin', async () => {
    const { space, writer, add } = await stage();
    const one = await hub.seed.document({ space, title: 'Entwurf' });
    const two = await hub.seed.document({ space, title: 'Zahlen' });
    const foreign = await hub.seed.document({ title: 'Fremd' });
    const documentIds = [two.id, one.id];
    const item = await add('Haushalt', { documentIds });
    const titles = async () =>
      (await agendaWith(writer.api, item.id)).items[0].documents.map((each: any) => each.title);
    expect(await titles()).toEqual(['Zahlen', 'Entwurf']);
    const fault = async (ids: string[]) =>
      (await refusedOnAgenda(writer.api, 'changeAgendaItem', { itemId: item.id, documentIds: ids })).fields;
    for (const id of [foreign.id, 'doc_00000000000000000000000000', 'x'])
      expect(await fault([one.id, id])).toEqual({ documentIds: 'UNKNOWN_VALUE' });
    expect(await fault(Array.from({ length: 21 }, () => one.id))).toEqual({ documentIds: 'TOO_LONG' });
    await writer.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', { id: two.id });
    expect(await titles()).toEqual(['Entwurf']);
    // Whoever changes the others cannot mean the one that they do not see.
    await onAgenda(writer.api, 'changeAgendaItem', { itemId: item.id, documentIds: [] });
    await writer.api.query('mutation($id: ID!) { restoreDocument(documentId: $id) { id } }', { id: two.id });
    expect(await titles()).toEqual(['Zahlen']);
  });

  it('takes what was removed back, with what stood under it', async () => {
    const { writer, add } = await stage();
    const first = await add('Begrüßung');
    const second = await add('Haushalt', { minutes: 5 });
    await add('Zahlen', { parentId: second.id });
    await add('Verschiedenes');
    await remove(writer.api, second.id);
    expect(linesOf(await agendaWith(writer.api, first.id))).toEqual(['1 Begrüßung', '2 Verschiedenes']);
    expect(await agendaWith(writer.api, second.id)).toBeNull();
    expect(
      await refusedOnAgenda(writer.api, 'changeAgendaItem', { itemId: second.id, title: 'x' }),
    ).toMatchObject({
      code: 'NOT_FOUND',
    });
    await restore(writer.api, second.id);
    expect(linesOf(await agendaWith(writer.api, first.id))).toEqual([
      ...['1 Begrüßung', '2 Haushalt', '2.1 Zahlen', '3 Verschiedenes'],
    ]);
  });

  it('refuses what is no item', async () => {
    const { space, writer, meeting, add } = await stage();
    const fields = async (input: object) =>
      (await refusedOnAgenda(writer.api, 'addAgendaItem', { meetingId: meeting.id, title: 'x', ...input }))
        .fields;
    expect(await fields({ title: ' ', note: 'x'.repeat(2_001), minutes: 0 })).toEqual({
      ...{ title: 'EMPTY', note: 'TOO_LONG', minutes: 'OUT_OF_RANGE' },
    });
    expect(await fields({ minutes: 1_441, title: 'a\u202eb' })).toEqual({
      ...{ minutes: 'OUT_OF_RANGE', title: 'CONTROL_CHARACTER' },
    });
    expect(await fields({ responsibleId: space.outsider.id })).toEqual({ responsibleId: 'UNKNOWN_VALUE' });
    const named = await add('Haushalt', { responsibleId: space.lead.id });
    expect(named.responsible).toEqual({ name: space.lead.name });
  });

  it('holds 500 items and says so, and shows them all by as many statements as one', async () => {
    const { space, writer, meeting, add } = await stage();
    const { id: documentId } = await hub.seed.document({ space });
    const facts = { minutes: 1, responsibleId: space.lead.id, documentIds: [documentId] };
    const { id } = await add('Der erste', facts);
    const ofOne = await statementsOf(writer, () => agendaOn(writer.api, meeting.id));
    await hub.sql(
      `insert into agenda_item (id, meeting_id, space_id, position, kind, title, state, minutes)
       select 'agi_' || lpad(n::text, 26, '0'), meeting_id, space_id, 'a' || lpad(n::text, 4, '0') || 'V', kind, 'Punkt ' || n,
         'PLANNED', 1 from agenda_item, generate_series(1, 499) n where id = $1`,
      [id],
    );
    expect(await refusedOnAgenda(writer.api, 'addAgendaItem', { meetingId: meeting.id, title: 'x' })).toEqual(
      {
        ...{ code: 'LIMIT', limit: 'agendaItems', max: 500 },
      },
    );
    await hub.sql(`update agenda_item set responsible_id = $2 where meeting_id = $1`, [
      meeting.id,
      space.lead.id,
    ]);
    await hub.sql(
      `insert into agenda_item_document (item_id, document_id, space_id, place)
       select id, $2, space_id, 1 from agenda_item where meeting_id = $1 on conflict do nothing`,
      [meeting.id, documentId],
    );
    expect(ofOne).toBeGreaterThan(2);
    expect(await statementsOf(writer, () => agendaOn(writer.api, meeting.id))).toBe(ofOne);
    const agenda = await agendaWith(writer.api, id);
    expect(agenda.items).toHaveLength(500);
    expect(agenda).toMatchObject({ minutes: 500 });
    expect(agenda.items.at(-1).number).toBe('500');
  });
});

describe('proposals', () => {
  it('are made by members and decided about with a reason, which all of them see', async () => {
    const { writer, reader, other, meeting, add } = await stage();
    await add('Begrüßung');
    const propose = (api: Api, title: string) =>
      onAgenda(api, 'proposeAgendaItem', { meetingId: meeting.id, title, minutes: 5 });
    const [good, bad] = [await propose(reader.api, 'Spielplatz'), await propose(reader.api, 'Mond')];
    expect(good).toMatchObject({
      ...{ state: 'PROPOSED', number: null, proposedBy: { name: reader.name }, plannedAt: null },
      viewerCan: { change: true, remove: true, move: false, decide: false, setState: false },
    });
    const decide = (input: object) => onAgenda(writer.api, 'decideAgendaProposal', input);
    expect(await decide({ itemId: good.id, accept: true })).toMatchObject({ state: 'PLANNED', number: '2' });
    const { fields } = await refusedOnAgenda(writer.api, 'decideAgendaProposal', {
      itemId: bad.id,
      accept: false,
    });
    expect(fields).toEqual({ reason: 'EMPTY' });
    await decide({ itemId: bad.id, accept: false, reason: 'Nicht zuständig' });
    const again = { itemId: good.id, accept: false, reason: 'Doch nicht' };
    expect(await refusedOnAgenda(writer.api, 'decideAgendaProposal', again)).toMatchObject({
      ...{ code: 'CONFLICT', reason: 'ALREADY_DECIDED' },
    });
    for (const { api } of [reader, other]) {
      const agenda = await agendaWith(api, good.id);
      expect(linesOf(agenda)).toEqual(['1 Begrüßung', '2 Spielplatz']);
      expect(agenda).toMatchObject({
        minutes: 5,
        proposals: [{ title: 'Mond', state: 'REFUSED', decisionReason: 'Nicht zuständig' }],
      });
    }
    expect(await decide({ itemId: bad.id, accept: true })).toMatchObject({ state: 'PLANNED', number: '3' });
  });

  it('are changed and taken back by whoever made them, until somebody decides', async () => {
    const { writer, reader, other, meeting } = await stage();
    const { id } = await onAgenda(reader.api, 'proposeAgendaItem', {
      meetingId: meeting.id,
      title: 'Spielplatz',
    });
    const input = { itemId: id, title: 'Bolzplatz' };
    expect(await refusedOnAgenda(other.api, 'changeAgendaItem', input)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await onAgenda(reader.api, 'changeAgendaItem', input)).toMatchObject({ title: 'Bolzplatz' });
    await remove(reader.api, id);
    await restore(reader.api, id);
    await onAgenda(writer.api, 'decideAgendaProposal', { itemId: id, accept: true });
    expect(await refusedOnAgenda(reader.api, 'changeAgendaItem', input)).toMatchObject({ code: 'FORBIDDEN' });
    await expect(remove(reader.api, id)).rejects.toThrow();
  });

  it('come back as they are made: not beyond the number that somebody may have, nor when none is taken', async () => {
    const { reader, meeting } = await stage();
    const input = { meetingId: meeting.id, title: 'Spielplatz' };
    const { id } = await onAgenda(reader.api, 'proposeAgendaItem', input);
    await remove(reader.api, id);
    await hub.sql(
      `insert into agenda_item (id, meeting_id, space_id, position, kind, title, state, proposed_by_id)
       select 'agi_' || n || $1, $1, space_id, 'a0', 'DECISION', 'x', 'PROPOSED', $2
       from meeting, generate_series(1, 50) n where id = $1`,
      [meeting.id, reader.id],
    );
    await expect(restore(reader.api, id)).rejects.toThrow('openAgendaProposalsPerAuthor');
    await hub.sql(`delete from agenda_item where meeting_id = $1 and title = 'x'`, [meeting.id]);
    await hub.sql(`update meeting set proposals_until = now() - interval '1 day' where id = $1`, [
      meeting.id,
    ]);
    await expect(restore(reader.api, id)).rejects.toThrow('ENDED');
    await hub.sql('update meeting set proposals_until = null where id = $1', [meeting.id]);
    await restore(reader.api, id);
  });

  it('are taken until the moment that is set, and no more once the meeting has begun', async () => {
    const { writer, reader, meeting } = await stage();
    const input = { meetingId: meeting.id, title: 'Spielplatz' };
    const set = (until: string | null, state = 'INVITED') =>
      hub.sql(
        `update meeting set proposals_until = $2::timestamptz, state = $3, started_at = case when $3 = 'RUNNING' then now() end
         where id = $1`,
        [meeting.id, until, state],
      );
    const until = async (day: string | null) =>
      (
        await writer.api.query(
          `mutation($input: SetAgendaProposalsUntilInput!) { setAgendaProposalsUntil(input: $input) { proposalsUntil } }`,
          { input: { meetingId: meeting.id, day } },
        )
      )['setAgendaProposalsUntil'].proposalsUntil;
    // To the end of that day in Berlin, which in summer is ahead by one hour more.
    expect(await until('2099-07-31')).toBe('2099-07-31T21:59:59.999Z');
    expect(await until('2099-01-31')).toBe('2099-01-31T22:59:59.999Z');
    const { fields } = await refusedOnAgenda(writer.api, 'setAgendaProposalsUntil', {
      ...{ meetingId: meeting.id, day: '2099-02-31' },
    });
    expect(fields).toEqual({ day: 'MALFORMED' });
    const { id } = await onAgenda(reader.api, 'proposeAgendaItem', input);
    expect(await agendaWith(reader.api, id)).toMatchObject({ viewerCan: { plan: false, propose: true } });
    await set('2026-01-01T00:00:00Z');
    expect(await refusedOnAgenda(reader.api, 'proposeAgendaItem', input)).toEqual({
      code: 'GONE',
      reason: 'ENDED',
    });
    expect(await agendaWith(reader.api, id)).toMatchObject({ viewerCan: { propose: false } });
    await set(null, 'RUNNING');
    expect(await refusedOnAgenda(reader.api, 'proposeAgendaItem', input)).toEqual({
      code: 'GONE',
      reason: 'ENDED',
    });
  });

  it('leave others room', async () => {
    const { reader, other, meeting } = await stage();
    const { id } = await onAgenda(reader.api, 'proposeAgendaItem', { meetingId: meeting.id, title: 'Eins' });
    await hub.sql(
      `insert into agenda_item (id, meeting_id, space_id, position, kind, title, state, proposed_by_id)
       select id || n, meeting_id, space_id, position, kind, title, state, proposed_by_id
       from agenda_item, generate_series(1, 49) n where id = $1`,
      [id],
    );
    const input = { meetingId: meeting.id, title: 'Noch einer' };
    expect(await refusedOnAgenda(reader.api, 'proposeAgendaItem', input)).toEqual({
      ...{ code: 'LIMIT', limit: 'openAgendaProposalsPerAuthor', max: 50 },
    });
    expect(await onAgenda(other.api, 'proposeAgendaItem', input)).toMatchObject({ state: 'PROPOSED' });
  });
});

describe('a running meeting', () => {
  it('goes from item to item: what is dealt with takes what stands under it along, and the next is called', async () => {
    const { writer, meeting, add } = await stage('RUNNING');
    const first = await add('Begrüßung');
    const second = await add('Haushalt');
    const below = await add('Zahlen', { parentId: second.id });
    const third = await add('Verschiedenes');
    const current = async () => (await agendaWith(writer.api, first.id)).currentItem?.id ?? null;
    const call = (itemId: string | null) =>
      writer.api.query(
        'mutation($input: SetCurrentAgendaItemInput!) { setCurrentAgendaItem(input: $input) { id } }',
        { input: { meetingId: meeting.id, itemId } },
      );
    const set = (itemId: string, state: string) =>
      onAgenda(writer.api, 'setAgendaItemState', { itemId, state });
    await call(second.id);
    expect(await current()).toBe(second.id);
    expect(await set(second.id, 'DEALT_WITH')).toMatchObject({ state: 'DEALT_WITH', currentSince: null });
    const { items } = await agendaWith(writer.api, first.id);
    expect(items.find(({ id }: { id: string }) => id === below.id).state).toBe('DEALT_WITH');
    expect(await current()).toBe(third.id);
    await set(third.id, 'POSTPONED');
    expect(await current()).toBeNull();
    await call(third.id);
    const { items: reopened } = await agendaWith(writer.api, first.id);
    expect(reopened.at(-1)).toMatchObject({ state: 'PLANNED' });
    expect(reopened.at(-1).currentSince).not.toBeNull();
    await call(null);
    expect(await current()).toBeNull();
  });

  it('and no other deals with items, though they can be postponed before', async () => {
    const { writer, reader, meeting, add } = await stage();
    const { id: itemId } = await add('Haushalt', { minutes: 10 });
    for (const [mutation, input] of [
      ['setAgendaItemState', { itemId, state: 'DEALT_WITH' }],
      ['setCurrentAgendaItem', { meetingId: meeting.id, itemId }],
    ] as const)
      expect(await refusedOnAgenda(writer.api, mutation, input)).toEqual(notRunning);
    expect(await onAgenda(writer.api, 'setAgendaItemState', { itemId, state: 'POSTPONED' })).toMatchObject({
      ...{ state: 'POSTPONED', number: '1' },
    });
    expect(await agendaWith(reader.api, itemId)).toMatchObject({ minutes: null });
  });

  it('is led by whoever leads it or keeps its minutes, whatever their role; nothing changes when it is over', async () => {
    const { writer, reader, other, meeting, add } = await stage('RUNNING');
    const { id: itemId } = await add('Haushalt');
    await hub.sql('update meeting set chair_id = $2, keeper_id = $3 where id = $1', [
      ...[meeting.id, reader.id, other.id],
    ]);
    await onAgenda(reader.api, 'setAgendaItemState', { itemId, state: 'DEALT_WITH' });
    const { id } = await onAgenda(other.api, 'addAgendaItem', { meetingId: meeting.id, title: 'Nachtrag' });
    await hub.sql(`update meeting set state = 'ENDED', ended_at = now() where id = $1`, [meeting.id]);
    const gone = { code: 'GONE', reason: 'ENDED' };
    for (const [mutation, input] of [
      ['addAgendaItem', { meetingId: meeting.id, title: 'x' }],
      ['changeAgendaItem', { itemId: id, title: 'x' }],
      ['moveAgendaItem', { itemId: id }],
      ['setAgendaItemState', { itemId: id, state: 'POSTPONED' }],
      ['proposeAgendaItem', { meetingId: meeting.id, title: 'x' }],
    ] as const)
      expect(await refusedOnAgenda(writer.api, mutation, input), mutation).toEqual(gone);
    expect(await agendaWith(writer.api, id)).toMatchObject({
      viewerCan: { plan: false, propose: false, hold: false },
    });
  });
});
