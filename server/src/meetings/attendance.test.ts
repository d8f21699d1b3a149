import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  attendanceOf,
  onAttendance,
  refusedAttendance,
  REMOVE_ATTENDEE,
} from '../../../test/testkit/attendance.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { act, dayAhead, planMeeting } from '../../../test/testkit/meetings.ts';
import { minutesOf, startWith } from '../../../test/testkit/minutes.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { staysAfter } from './take-attendance.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

/** A meeting with three who vote and one who is heard, open unless said otherwise; a writer leads through it. */
async function stage({ isOpen = true, more = {} as object } = {}) {
  const space = await hub.seed.space({ writers: 1, readers: 3 });
  const writer = space.writers[0]!;
  const [one, two, three] = space.readers as [Person, Person, Person];
  const { id } = await planMeeting(writer.api, space.id, { day: dayAhead(1), time: '00:00', ...more });
  const participants = [
    ...[one, two, three].map((person) => ({ accountId: person.id, kind: 'ENTITLED' })),
    { accountId: space.lead.id, kind: 'ADVISORY' },
  ];
  await act(writer, 'participants', { meetingId: id, participants });
  if (isOpen) await startWith(writer.api, id);
  const attendeeOf = async ({ id: accountId }: Person): Promise<string> =>
    (await attendanceOf(writer.api, id)).attendees.find((each: any) => each.account?.id === accountId).id;
  const say = async (state: string, ...people: Person[]) => {
    const attendeeIds = [];
    for (const person of people) attendeeIds.push(await attendeeOf(person));
    return onAttendance(writer.api, 'setAttendance', { meetingId: id, attendeeIds, state });
  };
  const statesOf = (attendance: any) => attendance.attendees.map(({ state }: { state: string }) => state);
  return { space, writer, one, two, three, id: id as string, attendeeOf, say, statesOf };
}

describe('attendance', () => {
  it('begins with those who take part, who declined as excused, and whoever leads', async () => {
    const { space, writer, one, two, id, statesOf } = await stage({ isOpen: false });
    await act(writer, 'invite', { meetingId: id });
    await act(two, 'answer', { meetingId: id, answer: 'DECLINED' });
    await act(writer, 'conduct', { meetingId: id, chairId: writer.id, keeperId: one.id });
    expect(await attendanceOf(one.api, id)).toEqual({ viewerCanTake: false, quorum: null, attendees: [] });
    await startWith(one.api, id);
    const attendance = await attendanceOf(one.api, id);
    // An invitation that was declined says nothing about who has come.
    expect(attendance).toMatchObject({ viewerCanTake: true, quorum: null });
    expect(statesOf(attendance).toSorted()).toEqual(['EXCUSED', ...Array(4).fill('EXPECTED')]);
    const kinds = attendance.attendees.map((each: any) => [each.account.id, each.kind]);
    expect(kinds).toContainEqual([writer.id, 'ADVISORY']);
    expect(kinds).toContainEqual([space.lead.id, 'ADVISORY']);
  });

  it('knows who came and went, and whether that is enough to decide', async () => {
    const { space, one, two, three, say } = await stage();
    expect((await say('PRESENT', one, space.lead)).quorum).toEqual({
      ...{ entitled: 3, present: 1, needed: 2, isReached: false },
    });
    expect((await say('PRESENT', two)).quorum).toMatchObject({ present: 2, isReached: true });
    expect((await say('UNEXCUSED', three)).quorum).toMatchObject({ present: 2 });
    const gone = await say('LEFT', one);
    expect(gone.quorum).toMatchObject({ present: 1, isReached: false });
    const stays = gone.attendees.find((each: any) => each.account.id === one.id).stays;
    expect(stays).toHaveLength(1);
    expect(stays[0].leftAt).not.toBeNull();
    // Within the minute it was a slip: they have never gone.
    const back = await say('PRESENT', one);
    expect(back.attendees.find((each: any) => each.account.id === one.id).stays).toEqual([
      { cameAt: stays[0].cameAt, leftAt: null },
    ]);
  });

  it('says what becomes of times by what is said', () => {
    const hour = 3_600_000;
    const gone = [{ cameAt: 0, leftAt: hour }];
    expect(staysAfter(gone, 'PRESENT', 2 * hour)).toEqual([...gone, { cameAt: 2 * hour, leftAt: null }]);
    expect(staysAfter(gone, 'LEFT', 2 * hour)).toEqual(gone);
    expect(staysAfter(gone, 'EXCUSED', 2 * hour)).toBeNull();
    expect(staysAfter([{ cameAt: 0, leftAt: null }], 'EXCUSED', hour)).toEqual([]);
    expect(staysAfter([...gone, { cameAt: 2 * hour, leftAt: null }], 'EXPECTED', 3 * hour)).toBeNull();
  });

  it('has guests by name, and members who were not invited', async () => {
    const { space, writer, one, two, id } = await stage();
    const more = await hub.seed.member(space, 'READER');
    const guest = { meetingId: id, name: 'Erika Muster', organisationName: 'Kreis Beispiel' };
    const withGuest = await onAttendance(writer.api, 'addAttendee', guest);
    expect(withGuest.attendees.at(-1)).toMatchObject({
      ...{ name: 'Erika Muster', organisationName: 'Kreis Beispiel', kind: 'GUEST', state: 'PRESENT' },
      account: null,
    });
    const { attendees } = await onAttendance(writer.api, 'addAttendee', {
      ...{ meetingId: id, accountId: more.id, kind: 'ENTITLED' },
    });
    expect(attendees.filter((each: any) => each.kind === 'ENTITLED')).toHaveLength(4);
    const fault = async (input: object) =>
      (await refusedAttendance(writer.api, 'addAttendee', { meetingId: id, ...input })).fields;
    expect(await fault({ accountId: one.id })).toEqual({ accountId: 'TAKEN' });
    expect(await fault({ accountId: (await hub.seed.person()).id })).toEqual({ accountId: 'UNKNOWN_VALUE' });
    expect(await fault({})).toEqual({ accountId: 'MISMATCH' });
    expect(await fault({ accountId: two.id, name: 'x' })).toEqual({ accountId: 'MISMATCH' });
    expect(await fault({ name: ' ' })).toEqual({ name: 'EMPTY' });
    expect(await fault({ name: 'x', organisationId: 'org_x' })).toEqual({ organisationId: 'UNKNOWN_VALUE' });
    const guestId = withGuest.attendees.at(-1).id;
    expect((await writer.api.error(REMOVE_ATTENDEE, { id: guestId })).extensions.fields).toEqual({
      attendeeId: 'MISMATCH',
    });
    await onAttendance(writer.api, 'setAttendanceTimes', { attendeeId: guestId, stays: [] });
    const changed = await onAttendance(writer.api, 'changeAttendee', {
      attendeeId: guestId,
      name: 'E. Muster',
    });
    expect(changed.attendees.at(-1)).toMatchObject({ name: 'E. Muster', state: 'EXPECTED' });
    const { removeAttendee } = await writer.api.query(REMOVE_ATTENDEE, { id: guestId });
    expect(removeAttendee.attendance.attendees.every(({ name }: { name: string }) => name === '')).toBe(true);
  });

  it('ends with the meeting, and is put right until the minutes are sealed', async () => {
    const { writer, one, two, three, id, say, attendeeOf, statesOf } = await stage();
    await say('PRESENT', one, two, three);
    await hub.sql(
      `update meeting_presence set came_at = now() - interval '2 hours', left_at = now() - interval '1 hour'
       where attendee_id = $1`,
      [await attendeeOf(three)],
    );
    await hub.sql(`update meeting set started_at = now() - interval '3 hours' where id = $1`, [id]);
    expect(
      await refusedAttendance(writer.api, 'setAttendance', {
        ...{ meetingId: id, attendeeIds: [await attendeeOf(three)], state: 'EXCUSED' },
      }),
    ).toMatchObject({ fields: { state: 'MISMATCH' } });
    await act(writer, 'end', { id });
    const ended = await attendanceOf(writer.api, id);
    expect(statesOf(ended).toSorted()).toEqual(['EXPECTED', 'LEFT', 'PRESENT', 'PRESENT']);
    expect(ended.quorum).toMatchObject({ present: 2, isReached: true });
    expect(
      ended.attendees.flatMap((each: any) => each.stays).every((stay: any) => stay.leftAt !== null),
    ).toBe(true);
    const attendeeId = await attendeeOf(one);
    expect(
      await refusedAttendance(writer.api, 'setAttendance', {
        ...{ meetingId: id, attendeeIds: [attendeeId], state: 'LEFT' },
      }),
    ).toMatchObject({ code: 'CONFLICT', reason: 'NOT_RUNNING' });
    const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
    const fault = async (...stays: object[]) =>
      (await refusedAttendance(writer.api, 'setAttendanceTimes', { attendeeId, stays })).fields;
    expect(await fault({ cameAt: ago(9), leftAt: ago(1) })).toEqual({ stays: 'OUT_OF_RANGE' });
    expect(await fault({ cameAt: ago(2), leftAt: ago(-1) })).toEqual({ stays: 'OUT_OF_RANGE' });
    expect(await fault({ cameAt: ago(2) })).toEqual({ stays: 'MISMATCH' });
    expect(await fault({ cameAt: ago(1), leftAt: ago(2) })).toEqual({ stays: 'MISMATCH' });
    expect(await fault({ cameAt: ago(2), leftAt: ago(1) }, { cameAt: ago(1.5), leftAt: ago(0.5) })).toEqual({
      stays: 'MISMATCH',
    });
    await onAttendance(writer.api, 'setAttendanceTimes', {
      ...{ attendeeId, stays: [{ cameAt: ago(2), leftAt: ago(1) }] },
    });
    const { minutes } = await minutesOf(writer.api, id);
    await hub.sql('update document set sealed_at = now() where id = $1', [minutes.id]);
    expect(
      await refusedAttendance(writer.api, 'setAttendanceTimes', { attendeeId, stays: [] }),
    ).toMatchObject({
      ...{ code: 'FORBIDDEN', reason: 'SEALED' },
    });
  });

  it('is for those who lead through the meeting, and nobody outside knows of it', async () => {
    const { writer, one, id, attendeeOf } = await stage();
    const planned = await stage({ isOpen: false });
    const attendeeId = await attendeeOf(one);
    const input = { meetingId: id, attendeeIds: [attendeeId], state: 'PRESENT' };
    expect((await refusedAttendance(one.api, 'setAttendance', input)).code).toBe('FORBIDDEN');
    const stranger = await hub.seed.person();
    expect((await refusedAttendance(stranger.api, 'setAttendance', input)).code).toBe('NOT_FOUND');
    for (const person of [stranger, planned.writer])
      expect((await person.api.error(REMOVE_ATTENDEE, { id: attendeeId })).extensions.code).toBe('NOT_FOUND');
    // Nobody is said to be at one meeting by the door of another.
    const mixed = { ...input, meetingId: planned.id };
    expect((await refusedAttendance(writer.api, 'setAttendance', mixed)).code).toBe('NOT_FOUND');
    expect(
      await refusedAttendance(planned.writer.api, 'setAttendance', { ...mixed, attendeeIds: [] }),
    ).toMatchObject({
      ...{ code: 'CONFLICT', reason: 'NOT_RUNNING' },
    });
  });

  it('is heard of by whoever says so at the same moment, and nothing is lost', async () => {
    const { space, writer, one, two, three, id, attendeeOf } = await stage();
    const people = [one, two, three, space.lead];
    const ids = await Promise.all(people.map(attendeeOf));
    await Promise.all(
      ids.map((attendeeId, i) =>
        onAttendance([writer, space.lead][i % 2]!.api, 'setAttendance', {
          ...{ meetingId: id, attendeeIds: [attendeeId], state: 'PRESENT' },
        }),
      ),
    );
    const { quorum, attendees } = await attendanceOf(writer.api, id);
    expect(quorum).toMatchObject({ present: 3 });
    expect(attendees.flatMap((each: any) => each.stays)).toHaveLength(4);
  });
});

describe('a decision without quorum', () => {
  it('is taken all the same, and says so as long as it is so', async () => {
    const { writer, one, two, three, id, say, attendeeOf } = await stage();
    const { minutes } = await minutesOf(writer.api, id);
    const decide = async (words: string) => {
      await writer.api.query('mutation($input: EditDocumentInput!) { editDocument(input: $input) { id } }', {
        input: { documentId: minutes.id, append: `[Beschluss](#decision:new) ${words}` },
      });
    };
    const notes = async () => {
      const { document } = await writer.api.query(
        'query($id: ID!) { document(id: $id) { entries(first: 9) { nodes { wording withoutQuorum } } } }',
        { id: minutes.id },
      );
      return document.entries.nodes.map((node: any) => [node.wording, node.withoutQuorum]);
    };
    await say('PRESENT', one);
    await decide('Zu früh');
    await expect.poll(notes).toEqual([['Zu früh', true]]);
    await say('PRESENT', two, three);
    await decide('Danach');
    await expect.poll(notes).toEqual([
      ['Zu früh', true],
      ['Danach', false],
    ]);
    // The keeper had noted one of them too late.
    await hub.sql(`update meeting set started_at = now() - interval '3 hours' where id = $1`, [id]);
    const cameAt = new Date(Date.now() - 3_600_000).toISOString();
    await onAttendance(writer.api, 'setAttendanceTimes', {
      ...{ attendeeId: await attendeeOf(two), stays: [{ cameAt, leftAt: null }] },
    });
    expect(await notes()).toEqual([
      ['Zu früh', false],
      ['Danach', false],
    ]);
  });

  it('depends on what the body said when the meeting began, and on votes that organisations share', async () => {
    const space = await hub.seed.space({ writers: 1, readers: 2 });
    const { id: bodyId } = await hub.seed.body();
    await hub.sql('update body set quorum_percent = 100 where id = $1', [bodyId]);
    const writer = space.writers[0]!;
    const organisationId = await hub.seed.organisation();
    const { id } = await planMeeting(writer.api, space.id, { bodyId, day: dayAhead(1), time: '00:00' });
    await startWith(writer.api, id);
    await hub.sql('update body set quorum_percent = 1 where id = $1', [bodyId]);
    for (const { id: accountId } of space.readers)
      await onAttendance(writer.api, 'addAttendee', {
        meetingId: id,
        accountId,
        organisationId,
        kind: 'ENTITLED',
      });
    const { quorum } = await onAttendance(writer.api, 'addAttendee', {
      ...{ meetingId: id, accountId: space.lead.id, kind: 'ENTITLED' },
    });
    expect(quorum).toEqual({ entitled: 2, present: 2, needed: 2, isReached: true });
  });
});
