import * as Y from 'yjs';
import { newSuggestionId } from '@umlauf/shared/suggestion-marks';
import type { RunningServer } from '@umlauf/server/server';
import type { Api } from './api.ts';
import { attendanceOf, onAttendance } from './attendance.ts';
import type { TestHub } from './hub.ts';
import { inputOf } from './live-scene.ts';
import { act, planSeries } from './meetings.ts';
import { startWith } from './minutes.ts';
import type { Person, SeededSpace } from './seed.ts';
import { base64, PUSH } from './written.ts';

/** How far minutes are, as somebody sees it. */
const APPROVAL = `id minutes { id sealedAt markdown revision viewerCan { edit suggest comment rename beginDraft } }
  minutesApproval { state deadlineAt bySilence openSuggestions openThreads
    viewerCan { coordinate moveDeadline withdraw finish correct remark }
    remarks { id kind state source quote by { id } }
    steps { kind at byHouse deadlineAt note contentHash by { id } atMeeting { id } version { id contentHash } } }
  unsettledMinutes { viewerCanApprove meeting { id minutesApproval { state } } }`;

const QUERY = `query($id: ID!) { meeting(id: $id) { ${APPROVAL} } }`;
export const UNSETTLED = `query($id: ID!) { meeting(id: $id) { unsettledMinutes { viewerCanApprove meeting { id } }
  agenda { text items { id title state approves { id } } } } }`;

/** A meeting with its minutes; null for who does not read it. */
export async function approvalOf(api: Api, id: string): Promise<any> {
  return (await api.query(QUERY, { id })).meeting;
}

/** The steps that take the meeting alone; others take an input. */
const BY_MEETING = ['withdrawMinutes', 'endMinutesCoordination', 'endMinutesCorrection'];

/** A mutation about minutes, whole; variables are made by `stepVariables`. */
export function stepQuery(mutation: string, fields = APPROVAL): string {
  return BY_MEETING.includes(mutation)
    ? `mutation($meetingId: ID!) { ${mutation}(meetingId: $meetingId) { ${fields} } }`
    : `mutation($input: ${inputOf(mutation)}!) { ${mutation}(input: $input) { ${fields} } }`;
}

export const stepVariables = (mutation: string, input: object): Record<string, unknown> =>
  BY_MEETING.includes(mutation) ? { ...input } : { input };

/** Takes a step; answers the meeting. */
export async function step(api: Api, mutation: string, input: object): Promise<any> {
  return (await api.query(stepQuery(mutation), stepVariables(mutation, input)))[mutation];
}

/** Why it is not taken: the error's extensions. */
export async function refusedStep(api: Api, mutation: string, input: object): Promise<any> {
  return (await api.error(stepQuery(mutation, 'id'), stepVariables(mutation, input))).extensions;
}

export const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

export interface MinutesScene {
  space: SeededSpace;
  /** Leads through both meetings and is a writer. */
  chair: Person;
  /** Keeps the minutes. */
  keeper: Person;
  /** Reads the space, and was at the first meeting. */
  present: Person;
  /** Writes in the space, and was not there. */
  absent: Person;
  seriesId: string;
  /** The first meeting, over, with minutes. */
  id: string;
  documentId: string;
  /** The next one of the series, planned. */
  nextId: string;
}

/** A meeting that is over, with minutes that nobody has coordinated yet, and the next one of its series. */
export async function stageMinutes(
  hub: TestHub,
  { isRecorded = true, isOver = true } = {},
): Promise<MinutesScene> {
  const space = await hub.seed.space({ writers: 3, readers: 2 });
  const [chair, keeper, absent] = space.writers as [Person, Person, Person];
  const present = space.readers[0]!;
  const series = await planSeries(chair.api, space.id, { startsAtTime: '00:00' });
  const [first, next] = series.meetings.nodes as { id: string }[];
  for (const { id } of [first!, next!])
    await act(chair, 'conduct', { meetingId: id, chairId: chair.id, keeperId: keeper.id });
  const participants = [chair, keeper, present, absent].map(({ id }) => ({ accountId: id }));
  await act(chair, 'participants', { meetingId: first!.id, participants });
  const { id: documentId } = await startWith(chair.api, first!.id);
  if (isRecorded) await record(chair.api, first!.id, [chair, keeper, present]);
  if (isOver) await act(chair, 'end', { id: first!.id });
  return {
    ...{ space, chair, keeper, present, absent, documentId },
    ...{ seriesId: series.id, id: first!.id, nextId: next!.id },
  };
}

/** Says that these people are at a meeting. */
export async function record(api: Api, meetingId: string, people: readonly Person[]): Promise<void> {
  const { attendees } = await attendanceOf(api, meetingId);
  const attendeeIds = attendees
    .filter((each: any) => people.some(({ id }) => id === each.account?.id))
    .map(({ id }: { id: string }) => id);
  await onAttendance(api, 'setAttendance', { meetingId, attendeeIds, state: 'PRESENT' });
}

/** Gives the minutes to those who were there, for two days. */
export const coordinate = ({ keeper, id }: MinutesScene, more: object = {}): Promise<any> =>
  step(keeper.api, 'startMinutesCoordination', { meetingId: id, deadlineAt: inHours(48), ...more });

/** What was done about the minutes of a meeting. */
export const kindsOf = (meeting: any): string[] =>
  meeting.minutesApproval.steps.map(({ kind }: { kind: string }) => kind);

/** The next meeting is so near that it can be opened: right after the first one, which is not a day ahead. */
export async function bringNear(
  hub: TestHub,
  { id, nextId }: Pick<MinutesScene, 'id' | 'nextId'>,
): Promise<void> {
  await hub.sql(
    `update meeting n set starts_at = m.starts_at + interval '1 second', ends_at = m.ends_at from meeting m
     where m.id = $1 and n.id = $2`,
    [id, nextId],
  );
}

/** Opens the next meeting. */
export async function openNext(hub: TestHub, scene: MinutesScene): Promise<any> {
  await bringNear(hub, scene);
  return startWith(scene.chair.api, scene.nextId);
}

/** The deadline has been over for a minute, for the hub and for what it remembers. */
export async function passDeadline(hub: TestHub, { id, documentId, space }: MinutesScene): Promise<void> {
  await hub.server.hub.database.withActor({ system: 'demo' }, async ({ sql, raise }) => {
    await sql(
      `update meeting set minutes_deadline_at = now() - interval '1 minute', minutes_due_at = now() - interval '1 minute'
       where id = $1`,
      [id],
    );
    await sql(
      `update document set hold = jsonb_set(hold, '{remarksUntil}', to_jsonb(floor(extract(epoch from now()) * 1000) - 60000))
       where id = $1`,
      [documentId],
    );
    raise({
      spaceId: space.id,
      type: 'MINUTES_CHANGED',
      subjectId: id,
      facts: { name: '', what: 'DEADLINE_MOVED' },
    });
  });
}

/** Does what the job of an instance does. */
export async function settleDue({ hub: { database, coediting, work } }: RunningServer): Promise<void> {
  // Not at the top: tables that merely name mutations come before the server, which has to be loaded in its order.
  const { settleDueMinutes } = await import('@umlauf/server/meetings/settle-due-minutes');
  await settleDueMinutes(
    database,
    { coediting, work },
    { warn: (...told: unknown[]) => expectNothing(told) },
  );
}

function expectNothing(told: unknown[]): never {
  throw new Error(`A warning that nobody expects: ${JSON.stringify(told)}`);
}

/** Says something about minutes. Answers the thread's id. */
export async function remark(
  api: Api,
  documentId: string,
  source = 'Der Betrag stimmt nicht',
): Promise<string> {
  const { addCommentThread } = await api.query(
    'mutation($input: AddCommentThreadInput!) { addCommentThread(input: $input) { id } }',
    { input: { documentId, source } },
  );
  return addCommentThread.id;
}

/** What proposes a word in the first text of a document. */
export async function proposal(
  { hub: { coediting } }: RunningServer,
  documentId: string,
  words: string,
): Promise<{ id: string; variables: { documentId: string; update: string } }> {
  const id = newSuggestionId(crypto.getRandomValues(new Uint8Array(26)));
  return { id, variables: await change(coediting, documentId, words, { 'insertion--AAAAAAAA': { id } }) };
}

/** What writes a word into the first text of a document. */
export async function edit({ hub: { coediting } }: RunningServer, documentId: string, words: string) {
  return change(coediting, documentId, words, {});
}

async function change(
  coediting: RunningServer['hub']['coediting'],
  documentId: string,
  words: string,
  marks: object,
) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await coediting.state(documentId))!.state);
  const before = Y.encodeStateVector(doc);
  const text = firstText(doc.getXmlFragment('content'));
  text!.insert(text!.length, words, marks);
  return { documentId, update: base64(Y.encodeStateAsUpdate(doc, before)) };
}

function firstText(node: Y.XmlFragment): Y.XmlText | null {
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlText) return child;
    const found = firstText(child as Y.XmlElement);
    if (found) return found;
  }
  return null;
}

export { PUSH };
