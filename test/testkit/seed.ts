import { RULE_TEMPLATES } from '@umlauf/shared/circulation/rule-templates';
import { randomBytes } from 'node:crypto';
import { roleEnds, type GivenRole, type SpaceVisibility } from '@umlauf/shared/roles';
import { isOfSpaces, SCOPES, type Scope } from '@umlauf/shared/scopes';
import { AccessToken } from '@umlauf/server/accounts/access-token.entity';
import { hashSecret, newSecret } from '@umlauf/server/accounts/access-token-secret';
import { createAccount } from '@umlauf/server/accounts/create-account';
import { hashPassword } from '@umlauf/server/accounts/passwords';
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

/** When a guest's time ends, unless a test says otherwise. */
const FAR = new Date('2099-12-31T00:00:00Z');

const NAMES = ['Alva Probe', 'Bodo Muster', 'Cleo Test', 'Dörte Beispiel', 'Emre Vorlage', 'Frieda Entwurf'];

let hashOfPassword: Promise<string> | undefined;

/** Makes what a test needs, parents on demand; every call makes something new, so that tests share nothing. */
export class Seed {
  private made = 0;

  constructor(private readonly server: RunningServer) {}

  /** An account with an access token; `password: true` also lets it sign in with `PASSWORD`. */
  async person(
    options: {
      scopes?: Scope[];
      password?: boolean;
      isAdministrator?: boolean;
      isGuest?: boolean;
      name?: string;
    } = {},
  ): Promise<Person> {
    const name = options.name ?? NAMES[this.made++ % NAMES.length]!;
    const email = `${randomBytes(5).toString('hex')}@umlauf.example`;
    const account = await this.server.hub.database.withActor({ system: 'demo' }, async (transaction) => {
      const made = await createAccount(transaction, {
        name,
        email,
        password: null,
        isAdministrator: options.isAdministrator ?? false,
        isGuest: options.isGuest ?? false,
      });
      // As `createAccount` would, by one hash for all: to make one takes longer than the rest of a person.
      if (options.password)
        await transaction.sql(
          `insert into credential (id, account_id, provider_id, provider_account_id, password)
           values ($1, $2, 'credential', $2, $3)`,
          [newId('crd'), made.id, await (hashOfPassword ??= hashPassword(PASSWORD))],
        );
      return made;
    });
    const { secret, tokenId } = await this.token(account.id, options.scopes ?? [...SCOPES]);
    const credential = { kind: 'token', id: tokenId, scopes: null } as const;
    const viewer: Viewer = { accountId: account.id, name, credential };
    return { id: account.id, name, email, api: new Api(this.server.url, secret), viewer };
  }

  /** Another access token of an account; for certain spaces only, when these are named. */
  async token(
    accountId: string,
    scopes: Scope[],
    expiresAt = new Date(Date.now() + 86_400_000),
    spaceIds: string[] | null = null,
  ) {
    const secret = newSecret();
    const tokenId = newId('tok');
    await this.server.hub.database.withActor({ accountId }, async ({ em }) => {
      em.create(AccessToken, {
        id: tokenId,
        accountId,
        name: 'Test',
        secretHash: hashSecret(secret),
        scopes,
        spaceIds,
        expiresAt,
        lastUsedAt: null,
      });
    });
    return { secret, tokenId };
  }

  /** The same person by a token with these scopes that is for these spaces only. */
  async within(person: Person, spaceIds: string[], scopes: Scope[] = [...SCOPES]): Promise<Person> {
    const { secret, tokenId } = await this.token(person.id, scopes, undefined, spaceIds);
    const credential = {
      kind: 'token',
      id: tokenId,
      scopes: new Set(scopes),
      spaces: new Set(spaceIds),
    } as const;
    return { ...person, api: new Api(this.server.url, secret), viewer: { ...person.viewer, credential } };
  }

  /** An organisation. */
  async organisation(): Promise<string> {
    const id = newId('org');
    await this.server.hub.database.withActor({ system: 'demo' }, ({ sql }) =>
      sql(`insert into organisation (id, kind, name) values ($1, 'IT_PROVIDER', $1)`, [id]),
    );
    this.server.hub.announcements.emit('organisationChanged', { organisationId: id });
    return id;
  }

  /** A body in which somebody is entitled to vote, for an organisation. */
  async body(
    accountId: string | null = null,
    organisationId?: string,
  ): Promise<{ id: string; seatId: string }> {
    const [id, seatId] = [newId('bod'), newId('sea')];
    const organisation = organisationId ?? (await this.organisation());
    await this.server.hub.database.withActor({ system: 'demo' }, async ({ sql }) => {
      await sql('insert into body (id, name) values ($1, $1)', [id]);
      await sql(
        `insert into body_seat (id, body_id, kind, organisation_id, account_id, starts_on)
         values ($1, $2, 'ENTITLED', $3, $4, '2026-01-01')`,
        [seatId, id, organisation, accountId],
      );
    });
    this.server.hub.announcements.emit('bodyChanged', { bodyId: id });
    return { id, seatId };
  }

  /** Rules under a name, as a template has them. */
  async ruleSet(): Promise<string> {
    const id = newId('rul');
    await this.server.hub.database.withActor({ system: 'demo' }, async ({ sql }) => {
      await sql('insert into rule_set (id, name) values ($1, $1)', [id]);
      await sql('insert into rule_set_version (rule_set_id, version, rules) values ($1, 1, $2)', [
        id,
        JSON.stringify(RULE_TEMPLATES.CIRCULAR_RESOLUTION.rules),
      ]);
    });
    this.server.hub.announcements.emit('ruleSetChanged', { ruleSetId: id });
    return id;
  }

  /** A template of the space, or without one of the hub. */
  async template(spaceId: string | null = null, markdown = 'Für {{space}}'): Promise<string> {
    const id = newId('tpl');
    await this.server.hub.database.withActor({ system: 'demo' }, ({ sql }) =>
      sql(
        `insert into template (id, space_id, name, description, kind, markdown)
         values ($1, $2, $1, 'Wozu', 'DOCUMENT', $3)`,
        [id, spaceId, markdown],
      ),
    );
    if (!spaceId) this.server.hub.announcements.emit('templateChanged', { templateId: id });
    return id;
  }

  /** A passkey that no device has. */
  async passkey(accountId: string, name = 'Rechner'): Promise<string> {
    const id = newId('pky');
    await this.server.hub.database.withActor({ accountId }, ({ sql }) =>
      sql(
        `insert into passkey (id, account_id, name, credential_id, public_key, counter, device_type, backed_up)
         values ($1, $2, $3, $1, '', 0, 'singleDevice', false)`,
        [id, accountId, name],
      ),
    );
    this.server.hub.announcements.emit('accountChanged', { accountId });
    return id;
  }

  /** A technical account with a token of all scopes; member of the space, when one is given. */
  async program(
    space?: Pick<SeededSpace, 'id' | 'lead'>,
    role: GivenRole = 'WRITER',
    named: { name?: string; organisationId?: string } = {},
  ): Promise<Person> {
    const id = newId('acc');
    const name = named.name ?? `Programm ${(this.made += 1)}`;
    const organisationId = named.organisationId ?? (await this.organisation());
    await this.server.hub.database.withActor({ system: 'demo' }, async ({ sql }) => {
      await sql(`insert into account (id, name, kind, organisation_id) values ($1, $2, 'SERVICE', $3)`, [
        id,
        name,
        organisationId,
      ]);
    });
    this.server.hub.announcements.emit('accountChanged', { accountId: id });
    if (space)
      await this.server.hub.database.withActor({ accountId: space.lead.id }, async ({ em }) => {
        em.create(Membership, { spaceId: space.id, account: id, role });
      });
    const scopes = SCOPES.filter(isOfSpaces);
    const { secret, tokenId } = await this.token(id, scopes);
    const credential = { kind: 'token', id: tokenId, scopes: null } as const;
    const viewer: Viewer = { accountId: id, name, credential, isProgram: true };
    return { id, name, email: '', api: new Api(this.server.url, secret), viewer };
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

  /** Lets others read the space, as a lead would. */
  async open(space: Pick<SeededSpace, 'id' | 'lead'>, visibility: SpaceVisibility): Promise<void> {
    const closedBecause = visibility === 'CLOSED' ? 'Entwürfe' : null;
    await space.lead.api.query('mutation($input: UpdateSpaceInput!) { updateSpace(input: $input) { id } }', {
      input: { spaceId: space.id, visibility, closedBecause },
    });
  }

  /** Somebody who may read one document and came to the hub for it. */
  async documentGuest(
    { id, space }: { id: string; space: Pick<SeededSpace, 'id' | 'lead'> },
    endsAt = FAR,
  ): Promise<Person> {
    const guest = await this.person({ isGuest: true });
    await this.server.hub.database.withActor({ accountId: space.lead.id }, ({ sql }) =>
      sql(
        'insert into document_guest (document_id, space_id, account_id, ends_at, invited_by_id) values ($1, $2, $3, $4, $5)',
        [id, space.id, guest.id, endsAt, space.lead.id],
      ),
    );
    return guest;
  }

  /** One more member. */
  async member(space: Pick<SeededSpace, 'id' | 'lead'>, role: GivenRole, password = false): Promise<Person> {
    const person = await this.person({ password });
    await this.server.hub.database.withActor({ accountId: space.lead.id }, async ({ em }) => {
      em.create(Membership, {
        spaceId: space.id,
        account: person.id,
        role,
        endsAt: roleEnds(role) ? FAR : null,
      });
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
