import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../../../test/testkit/api.ts';
import { castAs, outcomeOf, ROLES, type Role, type Stage } from '../../../test/testkit/cast.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { tracesOf } from '../../../test/testkit/traces.ts';
import type { CommentVerb } from './comment.policy.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

/** Something is said about a document: by the lead, and by whoever acts, when they may. */
interface Ids {
  document: string;
  thread: string;
  comment: string;
  own: string;
}

interface Action {
  verb: CommentVerb;
  query: string;
  variables(ids: Ids): Record<string, unknown>;
  outcomes: Record<Role, string>;
  inBin?: boolean;
  before?: 'resolve';
}

const begin = 'mutation($input: AddCommentThreadInput!) { addCommentThread(input: $input) { id } }';
const reply = 'mutation($input: AddCommentInput!) { addComment(input: $input) { id } }';
const edit = 'mutation($input: EditCommentInput!) { editComment(input: $input) { id } }';
const remove = 'mutation($id: ID!) { removeComment(commentId: $id) { id createdAt } }';
const settle = (field: string) => `mutation($id: ID!) { ${field}(threadId: $id) { id } }`;
const READ = 'query($id: ID!) { document(id: $id) { commentThreads(first: 9, state: ALL) { totalCount } } }';

/** Who comments: everybody who belongs there, guests and readers too. */
const MAY: Record<Role, string> = {
  anonymous: 'UNAUTHENTICATED',
  passerby: 'UNAUTHENTICATED',
  outsider: 'NOT_FOUND',
  admin: 'NOT_FOUND',
  foreignProgram: 'NOT_FOUND',
  visitor: 'NOT_FOUND',
  readingToken: 'FORBIDDEN',
  documentGuest: 'ok',
  guest: 'ok',
  reader: 'ok',
  readingProgram: 'ok',
  writer: 'ok',
  program: 'ok',
  lead: 'ok',
};
const gone = (outcomes: Record<Role, string>) =>
  Object.fromEntries(
    Object.entries(outcomes).map(([role, outcome]) => [role, outcome === 'ok' ? 'GONE' : outcome]),
  ) as Record<Role, string>;
/** A document that is open to them is there, but not to be commented on. */
const BEGIN = { ...MAY, visitor: 'FORBIDDEN' };
const OTHERS: Record<Role, string> = {
  ...MAY,
  documentGuest: 'FORBIDDEN',
  guest: 'FORBIDDEN',
  reader: 'FORBIDDEN',
  readingProgram: 'FORBIDDEN',
  writer: 'FORBIDDEN',
  program: 'FORBIDDEN',
};

const ACTIONS: Action[] = [
  {
    verb: 'begin',
    query: begin,
    variables: ({ document }) => ({ input: { documentId: document, source: 'Neu' } }),
    outcomes: BEGIN,
  },
  {
    verb: 'begin',
    query: begin,
    variables: ({ document }) => ({ input: { documentId: document, source: 'Neu' } }),
    outcomes: { ...gone(BEGIN) },
    inBin: true,
  },
  {
    verb: 'reply',
    query: reply,
    variables: ({ thread }) => ({ input: { threadId: thread, source: 'Antwort' } }),
    outcomes: MAY,
  },
  {
    verb: 'reply',
    query: reply,
    variables: ({ thread }) => ({ input: { threadId: thread, source: 'Antwort' } }),
    outcomes: gone(MAY),
    inBin: true,
  },
  {
    verb: 'resolve',
    query: settle('resolveCommentThread'),
    variables: ({ thread }) => ({ id: thread }),
    outcomes: MAY,
  },
  {
    verb: 'reopen',
    query: settle('reopenCommentThread'),
    variables: ({ thread }) => ({ id: thread }),
    outcomes: MAY,
    before: 'resolve',
  },
  {
    verb: 'edit',
    query: edit,
    variables: ({ own }) => ({ input: { commentId: own, source: 'Anders' } }),
    outcomes: MAY,
  },
  {
    verb: 'edit',
    query: edit,
    variables: ({ comment }) => ({ input: { commentId: comment, source: 'Anders' } }),
    outcomes: OTHERS,
  },
  { verb: 'remove', query: remove, variables: ({ own }) => ({ id: own }), outcomes: MAY },
  {
    verb: 'remove',
    query: remove,
    variables: ({ own }) => ({ id: own }),
    outcomes: gone(MAY),
    inBin: true,
  },
  { verb: 'removeOthers', query: remove, variables: ({ comment }) => ({ id: comment }), outcomes: OTHERS },
];

/** The lead's comment, a reply to it, and one of whoever acts. */
async function talk({ space, api, documentId }: Stage): Promise<Ids> {
  const document = documentId ?? (await hub.seed.document({ space, markdown: 'Inhalt' })).id;
  const said = async (by: Api, source: string) => {
    const query =
      'mutation($input: AddCommentThreadInput!) { addCommentThread(input: $input) { id comments(first: 1) { nodes { id } } } }';
    const { data } = await by.send<any>(query, { input: { documentId: document, source } });
    return data?.addCommentThread as { id: string; comments: { nodes: [{ id: string }] } } | undefined;
  };
  const thread = (await said(space.lead.api, 'Der Leitung'))!;
  await space.lead.api.query(reply, { input: { threadId: thread.id, source: 'Und noch etwas' } });
  const own = (await said(api, 'Eigenes')) ?? thread;
  return {
    document,
    thread: thread.id,
    comment: thread.comments.nodes[0].id,
    own: own.comments.nodes[0].id,
  };
}

describe.each(ROLES)('%s', (role) => {
  it.each(ACTIONS.map((action) => [`${action.verb}${action.inBin ? ' in the bin' : ''}`, action] as const))(
    '%s',
    async (_, { query, variables, outcomes, inBin, before }) => {
      const stage = await castAs(hub, role);
      const { space, api } = stage;
      const ids = await talk(stage);
      if (inBin)
        await space.lead.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', {
          id: ids.document,
        });
      if (before) await space.lead.api.query(settle('resolveCommentThread'), { id: ids.thread });
      const traces = await tracesOf(hub, space.id);
      const outcome = await outcomeOf(api, query, variables(ids));
      // Null: nothing of the thread is left.
      expect(outcome === 'null' ? 'ok' : outcome).toBe(outcomes[role]);
      if (outcomes[role] !== 'ok') expect(await tracesOf(hub, space.id)).toBe(traces);
    },
  );

  it('reads', async () => {
    const stage = await castAs(hub, role);
    const ids = await talk(stage);
    const { document } = await stage.api.query(READ, { id: ids.document });
    const seen = document?.commentThreads.totalCount ?? null;
    const visits = role === 'visitor' || role === 'passerby';
    const reads = MAY[role] === 'ok' || role === 'readingToken';
    expect(seen).toBe(reads ? (role === 'readingToken' ? 1 : 2) : visits ? 0 : null);
  });
});
