import type { Api } from './api.ts';
import type { TestHub } from './hub.ts';
import type { SeededSpace } from './seed.ts';

/** Whom a policy table asks about: from nobody to the lead, and an administrator who belongs to no space. */
export const ROLES = ['anonymous', 'outsider', 'admin', 'reader', 'writer', 'lead'] as const;
export type Role = (typeof ROLES)[number];

export interface Stage {
  space: SeededSpace;
  api: Api;
  /** The account that acts; null for nobody. */
  accountId: string | null;
}

/** A space of its own, and somebody who stands to it in this role. */
export async function castAs(hub: TestHub, role: Role): Promise<Stage> {
  const space = await hub.seed.space({ writers: 1, readers: 1 });
  if (role === 'anonymous') return { space, api: hub.anonymous, accountId: null };
  const people = {
    outsider: space.outsider,
    reader: space.readers[0]!,
    writer: space.writers[0]!,
    lead: space.lead,
  };
  const person = role === 'admin' ? await hub.seed.person({ isAdministrator: true }) : people[role];
  return { space, api: person.api, accountId: person.id };
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
