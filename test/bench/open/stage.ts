import pg from 'pg';
import * as Y from 'yjs';
import { FoldingThread } from '@umlauf/server/coediting/folding-thread';
import type { Storage } from '@umlauf/server/coediting/storage';
import { docOfLog } from '@umlauf/server/coediting/passive-doc';
import { createDocumentLog } from '@umlauf/server/documents/document-log';
import { documentText } from '@umlauf/server/documents/markdown';
import { openDatabase, type Database } from '@umlauf/server/platform/database/database';
import { embeddedAddress, pgOptions } from '@umlauf/server/platform/database/database-address';
import { EventSchema } from '@umlauf/server/platform/events/event.entity';
import { createAnnouncements } from '@umlauf/server/platform/live/announcements';
import { createLog } from '@umlauf/server/platform/log';
import { Api } from '../../testkit/api.ts';
import { ChildHub } from '../../testkit/child-hub.ts';
import type { RecordedLog } from './recorded-edits.ts';

const LEAD = 'koordination@umlauf.example';
const READER = 'gast@umlauf.example';
const ROWS_AT_ONCE = 20_000;
const DAY = 86_400_000;
/** Over so many days the edits were made, in eight hours of each; the last one an hour ago. */
const DAYS = 30;
const HOUR = DAY / 24;

/** The built server on a PostgreSQL with fsync, and a second engine over the same database in this process. */
export class OpenStage {
  private constructor(
    private readonly hub: ChildHub,
    private readonly client: pg.Client,
    private readonly database: Database,
    private readonly folder: FoldingThread,
    readonly storage: Storage,
    readonly lead: Api,
    /** Opens the documents; may only read. */
    readonly reader: Api,
    private readonly spaceId: string,
    private readonly writers: string[],
  ) {}

  static async start(writers: number): Promise<OpenStage> {
    const hub = await ChildHub.start({ DEMO: 'true' });
    try {
      return await OpenStage.over(hub, writers);
    } catch (error) {
      await hub.close();
      throw error;
    }
  }

  private static async over(hub: ChildHub, writers: number): Promise<OpenStage> {
    const address = embeddedAddress(hub.socketFolder, 'umlauf');
    const client = new pg.Client(pgOptions(address));
    await client.connect();
    // The regular job shall not fold what is measured unfolded.
    await client.query(`delete from pgboss.schedule where name = 'compact-documents'`);
    const database = await openDatabase(address, [EventSchema], createAnnouncements(), createLog('error'));
    const lead = await signIn(hub, LEAD);
    const { createSpace } = await lead.query(
      'mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { id } }',
      { input: { name: 'Öffnen', purpose: 'Messen', closedBecause: 'Messung' } },
    );
    await lead.query('mutation ($input: SpaceMemberInput!) { addSpaceMember(input: $input) { id } }', {
      input: { spaceId: createSpace.id, email: READER, role: 'READER' },
    });
    const accounts = await makeWriters(client, createSpace.id, writers);
    const folder = new FoldingThread();
    const log = createDocumentLog(database, folder);
    return new OpenStage(
      hub,
      client,
      database,
      folder,
      log,
      lead,
      await signIn(hub, READER),
      createSpace.id,
      accounts,
    );
  }

  /** A document with this log, spread over a month. */
  async document(title: string, { updates, clientIds }: RecordedLog): Promise<string> {
    const { createDocument } = await this.lead.query(
      'mutation ($input: CreateDocumentInput!) { createDocument(input: $input) { id } }',
      { input: { spaceId: this.spaceId, title, markdown: '' } },
    );
    const { id } = createDocument;
    await this.client.query(
      `insert into document_writer (document_id, client_id, account_id)
       select $1, * from unnest($2::bigint[], $3::text[])`,
      [id, clientIds, clientIds.map((_, index) => this.writers[index % this.writers.length])],
    );
    const at = (index: number) => timeOfWork(1 - (index + 1) / updates.length);
    for (let from = 0; from < updates.length; from += ROWS_AT_ONCE) {
      const rows = updates.slice(from, from + ROWS_AT_ONCE);
      await this.client.query(
        `insert into document_update (document_id, revision, update, created_at)
         select $1, * from unnest($2::int[], $3::bytea[], $4::timestamptz[])`,
        [
          id,
          rows.map((_, i) => from + i + 1),
          rows.map((row) => Buffer.from(row)),
          rows.map((_, i) => at(from + i)),
        ],
      );
    }
    await this.client.query(
      `update document set revision = $2, text_revision = $2, text = $3, updated_at = $4 where id = $1`,
      [id, updates.length, documentText(docOfLog(updates)), at(updates.length - 1)],
    );
    await this.client.query('analyze document_update');
    return id;
  }

  /** Takes the document from the server's memory: a journey to the bin and back. */
  async cool(documentId: string): Promise<void> {
    await this.lead.query('mutation ($id: ID!) { trashDocument(documentId: $id) { id } }', {
      id: documentId,
    });
    await this.lead.query('mutation ($id: ID!) { restoreDocument(documentId: $id) { id } }', {
      id: documentId,
    });
  }

  async sql<Row>(statement: string, parameters: unknown[]): Promise<Row[]> {
    return (await this.client.query(statement, parameters)).rows as Row[];
  }

  async close(): Promise<void> {
    await this.folder.close();
    await this.database.close();
    await this.client.end();
    await this.hub.close();
  }
}

async function signIn(hub: ChildHub, email: string): Promise<Api> {
  const session = new Api(hub.url, null, { cookie: await hub.demoSession(email), origin: hub.url });
  const { createAccessToken } = await session.query(
    'mutation ($input: CreateAccessTokenInput!) { createAccessToken(input: $input) { secret } }',
    {
      input: {
        name: 'Messung',
        scopes: ['spaces:read', 'spaces:write', 'documents:read', 'documents:write'],
        expiresAt: new Date(Date.now() + DAY).toISOString(),
      },
    },
  );
  return new Api(hub.url, createAccessToken.secret);
}

/** @param remaining how much of all the work is still to be done, from 1 to 0 */
function timeOfWork(remaining: number): Date {
  const days = remaining * DAYS;
  return new Date(Date.now() - HOUR - Math.floor(days) * DAY - (days % 1) * 8 * HOUR);
}

async function makeWriters(client: pg.Client, spaceId: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => `acc_${String(index).padStart(26, '0')}`);
  await client.query(
    `insert into account (id, name, email) select id, 'Schreibende Person', id || '@umlauf.example' from unnest($1::text[]) id`,
    [ids],
  );
  await client.query(
    `insert into membership (space_id, account_id, role) select $1, id, 'WRITER' from unnest($2::text[]) id`,
    [spaceId, ids],
  );
  return ids;
}

/** What the document is once Yjs has collected its garbage. */
export function collectedState(updates: readonly Uint8Array[]): Uint8Array {
  return Y.encodeStateAsUpdate(docOfLog(updates));
}
