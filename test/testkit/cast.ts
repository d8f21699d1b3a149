import { Api } from './api.ts';
import type { TestHub } from './hub.ts';
import type { SeededSpace } from './seed.ts';

/**
 * Whom a policy table asks about: nobody and strangers, in a closed space and in one that is open to them; guests; members;
 * an administrator who belongs to no space; a token of a lead's that may do nothing in spaces or documents but read; and
 * technical accounts, as writer, as reader, and where nobody took it in though the space is open to the hub.
 */
export const ROLES = [
  'anonymous',
  'passerby',
  'outsider',
  'admin',
  'visitor',
  'documentGuest',
  'guest',
  'reader',
  'writer',
  'lead',
  'readingToken',
  'program',
  'readingProgram',
  'foreignProgram',
] as const;
export type Role = (typeof ROLES)[number];

export interface Stage {
  space: SeededSpace;
  api: Api;
  /** The account that acts; null for nobody. */
  accountId: string | null;
  /** A document that was made for whoever it is. */
  documentId?: string;
}

/** A space of its own, and somebody who stands to it in this role. */
export async function castAs(hub: TestHub, role: Role): Promise<Stage> {
  const space = await hub.seed.space({ writers: 1, readers: 1 });
  if (role === 'passerby') await hub.seed.open(space, 'PUBLIC');
  if (role === 'visitor') await hub.seed.open(space, 'HUB');
  if (role === 'anonymous' || role === 'passerby') return { space, api: hub.anonymous, accountId: null };
  if (role === 'documentGuest') return asDocumentGuest(hub, space);
  if (role === 'readingToken') {
    const { secret } = await hub.seed.token(space.lead.id, ['spaces:read', 'documents:read']);
    return { space, api: new Api(hub.url, secret), accountId: space.lead.id };
  }
  if (role === 'program' || role === 'readingProgram' || role === 'foreignProgram') {
    if (role === 'foreignProgram') await hub.seed.open(space, 'HUB');
    const home = role === 'foreignProgram' ? undefined : space;
    const { api, id } = await hub.seed.program(home, role === 'program' ? 'WRITER' : 'READER');
    return { space, api, accountId: id };
  }
  const people = {
    outsider: space.outsider,
    visitor: space.outsider,
    reader: space.readers[0]!,
    writer: space.writers[0]!,
    lead: space.lead,
  };
  const person =
    role === 'admin'
      ? await hub.seed.person({ isAdministrator: true })
      : role === 'guest'
        ? await hub.seed.member(space, 'GUEST')
        : people[role];
  return { space, api: person.api, accountId: person.id };
}

async function asDocumentGuest(hub: TestHub, space: SeededSpace): Promise<Stage> {
  const document = await hub.seed.document({ space, markdown: 'Vorhanden' });
  const { api, id } = await hub.seed.documentGuest(document);
  return { space, api, accountId: id, documentId: document.id };
}

/** What comes of it: a code of the closed list, `null` for "nothing there", or `ok`. */
export async function outcomeOf(
  api: Api,
  query: string,
  variables: Record<string, unknown>,
): Promise<string> {
  const { data, errors } = await api.send<Record<string, unknown>>(query, variables);
  if (errors) return errors[0]!.extensions.code;
  return Object.values(data!)[0] === null ? 'null' : 'ok';
}
