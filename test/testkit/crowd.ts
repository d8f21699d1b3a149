import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { SpaceRole } from '@umlauf/shared/roles';
import { SCOPES } from '@umlauf/shared/scopes';
import { hashSecret, newSecret } from '@umlauf/server/accounts/access-token-secret';
import { embeddedAddress, pgOptions } from '@umlauf/server/platform/database/database-address';
import { newId } from '@umlauf/server/platform/ids';
import { Api } from './api.ts';
import type { ChildHub } from './child-hub.ts';

/** Accounts of a server in a process of its own, each with an access token, and a space in which they meet. */
export class Crowd {
  private constructor(
    readonly spaceId: string,
    readonly lead: Api,
    readonly others: readonly Api[],
  ) {}

  /** A new space with a lead and others in their roles. */
  static async gather(hub: ChildHub, roles: readonly SpaceRole[]): Promise<Crowd> {
    const client = new pg.Client(pgOptions(embeddedAddress(hub.socketFolder, 'umlauf')));
    await client.connect();
    try {
      const people = await makePeople(client, 1 + roles.length);
      const [lead, ...others] = people.map(({ secret }) => new Api(hub.url, secret));
      const { createSpace } = await lead!.query(
        'mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { id } }',
        { input: { name: 'Gedränge', purpose: 'Erproben', closedBecause: 'Erprobung' } },
      );
      await client.query(
        `insert into membership (space_id, account_id, role) select $1, * from unnest($2::text[], $3::text[])`,
        [createSpace.id, people.slice(1, roles.length).map(({ id }) => id), roles.slice(0, -1)],
      );
      // One by the API: the hub then asks anew who belongs to the space, instead of noticing within a second.
      const role = roles.at(-1);
      if (role) {
        const input = { spaceId: createSpace.id, accountId: people.at(-1)!.id, role };
        await lead!.query('mutation ($input: SpaceMemberInput!) { addSpaceMember(input: $input) { id } }', {
          input,
        });
      }
      return new Crowd(createSpace.id as string, lead!, others);
    } finally {
      await client.end();
    }
  }

  async document(markdown = ''): Promise<string> {
    const { createDocument } = await this.lead.query(
      'mutation ($input: CreateDocumentInput!) { createDocument(input: $input) { id } }',
      { input: { spaceId: this.spaceId, title: 'Mitschrift', markdown } },
    );
    return createDocument.id as string;
  }
}

async function makePeople(client: pg.Client, count: number): Promise<{ id: string; secret: string }[]> {
  const people = Array.from({ length: count }, () => ({ id: newId('acc'), secret: newSecret() }));
  const ids = people.map(({ id }) => id);
  const group = randomBytes(4).toString('hex');
  await client.query(
    `insert into account (id, name, email)
     select id, 'Person ' || place, $2 || '.' || place || '@umlauf.example'
     from unnest($1::text[]) with ordinality as given (id, place)`,
    [ids, group],
  );
  await client.query(
    `insert into access_token (id, account_id, name, secret_hash, scopes, expires_at)
     select id, account_id, 'Test', hash, $4, now() + interval '1 day'
     from unnest($1::text[], $2::text[], $3::text[]) as given (id, account_id, hash)`,
    [ids.map(() => newId('tok')), ids, people.map(({ secret }) => hashSecret(secret)), [...SCOPES]],
  );
  return people;
}
