import { isOfSpaces, SCOPES, type Scope } from '@umlauf/shared/scopes';
import type { Ajar } from './ajar-space.ts';
import { Api } from './api.ts';
import { change, createSpace, inDays, type ClosedSpace } from './canary-verbs.ts';
import type { TestHub } from './hub.ts';
import { sessionApi } from './sign-in.ts';

/** Somebody who asks; in each turn somebody new of the same kind, with a budget of their own. */
export class Viewer {
  private readonly apis = new Map<number, Promise<Api>>();

  constructor(
    readonly name: string,
    private readonly make: (turn: number) => Promise<Api>,
  ) {}

  api(turn: number): Promise<Api> {
    let api = this.apis.get(turn);
    if (!api) this.apis.set(turn, (api = this.make(turn)));
    return api;
  }
}

/** Everybody who must not see what is closed. */
export function viewersOf(
  hub: TestHub,
  closed: ClosedSpace | null,
  ajar: Ajar,
  organisationId: string,
): Viewer[] {
  const person = async (options: Parameters<TestHub['seed']['person']>[0]) =>
    (await hub.seed.person(options)).api;
  return [
    new Viewer('nobody', async (turn) => new Api(hub.url, null, { 'x-forwarded-for': `10.0.0.${turn}` })),
    new Viewer('an outsider', () => person({ name: 'Fremd' })),
    new Viewer('an outsider’s session', async () =>
      sessionApi(hub.url, await hub.seed.person({ name: 'Fremd', password: true })),
    ),
    new Viewer('a member of another space', async () => (await elsewhere(hub)).api),
    new Viewer('a guest of another space', () => guestElsewhere(hub)),
    new Viewer('a guest of a document', () => documentGuest(hub, ajar)),
    new Viewer('an administrator', () => person({ name: 'Verwaltung', isAdministrator: true })),
    new Viewer('a former member', () => formerMember(hub, closed)),
    new Viewer('a token without scopes', () => narrowToken(hub, closed, [], false)),
    new Viewer('a token for another space', () => narrowToken(hub, closed, [...SCOPES], true)),
    new Viewer('a service account of another space', () => program(hub, null, organisationId)),
    new Viewer('a service account’s token for another space', () => program(hub, closed, organisationId)),
  ];
}

/** A space of somebody's own. */
async function elsewhere(hub: TestHub): Promise<{ id: string; api: Api }> {
  const { api } = await hub.seed.person({ name: 'Eigene Leitung' });
  return { id: await createSpace(api, 'Eigener Bereich', 'Zweck', 'Grund'), api };
}

async function guestElsewhere(hub: TestHub): Promise<Api> {
  const { id: spaceId, api: lead } = await elsewhere(hub);
  const { id: accountId, api } = await hub.seed.person({ name: 'Gast', isGuest: true });
  await change(lead, 'addSpaceMember', { spaceId, accountId, role: 'GUEST', endsAt: inDays(9) });
  return api;
}

async function documentGuest(hub: TestHub, { documentId, api: lead }: Ajar): Promise<Api> {
  const { id: accountId, api } = await hub.seed.person({ name: 'Gast', isGuest: true });
  await change(lead, 'addDocumentGuest', { documentId, accountId, endsAt: inDays(9) });
  return api;
}

/** A technical account of another space; of the closed one, too, where that is given, but not by this token. */
async function program(hub: TestHub, closed: ClosedSpace | null, organisationId: string): Promise<Api> {
  const { id: spaceId, api: lead } = await elsewhere(hub);
  const named = { name: 'Programm', organisationId };
  const { id: accountId, api } = await hub.seed.program(undefined, 'WRITER', named);
  await change(lead, 'addSpaceMember', { spaceId, accountId, role: 'WRITER' });
  if (!closed) return api;
  await change(closed.api, 'addSpaceMember', { spaceId: closed.spaceId, accountId, role: 'WRITER' });
  const { secret } = await hub.seed.token(accountId, SCOPES.filter(isOfSpaces), undefined, [spaceId]);
  return new Api(hub.url, secret);
}

async function formerMember(hub: TestHub, closed: ClosedSpace | null): Promise<Api> {
  const { id: accountId, api } = await hub.seed.person({ name: 'Ehemals' });
  if (closed) {
    const { spaceId } = closed;
    await change(closed.api, 'addSpaceMember', { spaceId, accountId, role: 'WRITER' });
    await api.query('query($id: ID!) { space(id: $id) { name } }', { id: spaceId });
    await change(closed.api, 'removeSpaceMember', { spaceId, accountId });
  }
  return api;
}

/** A token of somebody who may see everything, but not by this token. */
async function narrowToken(
  hub: TestHub,
  closed: ClosedSpace | null,
  scopes: Scope[],
  isElsewhere: boolean,
): Promise<Api> {
  // Without a canary in the name: everybody sees their own.
  const { id: accountId, api } = await hub.seed.person({ name: 'Namentlich' });
  if (closed)
    await change(closed.api, 'addSpaceMember', { spaceId: closed.spaceId, accountId, role: 'READER' });
  const { secret, tokenId } = await hub.seed.token(accountId, scopes);
  if (isElsewhere) {
    const elsewhere = await createSpace(api, 'Anderer Bereich', 'Zweck', 'Grund');
    await hub.sql('update access_token set space_ids = array[$2] where id = $1', [tokenId, elsewhere]);
  }
  return new Api(hub.url, secret);
}
