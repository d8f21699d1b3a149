import { newId } from '@umlauf/server/platform/ids';
import { attach } from './files.ts';
import { inviteByMail, silenceRequests } from './invitations.ts';
import type { TestHub } from './hub.ts';
import { startRound } from './rounds.ts';
import type { SeededSpace } from './seed.ts';
import { sessionApi } from './sign-in.ts';
import { suggest } from './written.ts';

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
  /** Of `document`: the lead is asked. */
  circulation: string;
  circulationSeat: string;
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
  circulation: newId('cir'),
  circulationSeat: newId('cst'),
});

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
  await lead.api.query(
    'mutation($input: AddCommentThreadInput!) { addCommentThread(input: $input) { id } }',
    { input: { documentId: document, source: 'Vertraulich' } },
  );
  await lead.api.query(
    'mutation($input: NameDocumentVersionInput!) { nameDocumentVersion(input: $input) { id } }',
    { input: { documentId: document, name: 'Vertrauliches' } },
  );
  const { id: body, seatId: seat } = await hub.seed.body(lead.id);
  const { id: circulation } = await startRound(lead.api, { documentId: document, accountIds: [lead.id] });
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
    circulation: circulation as string,
    circulationSeat: await only('select id from circulation_seat where circulation_id = $1', circulation),
    organisation: await only('select organisation_id as id from account where id = $1', program.id),
  };
}
