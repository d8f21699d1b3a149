import { vi } from 'vitest';
import { onAgenda } from './agendas.ts';
import { attendanceOf, onAttendance } from './attendance.ts';
import { attach } from './files.ts';
import type { TestHub } from './hub.ts';
import { act, dayAhead, planSeries } from './meetings.ts';
import { startWith } from './minutes.ts';
import type { Person, SeededSpace } from './seed.ts';

/** A meeting that is under way, of which all that minutes can say is written down. */
export interface HeldMeeting {
  space: SeededSpace;
  writer: Person;
  reader: Person;
  /** Excused, and not excused. */
  missing: [Person, Person];
  id: string;
  /** TOP 1 Haushalt, 1.1 Steuern, 2 Verschiedenes. */
  items: [string, string, string];
  minutesId: string;
  title: string;
}

/** `edit`: what the keeper makes of the head that the house has written; `password`: they have one. */
export async function heldMeeting(
  hub: TestHub,
  edit: (head: string) => string = (head) => head,
  password = false,
): Promise<HeldMeeting> {
  const space = await hub.seed.space({ writers: 1, readers: 3, password });
  const [writer] = space.writers as [Person];
  const [reader, excused, unexcused] = space.readers as [Person, Person, Person];
  const series = await planSeries(writer.api, space.id, {
    ...{ title: 'Lenkungskreis', startsAtTime: '00:00', place: 'Raum 2', startsOn: dayAhead(1) },
  });
  const { id } = series.meetings.nodes[0];
  await act(writer, 'conduct', { meetingId: id, chairId: space.lead.id, keeperId: reader.id });
  const participants = [reader, excused, unexcused].map((each) => ({ accountId: each.id, kind: 'ENTITLED' }));
  await act(writer, 'participants', { meetingId: id, participants });
  const plan = await hub.seed.document({ space, title: 'Haushaltsplan', markdown: 'Zahlen' });
  const first = { meetingId: id, title: 'Haushalt', documentIds: [plan.id] };
  const { id: parentId } = await onAgenda(writer.api, 'addAgendaItem', first);
  const below = await onAgenda(writer.api, 'addAgendaItem', { meetingId: id, title: 'Steuern', parentId });
  const last = await onAgenda(writer.api, 'addAgendaItem', { meetingId: id, title: 'Verschiedenes' });
  const { id: minutesId, title } = await startWith(writer.api, id);
  await comeAndStay(writer, id, { reader, excused, unexcused });
  await write(writer, minutesId, reader.id, edit);
  await attach(writer.api, minutesId, 'Folien.txt');
  const items: HeldMeeting['items'] = [parentId, below.id, last.id];
  return { space, writer, reader, missing: [excused, unexcused], id, items, minutesId, title };
}

async function comeAndStay(
  writer: Person,
  meetingId: string,
  { reader, excused, unexcused }: Record<'reader' | 'excused' | 'unexcused', Person>,
): Promise<void> {
  const { attendees } = await attendanceOf(writer.api, meetingId);
  const idOf = ({ id }: Person) => attendees.find((each: any) => each.account?.id === id).id as string;
  for (const [person, state] of [
    [reader, 'PRESENT'],
    [excused, 'EXCUSED'],
    [unexcused, 'UNEXCUSED'],
  ] as const)
    await onAttendance(writer.api, 'setAttendance', { meetingId, attendeeIds: [idOf(person)], state });
  const guest = { meetingId, name: 'Erika Muster', organisationName: 'Kreis Beispiel' };
  await onAttendance(writer.api, 'addAttendee', guest);
}

async function write(
  { api }: Person,
  documentId: string,
  responsibleId: string,
  edit: (head: string) => string,
): Promise<void> {
  const { document } = await api.query('query($id: ID!) { document(id: $id) { markdown revision } }', {
    id: documentId,
  });
  const [before, after] = (document.markdown as string).split(/(?=^### TOP 1\.1)/m) as [string, string];
  const replace = `${edit(before)}Die Lage ist *ernst*.

[Beschluss](#decision:new,yes=5,no=2,abstention=1,result=ADOPTED) Die **Halle** wird verkauft.

[Aufgabe](#task:new,responsible=${responsibleId},due=2099-12-24,state=OPEN) Käufer suchen

${after}

[Erklärung](#statement:new) Der Kreis ist dagegen.

[Abstimmung](#vote:new,yes=3) Vertagung`;
  await api.query('mutation($input: EditDocumentInput!) { editDocument(input: $input) { id } }', {
    input: { documentId, expectedRevision: document.revision, replace },
  });
  const entries = 'query($id: ID!) { document(id: $id) { entries(first: 1) { totalCount } } }';
  // Objects follow the text within two seconds.
  await vi.waitFor(
    async () => {
      const answer = await api.query(entries, { id: documentId });
      if (answer['document'].entries.totalCount !== 4) throw new Error('entries do not follow their text');
    },
    { timeout: 20_000, interval: 100 },
  );
}
