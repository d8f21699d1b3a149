import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castAs, outcomeOf, ROLES, type Role, type Stage } from '../../../test/testkit/cast.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { tracesOf } from '../../../test/testkit/traces.ts';
import type { VersionVerb } from './version.policy.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

interface Ids {
  document: string;
  version: string;
}

interface Action {
  verb: VersionVerb;
  query: string;
  variables(ids: Ids): Record<string, unknown>;
  outcomes: Record<Role, string>;
  inBin?: boolean;
}

const mutation = (field: string, type: string, result: string) =>
  `mutation($input: ${type}!) { ${field}(input: $input) { ${result} } }`;
const NAME = mutation('nameDocumentVersion', 'NameDocumentVersionInput', 'id');
const RENAME = mutation('renameDocumentVersion', 'RenameDocumentVersionInput', 'id');
const RESTORE = mutation('restoreDocumentVersion', 'RestoreDocumentVersionInput', 'revision');
const UNNAME = 'mutation($id: ID!) { removeDocumentVersionName(versionId: $id) { id } }';
const READ = `query($id: ID!) { documentVersion(id: $id) { name note text content difference { isEmpty } } }`;

/** Who writes; versions do not exist for guests and visitors, who see the present text alone. */
const ON_VERSION: Record<Role, string> = {
  anonymous: 'UNAUTHENTICATED',
  passerby: 'UNAUTHENTICATED',
  outsider: 'NOT_FOUND',
  admin: 'NOT_FOUND',
  foreignProgram: 'NOT_FOUND',
  visitor: 'NOT_FOUND',
  documentGuest: 'NOT_FOUND',
  guest: 'NOT_FOUND',
  reader: 'FORBIDDEN',
  readingToken: 'FORBIDDEN',
  readingProgram: 'FORBIDDEN',
  writer: 'ok',
  program: 'ok',
  lead: 'ok',
};
/** The document itself is there for them. */
const ON_DOCUMENT = { ...ON_VERSION, visitor: 'FORBIDDEN', documentGuest: 'FORBIDDEN', guest: 'FORBIDDEN' };
const gone = (outcomes: Record<Role, string>) => ({
  ...outcomes,
  writer: 'GONE',
  program: 'GONE',
  lead: 'GONE',
});
const READERS = Object.fromEntries(
  Object.entries(ON_VERSION).map(([role, outcome]) => [
    role,
    outcome === 'ok' || outcome === 'FORBIDDEN' ? 'ok' : 'null',
  ]),
) as Record<Role, string>;

const restoring = ({ version }: Ids) => ({ input: { versionId: version, expectedRevision: 1 } });
const renaming = ({ version }: Ids) => ({ input: { versionId: version, name: 'Anders' } });
const naming = ({ document }: Ids) => ({ input: { documentId: document, name: 'Neu' } });
const byId = ({ version }: Ids) => ({ id: version });

const ACTIONS: Action[] = [
  { verb: 'read', query: READ, variables: byId, outcomes: READERS },
  { verb: 'name', query: NAME, variables: naming, outcomes: ON_DOCUMENT },
  { verb: 'name', query: NAME, variables: naming, outcomes: gone(ON_DOCUMENT), inBin: true },
  { verb: 'rename', query: RENAME, variables: renaming, outcomes: ON_VERSION },
  { verb: 'removeName', query: UNNAME, variables: byId, outcomes: ON_VERSION },
  { verb: 'restore', query: RESTORE, variables: restoring, outcomes: ON_VERSION },
  { verb: 'restore', query: RESTORE, variables: restoring, outcomes: gone(ON_VERSION), inBin: true },
];

/** The lead has named a version, but where it is to be named now: a text that stayed the same has only one. */
async function kept({ space, documentId }: Stage, verb: VersionVerb): Promise<Ids> {
  const { api } = space.lead;
  const document = documentId ?? (await hub.seed.document({ space, markdown: 'Inhalt' })).id;
  if (verb === 'name') return { document, version: '' };
  const { nameDocumentVersion } = await api.query(NAME, { input: { documentId: document, name: 'Stand' } });
  return { document, version: nameDocumentVersion.id };
}

describe.each(ROLES)('%s', (role) => {
  it.each(ACTIONS.map((action) => [`${action.verb}${action.inBin ? ' in the bin' : ''}`, action] as const))(
    '%s',
    async (_, { verb, query, variables, outcomes, inBin }) => {
      const stage = await castAs(hub, role);
      const { space, api } = stage;
      const ids = await kept(stage, verb);
      if (inBin)
        await space.lead.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', {
          id: ids.document,
        });
      const traces = await tracesOf(hub, space.id);
      expect(await outcomeOf(api, query, variables(ids))).toBe(outcomes[role]);
      if (outcomes[role] !== 'ok') expect(await tracesOf(hub, space.id)).toBe(traces);
    },
  );

  it('lists', async () => {
    const stage = await castAs(hub, role);
    const ids = await kept(stage, 'read');
    const query = 'query($id: ID!) { document(id: $id) { versions(first: 9) { totalCount nodes { id } } } }';
    const { document } = await stage.api.query(query, { id: ids.document });
    const nothing =
      role === 'anonymous' || role === 'outsider' || role === 'admin' || role === 'foreignProgram';
    const found = READERS[role] === 'ok' ? 1 : 0;
    expect(document?.versions.totalCount ?? null).toBe(nothing ? null : found);
    expect(document?.versions.nodes.length ?? 0).toBe(found);
  });
});
