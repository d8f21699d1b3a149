import { newId } from '@umlauf/server/platform/ids';
import { embeddedAddress, pgOptions } from '@umlauf/server/platform/database/database-address';
import { RULE_TEMPLATES } from '@umlauf/shared/circulation/rule-templates';
import pg from 'pg';
import { Api } from '../../testkit/api.ts';
import { ChildHub } from '../../testkit/child-hub.ts';
import { makePeople, type Person } from '../measuring/people.ts';

/** A hub with a body in which many sit for many organisations, and a document that is to go round. */
export class CirculationStage {
  private constructor(
    readonly hub: ChildHub,
    readonly database: pg.Pool,
    readonly postmaster: number,
    readonly lead: Api,
    readonly people: readonly Person[],
    private readonly input: Record<string, unknown>,
  ) {}

  static async start(
    organisations: number,
    recipients: number,
    profiling: string,
  ): Promise<CirculationStage> {
    const hub = await ChildHub.start({ DEMO: 'false', NODE_OPTIONS: profiling });
    const database = new pg.Pool({ ...pgOptions(embeddedAddress(hub.socketFolder, 'umlauf')), max: 1 });
    const [first, ...people] = await makePeople(database, recipients + 1);
    const lead = new Api(hub.url, first!.token);
    const bodyId = await makeBody(database, organisations, people);
    const ruleSetId = newId('rul');
    const { rules } = RULE_TEMPLATES.SILENCE_IS_ABSTENTION;
    await database.query('insert into rule_set (id, name) values ($1, $1)', [ruleSetId]);
    await database.query('insert into rule_set_version (rule_set_id, version, rules) values ($1, 1, $2)', [
      ruleSetId,
      JSON.stringify(rules),
    ]);
    const documentId = await makeDocument(lead);
    const input = { documentId, bodyId, ruleSetId, question: 'Stimmen Sie zu?' };
    return new CirculationStage(hub, database, await hub.postgresPid(), lead, people, input);
  }

  /** Sends the document round; answers the round's id. */
  async send(): Promise<string> {
    const start = 'mutation($input: StartCirculationInput!) { startCirculation(input: $input) { id } }';
    return (await this.lead.query(start, { input: this.input }))['startCirculation'].id;
  }

  /** Moves start and deadline of a round, which its row lets nobody do: what is due then is done at once. */
  async shift(id: string, moments: string): Promise<void> {
    await this.database.query(`begin; alter table circulation disable trigger circulation_stays;
      update circulation set ${moments}, next_at = now() where id = '${id}';
      alter table circulation enable trigger circulation_stays; commit`);
  }

  async mails(kind: string): Promise<number> {
    const { rows } = await this.database.query('select count(*)::int as count from mail where kind = $1', [
      kind,
    ]);
    return rows[0].count;
  }

  async close(): Promise<void> {
    await this.database.end();
    await this.hub.close();
  }
}

async function makeBody(
  database: pg.Pool,
  organisations: number,
  people: readonly Person[],
): Promise<string> {
  const bodyId = newId('bod');
  const ids = Array.from({ length: organisations }, () => newId('org'));
  await database.query(
    `insert into organisation (id, kind, name) select id, 'MUNICIPALITY', 'Stadt ' || n
     from unnest($1::text[]) with ordinality as given (id, n)`,
    [ids],
  );
  await database.query('insert into body (id, name) values ($1, $1)', [bodyId]);
  await database.query(
    `insert into body_seat (id, body_id, kind, organisation_id, account_id, starts_on)
     select id, $1, 'ENTITLED', organisation, account, '2026-01-01'
     from unnest($2::text[], $3::text[], $4::text[]) as given (id, organisation, account)`,
    [
      bodyId,
      people.map(() => newId('sea')),
      people.map((_, index) => ids[index % organisations]),
      people.map(({ accountId }) => accountId),
    ],
  );
  return bodyId;
}

async function makeDocument(lead: Api): Promise<string> {
  const { createSpace } = await lead.query(
    'mutation($input: CreateSpaceInput!) { createSpace(input: $input) { id } }',
    { input: { name: 'Umlauf', purpose: 'Messen', closedBecause: 'Messung' } },
  );
  const markdown = Array.from(
    { length: 40 },
    (_, n) => `Absatz ${n}: ${'Die Gebühr beträgt 12 Euro. '.repeat(8)}`,
  );
  const { createDocument } = await lead.query(
    'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }',
    { input: { spaceId: createSpace.id, title: 'Vorlage', markdown: markdown.join('\n\n') } },
  );
  return createDocument.id;
}
