import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Api } from './testkit/api.ts';
import { ChildHub } from './testkit/child-hub.ts';
import { Typist } from './testkit/typist.ts';

const ROUNDS = process.env['UMLAUF_LONG'] ? 50 : 10;
/** A round with fewer proves nothing. */
const LEAST_ACKNOWLEDGED = 100;
/** `document.text` is at most two seconds behind, counted from the moment at which the server says that it is ready. */
const PROMISED = { timeout: 2_000, interval: 20 };
const WRITERS = ['stadt@umlauf.example', 'gast@umlauf.example', 'fremd@umlauf.example'];
const LEAD = 'koordination@umlauf.example';

let hub: ChildHub;
beforeAll(async () => {
  hub = await ChildHub.start({ DEMO: 'true' });
});
afterAll(() => hub.close());

async function tokenOf(email: string): Promise<Api> {
  const session = new Api(hub.url, null, { cookie: await hub.demoSession(email), origin: hub.url });
  const input = {
    name: 'Durability',
    scopes: ['spaces:read', 'spaces:write', 'documents:read', 'documents:write'],
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  };
  const { createAccessToken } = await session.query(
    'mutation($input: CreateAccessTokenInput!) { createAccessToken(input: $input) { secret } }',
    { input },
  );
  return new Api(hub.url, createAccessToken.secret);
}

/** A document in which four accounts write in five sessions. */
async function openDocument(): Promise<{ id: string; api: Api; typists: Typist[] }> {
  const lead = await tokenOf(LEAD);
  const { createSpace } = await lead.query(
    'mutation($input: CreateSpaceInput!) { createSpace(input: $input) { id } }',
    { input: { name: 'Haltbarkeit', purpose: 'Erproben', closedBecause: 'Erprobung' } },
  );
  const spaceId = createSpace.id;
  for (const email of WRITERS) {
    await lead.query('mutation($input: SpaceMemberInput!) { addSpaceMember(input: $input) { id } }', {
      input: { spaceId, email, role: 'WRITER' },
    });
  }
  const { createDocument } = await lead.query(
    'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }',
    { input: { spaceId, title: 'Mitschrift', markdown: '' } },
  );
  const { id } = createDocument;
  const apis = [lead, ...(await Promise.all(WRITERS.map(tokenOf))), lead];
  return {
    id,
    api: lead,
    typists: apis.map((api, index) => new Typist(`s${index}`, id, hub.url, api.secret!)),
  };
}

async function textNow(api: Api, id: string): Promise<string> {
  return (await api.query('query($id: ID!) { document(id: $id) { text } }', { id })).document.text;
}

/** How often each marker stands in a text. */
function countMarkers(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [marker] of text.matchAll(/\[s\d+-\d+\]/g)) counts.set(marker, (counts.get(marker) ?? 0) + 1);
  return counts;
}

/** The document as a newcomer receives it. */
async function contentNow(api: Api, id: string): Promise<string> {
  const client = api.live();
  try {
    const stream = client.iterate<{ documentUpdates: { update: string } }>({
      query: 'subscription($id: ID!) { documentUpdates(documentId: $id) { update } }',
      variables: { id },
    });
    const { value } = await stream.next();
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Buffer.from(value!.data!.documentUpdates.update, 'base64'));
    return doc.getXmlFragment('content').toString();
  } finally {
    await client.dispose();
  }
}

/** All five type; in the midst of it the server dies. Returns how many were acknowledged. */
async function typeUntilKilled(typists: Typist[], database: boolean, killAfter: number): Promise<number> {
  let acknowledged = 0;
  let enough: () => void;
  const reached = new Promise<void>((resolve) => (enough = resolve));
  const typing = typists.map((typist) =>
    typist.typeUntilCut(() => {
      acknowledged += 1;
      if (acknowledged >= killAfter) enough();
    }),
  );
  await reached;
  await hub.kill({ database });
  await Promise.all(typing);
  return acknowledged;
}

/** Acknowledged markers that are not there exactly once, and others that are there twice. */
function faultsIn(text: string, typists: Typist[]): string[] {
  const counts = countMarkers(text);
  const acknowledged = typists.flatMap((typist) => [...typist.acknowledged]);
  return [
    ...acknowledged.filter((marker) => !counts.has(marker)).map((marker) => `lost ${marker}`),
    ...[...counts].filter(([, count]) => count > 1).map(([marker]) => `doubled ${marker}`),
  ];
}

it(
  `keeps every acknowledged update exactly once through ${ROUNDS} deaths in mid-typing`,
  async () => {
    const { id, api, typists } = await openDocument();
    const table = [];
    for (let round = 1; round <= ROUNDS; round++) {
      const database = round % 2 === 0;
      await Promise.all(typists.map((typist) => typist.arrive()));
      const killAfter = LEAST_ACKNOWLEDGED + ((round * 37) % 50);
      const acknowledged = await typeUntilKilled(typists, database, killAfter);
      expect(acknowledged).toBeGreaterThanOrEqual(LEAST_ACKNOWLEDGED);

      const killedAt = performance.now();
      await hub.start();
      const ready = `${Math.round(performance.now() - killedAt)} ms`;
      const readyAt = performance.now();
      await expect
        .poll(async () => faultsIn(await textNow(api, id), typists), {
          ...PROMISED,
          message: 'the derived text',
        })
        .toEqual([]);
      const text = `${Math.round(performance.now() - readyAt)} ms`;
      expect(faultsIn(await contentNow(api, id), typists)).toEqual([]);
      table.push({ round, killed: database ? 'server and database' : 'server', acknowledged, ready, text });
    }
    await Promise.all(typists.map((typist) => typist.leave()));
    console.table(table);
  },
  18_000 * ROUNDS,
);
