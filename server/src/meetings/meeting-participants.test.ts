import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import {
  act,
  MEETING,
  planMeeting,
  refusedAct as refused,
  seedMeeting,
} from '../../../test/testkit/meetings.ts';
import { seat } from '../../../test/testkit/rounds.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';

let hub: TestHub;
let space: SeededSpace;
let lead: Person;
let writer: Person;
let reader: Person;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

async function scene(): Promise<void> {
  space = await hub.seed.space({ writers: 1, readers: 1 });
  lead = space.lead;
  [writer, reader] = [space.writers[0]!, space.readers[0]!];
}

const read = async ({ api }: Pick<Person, 'api'>, id: string) =>
  (await api.query(`query($id: ID!) { meeting(id: $id) { ${MEETING} } }`, { id }))['meeting'];

describe('who takes part', () => {
  it('answers for themself alone, and may think better of it', async () => {
    await scene();
    const { id } = await planMeeting(writer.api, space.id, {
      participants: [{ accountId: reader.id }, { accountId: lead.id, kind: 'ADVISORY' }],
    });
    await act(reader, 'answer', { meetingId: id, answer: 'TENTATIVE', note: 'Vielleicht' });
    const answered = await act(reader, 'answer', { meetingId: id, answer: 'DECLINED', note: ' Urlaub ' });
    expect(answered).toMatchObject({
      answers: { accepted: 0, declined: 1, tentative: 0, none: 1 },
      viewerParticipation: { kind: 'ENTITLED', answer: 'DECLINED' },
    });
    expect(answered.participants.nodes[0]).toMatchObject({ answer: 'DECLINED', answerNote: 'Urlaub' });
    expect(await refused(writer, 'answer', { meetingId: id, answer: 'ACCEPTED' })).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await refused(reader, 'answer', { meetingId: id, answer: 'NONE' })).toMatchObject({
      fields: { answer: 'EMPTY' },
    });
    // Nobody's answer is in the log.
    const [event] = await hub.sql<{ facts: object }>(
      `select facts from event where subject_id = $1 and type = 'MEETING_ANSWERED' limit 1`,
      [id],
    );
    expect(event!.facts).toEqual({ name: 'Lenkungskreis' });
  });

  it('is who is named, and keeps their answer when others are', async () => {
    await scene();
    const { id } = await planMeeting(writer.api, space.id, { participants: [{ accountId: reader.id }] });
    await act(reader, 'answer', { meetingId: id, answer: 'ACCEPTED' });
    const set = await act(writer, 'participants', {
      meetingId: id,
      participants: [{ accountId: reader.id, kind: 'GUEST' }, { accountId: writer.id }],
    });
    expect(set.participants.nodes.map((one: any) => [one.account.id, one.kind, one.answer])).toEqual([
      [writer.id, 'ENTITLED', 'NONE'],
      [reader.id, 'GUEST', 'ACCEPTED'],
    ]);
    const alone = await act(writer, 'participants', {
      meetingId: id,
      participants: [{ accountId: writer.id }],
    });
    expect(alone.participants.totalCount).toBe(1);
  });

  it('is not overwritten by whoever has not read who was named meanwhile', async () => {
    await scene();
    const { id, updatedAt: expectedUpdatedAt } = await planMeeting(writer.api, space.id);
    const named = (...people: Person[]) => ({
      meetingId: id,
      expectedUpdatedAt,
      participants: people.map(({ id: accountId }) => ({ accountId })),
    });
    const set = await act(writer, 'participants', named(reader));
    for (const way of ['participants', 'invite'] as const)
      expect(await refused(lead, way, named(lead)), way).toMatchObject({ code: 'CONFLICT' });
    expect(await read(lead, id)).toMatchObject({
      state: 'PLANNED',
      participants: { nodes: [{ account: { id: reader.id } }] },
    });
    const input = { ...named(lead, reader), expectedUpdatedAt: set.updatedAt };
    const invited = await act(lead, 'invite', input);
    expect(invited.participants.totalCount).toBe(2);
    // To invite is a change too; to answer is none.
    expect(await refused(writer, 'participants', input)).toMatchObject({ code: 'CONFLICT' });
    await act(reader, 'answer', { meetingId: id, answer: 'ACCEPTED' });
    const later = { ...named(lead), expectedUpdatedAt: invited.updatedAt };
    expect((await act(writer, 'participants', later)).participants.totalCount).toBe(1);
  });

  it('is a member of the space, a person, and named once', async () => {
    await scene();
    const guest = await hub.seed.member(space, 'GUEST');
    const program = await hub.seed.program(space, 'WRITER');
    const { id } = await planMeeting(writer.api, space.id);
    for (const accountId of [guest.id, program.id, space.outsider.id, 'acc_x'])
      expect(
        await refused(writer, 'participants', { meetingId: id, participants: [{ accountId }] }),
        accountId,
      ).toMatchObject({ fields: { participants: 'UNKNOWN_VALUE' }, unknown: [accountId] });
    const twice = [{ accountId: reader.id }, { accountId: reader.id, kind: 'GUEST' }];
    expect(await refused(writer, 'participants', { meetingId: id, participants: twice })).toMatchObject({
      fields: { participants: 'TAKEN' },
    });
    const many = Array.from({ length: 201 }, () => ({ accountId: reader.id }));
    expect(await refused(writer, 'participants', { meetingId: id, participants: many })).toMatchObject({
      code: 'LIMIT',
      max: 200,
    });
    expect(await refused(writer, 'conduct', { meetingId: id, chairId: guest.id })).toMatchObject({
      fields: { chairId: 'UNKNOWN_VALUE' },
    });
  });

  it('is, when nobody is named, whoever sits in the body and belongs to the space', async () => {
    await scene();
    const { id: bodyId } = await hub.seed.body(reader.id);
    const organisationId = await hub.seed.organisation();
    await seat(hub, bodyId, { accountId: writer.id, organisationId });
    await seat(hub, bodyId, { accountId: space.outsider.id, organisationId });
    const { id, usualParticipants } = await planMeeting(writer.api, space.id, { bodyId });
    expect(usualParticipants.map(({ account }: any) => account.id).toSorted()).toEqual(
      [reader.id, writer.id].toSorted(),
    );
    const invited = await act(writer, 'invite', { meetingId: id });
    expect(invited).toMatchObject({ state: 'INVITED', answers: { none: 2 }, calendarSequence: 0 });
    const own = invited.participants.nodes.find(({ account }: any) => account.id === writer.id);
    expect(own.organisation).toEqual({ id: organisationId });
    // For those who come later.
    const again = await act(writer, 'invite', {
      meetingId: id,
      participants: [{ accountId: reader.id }, { accountId: lead.id }],
    });
    expect(again.participants.totalCount).toBe(2);
  });

  it('is somebody, or nobody is invited', async () => {
    await scene();
    const { id } = await planMeeting(writer.api, space.id);
    expect(await refused(writer, 'invite', { meetingId: id })).toMatchObject({
      fields: { participants: 'EMPTY' },
    });
    expect((await read(writer, id)).state).toBe('PLANNED');
  });

  it('leaves what is to come with the space, and stays where they took part', async () => {
    await scene();
    const input = { chairId: reader.id, participants: [{ accountId: reader.id }, { accountId: lead.id }] };
    const { id } = await planMeeting(writer.api, space.id, input);
    const past = await seedMeeting(hub, space.id, reader.id, { startsAt: new Date(Date.now() + 60_000) });
    await act(writer, 'start', { id: past.id });
    await act(writer, 'end', { id: past.id });
    await lead.api.query('mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }', {
      input: { spaceId: space.id, accountId: reader.id },
    });
    const left = await read(writer, id);
    expect(left).toMatchObject({ chair: null, participants: { totalCount: 1 } });
    expect((await read(writer, past.id)).participants.nodes).toMatchObject([{ account: { id: reader.id } }]);
    expect(await read(reader, id)).toBeNull();
    expect(await refused(writer, 'conduct', { meetingId: id, chairId: reader.id })).toMatchObject({
      fields: { chairId: 'UNKNOWN_VALUE' },
    });
  });
});
