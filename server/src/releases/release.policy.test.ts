import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castAs, outcomeOf, ROLES, type Role, type Stage } from '../../../test/testkit/cast.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { answerRound, startRound } from '../../../test/testkit/rounds.ts';
import { tracesOf } from '../../../test/testkit/traces.ts';
import type { ReleaseVerb } from './release.policy.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

interface Ids {
  document: string;
  circulation: string;
  release: string;
}

interface Action {
  verb: ReleaseVerb | 'beginDraft' | 'read';
  query: string;
  variables(ids: Ids): Record<string, unknown>;
  outcomes: Record<Role, string>;
}

const of = (roles: readonly Role[], outcome: string) =>
  Object.fromEntries(roles.map((role) => [role, outcome])) as Record<Role, string>;
/** The round is there for members alone. */
const ON_ROUND: Record<Role, string> = {
  ...of(ROLES, 'NOT_FOUND'),
  ...of(['anonymous', 'passerby'], 'UNAUTHENTICATED'),
  ...of(['reader', 'readingToken', 'readingProgram'], 'FORBIDDEN'),
  ...of(['writer', 'program', 'lead'], 'ok'),
};
const BY_LEADS = { ...ON_ROUND, ...of(['writer', 'program'], 'FORBIDDEN') };
/** The document is there for guests and visitors, too. */
const ON_DOCUMENT = { ...ON_ROUND, ...of(['visitor', 'documentGuest', 'guest'], 'FORBIDDEN') };
/** What was released is there for everybody. */
const ON_RELEASE = {
  ...of(ROLES, 'FORBIDDEN'),
  ...of(['anonymous', 'passerby'], 'UNAUTHENTICATED'),
  lead: 'ok',
};

const ACTIONS: Action[] = [
  {
    verb: 'read',
    query:
      'query($id: ID!) { release(id: $id) { title content markdown later { id } viewerCan { withdraw } } }',
    variables: ({ release }) => ({ id: release }),
    outcomes: of(ROLES, 'ok'),
  },
  {
    verb: 'beginDraft',
    query: 'mutation($id: ID!) { beginNewDraft(documentId: $id) { id } }',
    variables: ({ document }) => ({ id: document }),
    outcomes: ON_DOCUMENT,
  },
  {
    verb: 'seal',
    query: 'mutation($id: ID!) { sealDocument(circulationId: $id) { id } }',
    variables: ({ circulation }) => ({ id: circulation }),
    outcomes: ON_ROUND,
  },
  {
    verb: 'withdraw',
    query: 'mutation($input: WithdrawReleaseInput!) { withdrawRelease(input: $input) { id } }',
    variables: ({ release }) => ({ input: { releaseId: release, reason: 'Anders' } }),
    outcomes: ON_RELEASE,
  },
  {
    verb: 'release',
    query: 'mutation($id: ID!) { releaseDocument(circulationId: $id) { id } }',
    variables: ({ circulation }) => ({ id: circulation }),
    // It stands released already.
    outcomes: { ...BY_LEADS, lead: 'CONFLICT' },
  },
];

/** The lead asked herself, agreed, and released what she had agreed to. */
async function adopted({ space, documentId }: Stage): Promise<Ids> {
  const document = documentId ?? (await hub.seed.document({ space, markdown: 'Inhalt' })).id;
  const { id, api } = space.lead;
  const asked = { documentId: document, accountIds: [id], template: 'CO_SIGNATURE_PARALLEL' };
  const { id: circulation } = await startRound(api, asked);
  await answerRound(api, circulation, 'AGREE');
  const query = 'mutation($id: ID!) { releaseDocument(circulationId: $id) { id } }';
  const { releaseDocument } = await api.query(query, { id: circulation });
  return { document, circulation, release: releaseDocument.id };
}

describe.each(ROLES)('%s', (role) => {
  it.each(ACTIONS.map((action) => [action.verb, action] as const))(
    '%s',
    async (_, { query, variables, outcomes }) => {
      const stage = await castAs(hub, role);
      const ids = await adopted(stage);
      const traces = await tracesOf(hub, stage.space.id);
      expect(await outcomeOf(stage.api, query, variables(ids))).toBe(outcomes[role]);
      if (outcomes[role] !== 'ok') expect(await tracesOf(hub, stage.space.id)).toBe(traces);
    },
  );
});
