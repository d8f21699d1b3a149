import { randomBytes } from 'node:crypto';
import { Api } from './api.ts';
import type { TestHub } from './hub.ts';
import { moveToSpace } from './moves.ts';
import { PASSWORD } from './password.ts';
import type { Person } from './seed.ts';
import { signIn } from './sign-in.ts';

/** Stands in every word that is closed, and nowhere else. */
export const CANARY = 'kanari';
export const word = (what: string) => `${CANARY} ${what} ${randomBytes(3).toString('hex')}`;

/** The space in which everything is closed. */
export interface ClosedSpace {
  spaceId: string;
  /** Its lead's session. */
  api: Api;
}

export const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

export async function closedPerson(hub: TestHub, isGuest = false): Promise<Person> {
  const person = await hub.seed.person({ name: word('Mensch'), password: true, isGuest });
  person.email = `${CANARY}-${randomBytes(4).toString('hex')}@umlauf.example`;
  await hub.sql('update account set email = $1 where id = $2', [person.email, person.id]);
  await hub.sql(
    `insert into email_change (account_id, former_email, email, secret_hash, expires_at)
     values ($1, $2, 'neu-' || $2, $1, now() + interval '1 day')`,
    [person.id, person.email],
  );
  return person;
}

export async function createSpace(
  api: Api,
  name: string,
  purpose: string,
  closedBecause: string,
): Promise<string> {
  const { createSpace: made } = await api.query(
    'mutation($input: CreateSpaceInput!) { createSpace(input: $input) { id } }',
    { input: { name, purpose, closedBecause } },
  );
  return made.id;
}

export function change(api: Api, field: string, input: object): Promise<unknown> {
  return api.query(`mutation($input: ${INPUTS[field]}!) { ${field}(input: $input) { id } }`, { input });
}

/** To a space in which nothing stands that is closed, and back. */
export async function moveToAndFro(lead: Api, documentId: string, spaceId: string): Promise<void> {
  const elsewhere = await createSpace(lead, 'Nebenraum', 'Dazwischen', 'Eben so');
  await moveToSpace(lead, documentId, elsewhere);
  await moveToSpace(lead, documentId, spaceId);
}

const INPUTS: Record<string, string> = {
  updateSpace: 'UpdateSpaceInput',
  renameDocument: 'RenameDocumentInput',
  moveDocument: 'MoveDocumentInput',
  addDocumentGuest: 'DocumentGuestInput',
  setDocumentGuest: 'DocumentGuestInput',
  removeDocumentGuest: 'DocumentGuestInput',
  addSpaceMember: 'SpaceMemberInput',
  setSpaceRole: 'SpaceMemberInput',
  removeSpaceMember: 'SpaceMemberInput',
};

export async function sessionOf(hub: TestHub, person: Pick<Person, 'email'>): Promise<Api> {
  const response = await signIn(hub.url, person.email, PASSWORD, { 'user-agent': `${CANARY} Browser` });
  const cookie = response.headers.getSetCookie().map((each) => each.split(';')[0]!);
  if (!response.ok) throw new Error(`no session: ${response.status}`);
  return new Api(hub.url, null, { cookie: cookie.join('; '), origin: hub.url });
}
