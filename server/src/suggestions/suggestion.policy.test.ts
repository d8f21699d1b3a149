import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { castAs, outcomeOf, ROLES, type Role, type Stage } from '../../../test/testkit/cast.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { tracesOf } from '../../../test/testkit/traces.ts';
import { base64, PUSH } from '../../../test/testkit/written.ts';
import { Suggester } from './suggester.ts';
import type { SuggestionVerb } from './suggestion.policy.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

interface Ids {
  document: string;
  suggestion: string;
}

interface Action {
  verb: SuggestionVerb;
  query: string;
  variables(ids: Ids): Record<string, unknown>;
  outcomes: Record<Role, string>;
  /** It is theirs who act. */
  isOwn?: boolean;
  inBin?: boolean;
}

const decide = (field: string) =>
  `mutation($input: DecideSuggestionsInput!) { ${field}(input: $input) { id } }`;
const ACCEPT = decide('acceptSuggestions');
const REFUSE = decide('refuseSuggestions');
const READ = 'query($id: ID!) { document(id: $id) { suggestions(first: 9) { totalCount } } }';
const chosen = ({ document, suggestion }: Ids) => ({
  input: { documentId: document, suggestionIds: [suggestion] },
});

/** Who decides: whoever may edit. */
const MAY: Record<Role, string> = {
  anonymous: 'UNAUTHENTICATED',
  passerby: 'UNAUTHENTICATED',
  outsider: 'NOT_FOUND',
  admin: 'NOT_FOUND',
  foreignProgram: 'NOT_FOUND',
  visitor: 'FORBIDDEN',
  documentGuest: 'FORBIDDEN',
  guest: 'FORBIDDEN',
  reader: 'FORBIDDEN',
  readingToken: 'FORBIDDEN',
  readingProgram: 'FORBIDDEN',
  writer: 'ok',
  program: 'ok',
  lead: 'ok',
};
/** Who may propose may withdraw. */
const OWN: Record<Role, string> = {
  ...MAY,
  documentGuest: 'ok',
  guest: 'ok',
  reader: 'ok',
  readingProgram: 'ok',
};
const gone = (outcomes: Record<Role, string>, those = outcomes) =>
  Object.fromEntries(
    Object.entries(outcomes).map(([role, outcome]) => [
      role,
      those[role as Role] === 'ok' ? 'GONE' : outcome,
    ]),
  ) as Record<Role, string>;
const READERS = Object.fromEntries(
  Object.entries(MAY).map(([role, outcome]) => [
    role,
    outcome === 'NOT_FOUND' || role === 'anonymous' ? 'null' : 'ok',
  ]),
) as Record<Role, string>;

const ACTIONS: Action[] = [
  { verb: 'read', query: READ, variables: ({ document }) => ({ id: document }), outcomes: READERS },
  { verb: 'accept', query: ACCEPT, variables: chosen, outcomes: MAY },
  { verb: 'accept', query: ACCEPT, variables: chosen, outcomes: gone(MAY), inBin: true },
  { verb: 'refuse', query: REFUSE, variables: chosen, outcomes: MAY },
  { verb: 'refuse', query: REFUSE, variables: chosen, outcomes: gone(MAY, OWN), inBin: true },
  { verb: 'withdraw', query: REFUSE, variables: chosen, outcomes: OWN, isOwn: true },
];

const suffix = ({ isOwn, inBin }: Action) => `${isOwn ? ' what is theirs' : ''}${inBin ? ' in the bin' : ''}`;

async function stageFor(role: Role, action: Action): Promise<Stage & { ids: Ids }> {
  const stage = await castAs(hub, role);
  const { space } = stage;
  const id = stage.documentId ?? (await hub.seed.document({ space, markdown: 'Vorhanden' })).id;
  const author = action.isOwn && OWN[role] === 'ok' ? stage.api : space.lead.api;
  const editor = new Suggester().take((await hub.server.hub.coediting.state(id))!.state);
  const update = base64(editor.propose((tr) => tr.insertText('Neu ', 1))!);
  await author.query(PUSH, { documentId: id, update });
  await told(id);
  if (action.inBin)
    await space.lead.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', { id });
  return { ...stage, ids: { document: id, suggestion: [...editor.own][0]! } };
}

/** Until all that follows from a proposal is written down. */
async function told(documentId: string): Promise<void> {
  await vi.waitFor(async () => {
    const [{ events, behind }] = (await hub.sql<{ events: number; behind: number }>(
      `select (select count(*)::int from event where type = 'SUGGESTION_ADDED' and subject_id = $1) as events,
        revision - text_revision as behind from document where id = $1`,
      [documentId],
    )) as [{ events: number; behind: number }];
    expect({ events, behind }).toEqual({ events: 1, behind: 0 });
  }, 10_000);
}

describe.each(ACTIONS)('$verb', (action) => {
  it.each(ROLES)(`%s:${suffix(action)}`, async (role) => {
    const { space, api, ids } = await stageFor(role, action);
    const before = await tracesOf(hub, space.id);
    const outcome = await outcomeOf(api, action.query, action.variables(ids));
    expect(outcome).toBe(action.outcomes[role]);
    if (outcome !== 'ok') expect(await tracesOf(hub, space.id)).toEqual(before);
  });
});

it('whoever merely visits sees none', async () => {
  const { api, ids } = await stageFor('visitor', ACTIONS[0]!);
  expect(await api.query(READ, { id: ids.document })).toEqual({
    document: { suggestions: { totalCount: 0 } },
  });
});
