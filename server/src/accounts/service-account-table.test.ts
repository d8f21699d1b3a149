import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Api } from '../../../test/testkit/api.ts';
import { outcomeOf } from '../../../test/testkit/cast.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';
import { sessionApi } from '../../../test/testkit/sign-in.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const IN_NINE_DAYS = new Date(Date.now() + 9 * 86_400_000).toISOString();

interface Stage {
  space: SeededSpace;
  program: Person;
  /** A token of the program's, for this space alone. */
  tokenId: string;
}

async function staged(): Promise<Stage> {
  const space = await hub.seed.space({ writers: 1, readers: 1, password: true });
  const program = await hub.seed.program(space);
  const { tokenId } = await hub.seed.token(program.id, ['spaces:read'], undefined, [space.id]);
  return { space, program, tokenId };
}

const session = (person: { email: string }) => sessionApi(hub.url, person);
const somebody = () => hub.seed.person({ password: true });

/** In a browser, as tokens make and end none; and as programs, which may not. */
const ASKERS: Record<string, (stage: Stage) => Promise<Api>> = {
  anonymous: async () => hub.anonymous,
  outsider: ({ space }) => session(space.outsider),
  visitor: async ({ space }) => {
    await hub.seed.open(space, 'HUB');
    return session(space.outsider);
  },
  'guest of a document': async ({ space }) => {
    const { id } = await hub.seed.document({ space });
    const guest = await somebody();
    await hub.sql(
      `insert into document_guest (document_id, space_id, account_id, ends_at, invited_by_id)
       values ($1, $2, $3, now() + interval '1 day', $4)`,
      [id, space.id, guest.id, space.lead.id],
    );
    return session(guest);
  },
  guest: async ({ space }) => {
    const guest = await somebody();
    await hub.sql(
      `insert into membership (space_id, account_id, role, ends_at) values ($1, $2, 'GUEST', now() + interval '1 day')`,
      [space.id, guest.id],
    );
    return session(guest);
  },
  reader: ({ space }) => session(space.readers[0]!),
  writer: ({ space }) => session(space.writers[0]!),
  lead: ({ space }) => session(space.lead),
  'lead of another space': async () => session((await hub.seed.space({ password: true })).lead),
  'lead’s token': async ({ space }) => space.lead.api,
  'lead’s token without a scope for spaces': async ({ space }) =>
    new Api(hub.url, (await hub.seed.token(space.lead.id, ['documents:read'])).secret),
  administrator: async () => session(await hub.seed.person({ isAdministrator: true, password: true })),
  'administrator’s token': async () => (await hub.seed.person({ isAdministrator: true })).api,
  'the program itself': async ({ program }) => program.api,
  'another program there': async ({ space }) => (await hub.seed.program(space)).api,
};

type Outcomes = Record<keyof typeof ASKERS, string>;

const ALL_OTHERS = Object.fromEntries(Object.keys(ASKERS).map((asker) => [asker, 'NOT_FOUND']));
const CHANGES: Outcomes = {
  ...ALL_OTHERS,
  anonymous: 'UNAUTHENTICATED',
  lead: 'ok',
  administrator: 'ok',
  'lead’s token': 'FORBIDDEN',
  'lead’s token without a scope for spaces': 'FORBIDDEN',
  'administrator’s token': 'FORBIDDEN',
  'the program itself': 'FORBIDDEN',
  'another program there': 'FORBIDDEN',
};

const ACTIONS: {
  name: string;
  query: string;
  variables: (stage: Stage) => object;
  outcomes?: Outcomes;
}[] = [
  {
    name: 'serviceAccount',
    query: 'query($id: ID!) { serviceAccount(accountId: $id) { accessTokens { id } } }',
    variables: ({ program }) => ({ id: program.id }),
    outcomes: {
      ...Object.fromEntries(Object.keys(ASKERS).map((asker) => [asker, 'null'])),
      anonymous: 'UNAUTHENTICATED',
      lead: 'ok',
      administrator: 'ok',
      'lead’s token': 'ok',
      'lead’s token without a scope for spaces': 'FORBIDDEN',
      'administrator’s token': 'ok',
    },
  },
  {
    name: 'createAccessToken',
    query: 'mutation($input: CreateAccessTokenInput!) { createAccessToken(input: $input) { secret } }',
    variables: ({ program, space }) => ({
      input: {
        serviceAccountId: program.id,
        spaceIds: [space.id],
        name: 'Neu',
        scopes: ['spaces:read'],
        expiresAt: IN_NINE_DAYS,
      },
    }),
  },
  {
    name: 'rotateAccessToken',
    query: 'mutation($input: RotateAccessTokenInput!) { rotateAccessToken(input: $input) { secret } }',
    variables: ({ tokenId }) => ({ input: { accessTokenId: tokenId, expiresAt: IN_NINE_DAYS } }),
  },
  {
    name: 'revokeAccessToken',
    query: 'mutation($id: ID!) { revokeAccessToken(accessTokenId: $id) }',
    variables: ({ tokenId }) => ({ id: tokenId }),
  },
];

describe.each(ACTIONS)('$name, of a technical account', ({ query, variables, outcomes = CHANGES }) => {
  it.each(Object.keys(ASKERS).map((asker) => [asker, outcomes[asker]!] as const))(
    '%s: %s',
    async (asker, outcome) => {
      const stage = await staged();
      const api = await ASKERS[asker]!(stage);
      const tokens = () =>
        hub.sql('select id, expires_at, replaced_at from access_token where account_id = $1 order by id', [
          stage.program.id,
        ]);
      const before = await tokens();
      expect(await outcomeOf(api, query, { ...variables(stage) })).toBe(outcome);
      if (outcome === 'ok' && query.startsWith('mutation')) expect(await tokens()).not.toEqual(before);
      else expect(await tokens()).toEqual(before);
    },
  );
});
