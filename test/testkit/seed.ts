import { randomBytes } from 'node:crypto';
import type { SpaceRole } from '@umlauf/shared/roles';
import { SCOPES, type Scope } from '@umlauf/shared/scopes';
import { AccessToken } from '@umlauf/server/accounts/access-token.entity';
import { hashSecret, newSecret } from '@umlauf/server/accounts/access-token-secret';
import { createAccount } from '@umlauf/server/accounts/create-account';
import { createDocument } from '@umlauf/server/documents/create-document';
import type { Viewer } from '@umlauf/server/platform/graphql/context';
import { newId } from '@umlauf/server/platform/ids';
import type { RunningServer } from '@umlauf/server/server';
import { createSpace } from '@umlauf/server/spaces/create-space';
import { Membership } from '@umlauf/server/spaces/space.entity';
import { Api } from './api.ts';
import { PASSWORD } from './password.ts';

/** Somebody with an account, and their way to the API. */
export interface Person {
  id: string;
  name: string;
  email: string;
  /** By an access token with all scopes. */
  api: Api;
  viewer: Viewer;
}

export interface SeededSpace {
  id: string;
  name: string;
  lead: Person;
  writers: Person[];
  readers: Person[];
  /** Signed in, member of nothing. */
  outsider: Person;
}

const NAMES = ['Alva Probe', 'Bodo Muster', 'Cleo Test', 'Dörte Beispiel', 'Emre Vorlage', 'Frieda Entwurf'];

/** Makes what a test needs, parents on demand; every call makes something new, so that tests share nothing. */
export class Seed {
  private made = 0;

  constructor(private readonly server: RunningServer) {}

  /** An account with an access token; `password: true` also lets it sign in with `PASSWORD`. */
  async person(
    options: { scopes?: Scope[]; password?: boolean; isAdministrator?: boolean; name?: string } = {},
  ): Promise<Person> {
    const name = options.name ?? NAMES[this.made++ % NAMES.length]!;
    const email = `${randomBytes(5).toString('hex')}@umlauf.example`;
    const account = await this.server.hub.database.withActor({ system: 'demo' }, (transaction) =>
      createAccount(transaction, {
        name,
        email,
        password: options.password ? PASSWORD : null,
        isAdministrator: options.isAdministrator ?? false,
      }),
    );
    const { secret, tokenId } = await this.token(account.id, options.scopes ?? [...SCOPES]);
    const credential = { kind: 'token', id: tokenId, scopes: null } as const;
    const viewer: Viewer = { accountId: account.id, name, credential };
    return { id: account.id, name, email, api: new Api(this.server.url, secret), viewer };
  }

  /** Another access token of an account. */
  async token(accountId: string, scopes: Scope[], expiresAt = new Date(Date.now() + 86_400_000)) {
    const secret = newSecret();
    const tokenId = newId('tok');
    await this.server.hub.database.withActor({ accountId }, async ({ em }) => {
      em.create(AccessToken, {
        id: tokenId,
        accountId,
        name: 'Test',
        secretHash: hashSecret(secret),
        scopes,
        expiresAt,
        lastUsedAt: null,
      });
    });
    return { secret, tokenId };
  }

  /** A closed space with a lead and, when asked for, writers and readers. */
  async space({ writers = 0, readers = 0, password = false } = {}): Promise<SeededSpace> {
    const lead = await this.person({ password });
    const name = `Bereich ${randomBytes(4).toString('hex')}`;
    const { id } = await this.server.hub.database.withActor({ accountId: lead.id }, (transaction) =>
      createSpace(transaction, lead.id, { name, purpose: 'Erproben', closedBecause: 'Entwürfe' }),
    );
    const space: SeededSpace = {
      id,
      name,
      lead,
      writers: [],
      readers: [],
      outsider: await this.person({ password }),
    };
    for (let i = 0; i < writers; i++) space.writers.push(await this.member(space, 'WRITER', password));
    for (let i = 0; i < readers; i++) space.readers.push(await this.member(space, 'READER', password));
    return space;
  }

  /** One more member. */
  async member(space: Pick<SeededSpace, 'id' | 'lead'>, role: SpaceRole, password = false): Promise<Person> {
    const person = await this.person({ password });
    await this.server.hub.database.withActor({ accountId: space.lead.id }, async ({ em }) => {
      em.create(Membership, { spaceId: space.id, account: person.id, role });
    });
    return person;
  }

  /** A document, with its space when none is given. */
  async document({
    space,
    title = 'Entwurf',
    markdown = '',
    parentId = null,
  }: { space?: SeededSpace; title?: string; markdown?: string; parentId?: string | null } = {}) {
    const home = space ?? (await this.space({ writers: 1, readers: 1 }));
    const { lead } = home;
    const { id } = await this.server.hub.database.withActor({ accountId: lead.id }, (transaction) =>
      createDocument(transaction, lead.viewer, { spaceId: home.id, title, markdown, parentId }),
    );
    return { ...home, id, space: home };
  }
}
