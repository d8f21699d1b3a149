import { roleEnds } from '@umlauf/shared/roles';
import { Account } from '../accounts/account.entity.ts';
import { createAccount } from '../accounts/create-account.ts';
import { createDocument } from '../documents/create-document.ts';
import { Document } from '../documents/document.entity.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { readOrganisation } from '../organisations/organisation.inputs.ts';
import type { Hub } from '../hub.ts';
import { ConfigError } from '../platform/config.ts';
import type { Database } from '../platform/database/database.ts';
import { newId } from '../platform/ids.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { createSpace } from '../spaces/create-space.ts';
import { Membership, Space } from '../spaces/space.entity.ts';
import {
  DEMO_PASSWORD,
  demoAccounts,
  demoSpaces,
  type DemoDocument,
  type DemoSpace,
} from './demo-content.ts';
import { demoOrganisations } from './demo-organisations.ts';
import { seedMeetings } from './seed-meetings.ts';
import { seedRound } from './seed-round.ts';

/** Whoever leads every demo space. */
const LEAD = demoAccounts[0]!.email;

/**
 * Fills an empty database with the demo hub, through the same verbs as everybody's. Answers whether it did; a hub that
 * is there already stays as people left it. Throws `ConfigError` when the database holds other accounts.
 */
export async function seedDemo(hub: Hub): Promise<boolean> {
  const { database } = hub;
  const present = await database.withActor({ system: 'demo' }, ({ sql }) =>
    sql<{ is_demo: boolean }>('select distinct is_demo from account'),
  );
  if (present.some((row) => !row.is_demo)) {
    throw new ConfigError(
      'DEMO=true refuses a database that holds other accounts: set DEMO=false, or use an empty one.',
    );
  }
  if (present.length > 0 && !(await isCutOff(database))) return false;
  const viewers = await seedAccounts(database);
  await seedOrganisations(database);
  for (const space of demoSpaces) await seedSpace(database, viewers, space);
  await seedRound(hub, viewers);
  await seedMeetings(database, viewers);
  await database.withActor({ system: 'demo' }, ({ sql }) =>
    sql('delete from verification where identifier = $1', [FILLING]),
  );
  return true;
}

/** Stands in `verification` while the demo is being filled: a start after `kill -9` goes on from there. */
const FILLING = 'demo:filling';

async function isCutOff(database: Database): Promise<boolean> {
  const rows = await database.withActor({ system: 'demo' }, ({ sql }) =>
    sql('select 1 from verification where identifier = $1', [FILLING]),
  );
  return rows.length > 0;
}

async function seedAccounts(database: Database): Promise<Map<string, Viewer>> {
  return database.withActor({ system: 'demo' }, async (transaction) => {
    const viewers = new Map<string, Viewer>();
    for (const account of demoAccounts) {
      const known = await transaction.em.findOne(Account, { email: account.email });
      const input = { ...account, password: DEMO_PASSWORD, isDemo: true };
      const { id, name } = known ?? (await createAccount(transaction, input));
      viewers.set(account.email, {
        accountId: id,
        name,
        credential: { kind: 'session', id: '', scopes: null },
      });
    }
    await transaction.sql(
      `insert into verification (id, identifier, value, expires_at)
       select $1, $2, '', now() + interval '1 day' where not exists (select 1 from verification where identifier = $2)`,
      [newId('ver'), FILLING],
    );
    return viewers;
  });
}

/** The demo's guest shall not have gone when somebody looks. */
const GUESTS_UNTIL = new Date('2099-12-31T00:00:00Z');

async function seedOrganisations(database: Database): Promise<void> {
  await database.withActor({ system: 'demo' }, async ({ em, sql }) => {
    for (const { members = [], ...input } of demoOrganisations) {
      const known = await em.findOne(Organisation, { name: input.name });
      const { id } = known ?? em.create(Organisation, { id: newId('org'), ...readOrganisation(input) });
      await em.flush();
      await sql('update account set organisation_id = $1 where email = any($2)', [id, members]);
    }
  });
}

async function seedSpace(database: Database, viewers: Map<string, Viewer>, space: DemoSpace): Promise<void> {
  const lead = viewers.get(LEAD)!;
  const spaceId = await database.withActor({ accountId: lead.accountId }, async (transaction) => {
    const known = await transaction.em.findOne(Space, { name: space.name });
    if (known) return known.id;
    const { id } = await createSpace(transaction, lead.accountId, space);
    await transaction.em.flush();
    for (const { email, role } of space.members.filter((member) => member.email !== LEAD)) {
      const account = await transaction.em.findOneOrFail(Account, { email });
      transaction.em.create(Membership, {
        spaceId: id,
        account: account.id,
        role,
        endsAt: roleEnds(role) ? GUESTS_UNTIL : null,
      });
      transaction.raise({
        spaceId: id,
        type: 'MEMBER_ADDED',
        subjectId: account.id,
        facts: { name: account.name, role },
      });
    }
    return id;
  });
  await seedDocuments(database, viewers, spaceId, null, space.documents);
}

async function seedDocuments(
  database: Database,
  viewers: Map<string, Viewer>,
  spaceId: string,
  parentId: string | null,
  documents: readonly DemoDocument[],
): Promise<void> {
  for (const { title, markdown, author, children } of documents) {
    const viewer = viewers.get(author)!;
    const { id } = await database.withActor({ accountId: viewer.accountId }, async (transaction) => {
      const known = await transaction.em.findOne(Document, { spaceId, title });
      return known ?? createDocument(transaction, viewer, { spaceId, parentId, title, markdown });
    });
    await seedDocuments(database, viewers, spaceId, id, children ?? []);
  }
}
