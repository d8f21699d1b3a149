import { newId } from '@umlauf/server/platform/ids';
import { seedAgendaItem, seedStandingItem } from './agendas.ts';
import type { Api } from './api.ts';
import { seedCalendar } from './calendar-lines.ts';
import { attach } from './files.ts';
import { inviteByMail, silenceRequests } from './invitations.ts';
import type { TestHub } from './hub.ts';
import { seedMeeting } from './meetings.ts';
import { decide, startRound } from './rounds.ts';
import type { SeededSpace } from './seed.ts';
import { sessionApi } from './sign-in.ts';
import { addTask, suggest } from './written.ts';

/** Ids of one closed space's things and people, or made-up ones of the same kinds. */
export interface Ids {
  space: string;
  document: string;
  child: string;
  binned: string;
  /** Its lead's, with a token, a session and a passkey. */
  account: string;
  token: string;
  session: string;
  passkey: string;
  /** A technical account that belongs to it, with a token. */
  program: string;
  programToken: string;
  /** Guest of `document`. */
  guest: string;
  /** Somebody asks for `document`. */
  request: string;
  /** To the space. */
  invitation: string;
  /** On `document`, by the lead. */
  thread: string;
  comment: string;
  /** Of `document`, named by the lead. */
  version: string;
  /** Of the lead, for `document`. */
  suggestion: string;
  /** Attached to `document`. */
  file: string;
  /** The technical account's. */
  organisation: string;
  /** With a seat. */
  body: string;
  seat: string;
  ruleSet: string;
  /** Of the space, by the lead. */
  template: string;
  /** Of `document`: the lead is asked. */
  circulation: string;
  circulationSeat: string;
  /** By another round of it. */
  decision: string;
  /** With an item and a proposal on its agenda. */
  meeting: string;
  meetingSeries: string;
  attendee: string;
  agendaItem: string;
  agendaProposal: string;
  standingItem: string;
  /** A task in another document's text. */
  entry: string;
  /** Somebody outside. */
  circulationGuest: string;
  /** The lead's. */
  calendarLink: string;
}

export const madeUpIds = (): Ids => ({
  space: newId('spc'),
  document: newId('doc'),
  child: newId('doc'),
  binned: newId('doc'),
  account: newId('acc'),
  token: newId('tok'),
  session: newId('ses'),
  passkey: newId('pky'),
  program: newId('acc'),
  programToken: newId('tok'),
  guest: newId('acc'),
  request: newId('req'),
  invitation: newId('inv'),
  thread: newId('thr'),
  comment: newId('com'),
  version: newId('vsn'),
  suggestion: newId('sug'),
  file: newId('fil'),
  organisation: newId('org'),
  body: newId('bod'),
  seat: newId('sea'),
  ruleSet: newId('rul'),
  template: newId('tpl'),
  circulation: newId('cir'),
  circulationSeat: newId('cst'),
  decision: newId('dec'),
  meeting: newId('mtg'),
  meetingSeries: newId('mse'),
  attendee: newId('mat'),
  agendaItem: newId('agi'),
  agendaProposal: newId('agi'),
  standingItem: newId('ags'),
  entry: newId('blk'),
  circulationGuest: newId('cst'),
  calendarLink: newId('cal'),
});

/** The whole answer as text, with ids and the rest of the minute's budget taken out. */
export function faceless(answer: unknown, ids: Ids): string {
  let text = JSON.stringify(answer).replace(/"remaining":\d+/g, '"remaining":0');
  for (const id of Object.values(ids)) text = text.replaceAll(id, '<id>');
  return text;
}

/** Who and what stands around a closed space: a session, a program, a guest, somebody who asks, somebody invited. */
export async function peopleAround(hub: TestHub, space: SeededSpace, document: string) {
  const { lead, outsider } = space;
  await sessionApi(hub.url, lead);
  const passkey = await hub.seed.passkey(lead.id);
  const program = await hub.seed.program(space);
  const guest = await hub.seed.documentGuest({ id: document, space });
  const asking = await sessionApi(hub.url, outsider);
  await asking.query('mutation($input: RequestAccessInput!) { requestAccess(input: $input) }', {
    input: { targetId: document, message: 'Bitte' },
  });
  await silenceRequests(hub, space.id);
  await inviteByMail(hub, lead, space.id, 'bald@mail.example');
  await talkAbout(lead.api, document);
  const { id: body, seatId: seat } = await hub.seed.body(lead.id);
  const { id: circulation } = await startRound(lead.api, {
    documentId: document,
    accountIds: [lead.id],
    guests: [{ email: 'vertraulich@draussen.example', name: 'Vertraulich' }],
  });
  const agenda = await closedAgenda(hub, space, document);
  const only = async (statement: string, id: string): Promise<string> =>
    (await hub.sql<{ id: string }>(statement, [id]))[0]!.id;
  return {
    session: await only('select id from session where account_id = $1', lead.id),
    passkey,
    program: program.id,
    programToken: await only('select id from access_token where account_id = $1', program.id),
    guest: guest.id,
    request: await only('select id from access_request where space_id = $1', space.id),
    invitation: await only('select id from invitation where space_id = $1', space.id),
    thread: await only('select id from comment_thread where document_id = $1', document),
    comment: await only('select id from comment where document_id = $1', document),
    version: await only('select id from document_version where document_id = $1', document),
    suggestion: await suggest(lead.api, document, 'Vertraulich'),
    file: await attach(lead.api, document, 'Vertraulich.txt'),
    body,
    seat,
    ruleSet: await hub.seed.ruleSet(),
    calendarLink: await seedCalendar(hub, space.id, lead.id),
    template: await hub.seed.template(space.id, 'Vertraulich'),
    circulation: circulation as string,
    decision: (await decide(lead, document)).id as string,
    entry: await addTask(lead.api, space.id, 'Vertraulich'),
    circulationSeat: await only(
      'select id from circulation_seat where circulation_id = $1 and guest_name is null',
      circulation,
    ),
    circulationGuest: await only(
      'select seat_id as id from circulation_guest where circulation_id = $1',
      circulation,
    ),
    ...agenda,
    organisation: await only('select organisation_id as id from account where id = $1', program.id),
  };
}

/** A thread about it, and a version of its own. */
async function talkAbout(api: Api, documentId: string): Promise<void> {
  await api.query('mutation($input: AddCommentThreadInput!) { addCommentThread(input: $input) { id } }', {
    input: { documentId, source: 'Vertraulich' },
  });
  await api.query(
    'mutation($input: NameDocumentVersionInput!) { nameDocumentVersion(input: $input) { id } }',
    { input: { documentId, name: 'Vertrauliches' } },
  );
}

/** A meeting, and what it is to talk about. */
async function closedAgenda(hub: TestHub, { id: spaceId, lead }: SeededSpace, documentId: string) {
  const {
    id: meeting,
    seriesId: meetingSeries,
    attendeeId: attendee,
  } = await seedMeeting(hub, spaceId, lead.id);
  const there = { id: meeting, spaceId };
  return {
    ...{ meeting, meetingSeries, attendee },
    agendaItem: await seedAgendaItem(hub, there, { title: 'Vertraulich', documentId }),
    agendaProposal: await seedAgendaItem(hub, there, { title: 'Vertraulich', state: 'PROPOSED' }),
    standingItem: await seedStandingItem(hub, { id: meetingSeries, spaceId }, 'Vertraulich'),
  };
}
