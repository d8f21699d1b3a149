import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Api } from '../../../test/testkit/api.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { sessionApi } from '../../../test/testkit/sign-in.ts';
import { castAs, outcomeOf, ROLES, type Role } from '../../../test/testkit/cast.ts';
import { hubActions, type HubAction } from '../../../test/testkit/hub-actions.ts';
import { HUB_VERBS, hubAllows } from './hub.policy.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const CAN = `{ viewer { isAdministrator viewerCan { ${HUB_VERBS.join(' ')} } } }`;
const all = (may: boolean) => Object.fromEntries(HUB_VERBS.map((verb) => [verb, may]));

describe('what the viewer can in the hub', () => {
  it('is everything for an administrator’s session', async () => {
    const person = await hub.seed.person({ isAdministrator: true, password: true });
    const api = await sessionApi(hub.url, person);
    expect((await api.query(CAN))['viewer']).toEqual({ isAdministrator: true, viewerCan: all(true) });
  });

  it('is everything for their token with the scope, and nothing for one without', async () => {
    const administrator = await hub.seed.person({ isAdministrator: true });
    expect((await administrator.api.query(CAN))['viewer'].viewerCan).toEqual(all(true));
    const scopes = ['spaces:read', 'spaces:write', 'documents:read', 'documents:write'] as const;
    const other = await hub.seed.person({ isAdministrator: true, scopes: [...scopes] });
    expect((await other.api.query(CAN))['viewer']).toEqual({ isAdministrator: true, viewerCan: all(false) });
  });

  it('is nothing for anybody else, whatever their token says', async () => {
    const { lead, outsider } = await hub.seed.space();
    for (const { api } of [lead, outsider]) {
      expect((await api.query(CAN))['viewer']).toEqual({ isAdministrator: false, viewerCan: all(false) });
    }
    expect((await hub.anonymous.query(CAN))['viewer']).toBeNull();
  });

  it('ends at the moment in which somebody ceases to be an administrator', async () => {
    const person = await hub.seed.person({ isAdministrator: true, password: true });
    const api = await sessionApi(hub.url, person);
    await api.query(CAN);
    await hub.sql('update account set is_administrator = false where id = $1', [person.id]);
    expect((await api.query(CAN))['viewer']).toEqual({ isAdministrator: false, viewerCan: all(false) });
  });
});

describe('a verb that there is not', () => {
  it.each(['', 'constructor', 'readSpace'])('%s is nobody’s', (verb) => {
    expect(hubAllows({ isAdministrator: true, scopes: null }, verb as never)).toBe(false);
  });
});

/** Who asks: everybody whom policies of spaces know as well, and administrators. */
const STRANGERS = ROLES.filter((role) => role !== 'admin');
const ASKERS = [
  ...STRANGERS,
  'a guest of nothing any more',
  'administrator’s token without the scope',
  'administrator’s token for one space',
  'administrator’s token',
  'administrator',
  'former administrator',
  'locked administrator',
] as const;
type AskerName = (typeof ASKERS)[number];

const WITHOUT = ['spaces:read', 'spaces:write', 'documents:read', 'documents:write'] as const;
const isStranger = (asker: string): asker is Role => (STRANGERS as readonly string[]).includes(asker);

const casting = new Map<AskerName, Promise<Api>>();
/** The same for all actions: none of them is about whoever asks. */
function apiOf(asker: AskerName): Promise<Api> {
  if (!casting.has(asker)) casting.set(asker, cast(asker));
  return casting.get(asker)!;
}

async function cast(asker: AskerName): Promise<Api> {
  if (isStranger(asker)) return (await castAs(hub, asker)).api;
  if (asker === 'a guest of nothing any more') return (await hub.seed.person({ isGuest: true })).api;
  const scopes = asker === 'administrator’s token without the scope' ? { scopes: [...WITHOUT] } : {};
  const person = await hub.seed.person({ isAdministrator: true, password: true, ...scopes });
  if (asker === 'administrator’s token for one space') {
    const { id } = await hub.seed.space();
    return new Api(hub.url, (await hub.seed.token(person.id, [...WITHOUT], undefined, [id])).secret);
  }
  if (asker.includes('token')) return person.api;
  const api = await sessionApi(hub.url, person);
  if (asker === 'former administrator')
    await hub.sql('update account set is_administrator = false where id = $1', [person.id]);
  if (asker === 'locked administrator')
    await hub.sql('update account set locked_at = now() where id = $1', [person.id]);
  return api;
}

/** A locked one was locked past the API: the session is there still, and the policy refuses. */
function outcomeFor(asker: AskerName, { personAlone, unseen }: HubAction): string {
  if (asker === 'anonymous' || asker === 'passerby') return 'UNAUTHENTICATED';
  if (asker === 'administrator') return 'ok';
  if (asker === 'administrator’s token' && !personAlone) return 'ok';
  // Without the scope for it, it is not even looked for.
  return unseen && asker !== 'readingToken' ? 'NOT_FOUND' : 'FORBIDDEN';
}

/** All that could be changed, as one text; it is asked twice for each line. */
const TABLES = `select ${[
  'organisation',
  'rule_set',
  'rule_set_version',
  'template',
  'body',
  'body_seat',
  '(select id, state from invitation)',
  '(select id, name, organisation_id, is_administrator, locked_at, removed_at from account)',
]
  .map((table) => `coalesce((select string_agg(t::text, ' ' order by t::text) from ${table} t), '')`)
  .join(` || '|' || `)} as all`;
const tables = async () => (await hub.sql<{ all: string }>(TABLES))[0]!.all;

const ACTIONS = hubActions(() => hub);

it('every verb has its lines here', () => {
  expect([...new Set(ACTIONS.map(({ verb }) => verb))].toSorted()).toEqual([...HUB_VERBS].toSorted());
});

describe.each(ACTIONS)('$verb by $name', (action) => {
  it.each(ASKERS.map((asker) => [asker, outcomeFor(asker, action)] as const))(
    '%s: %s',
    async (asker, outcome) => {
      const api = await apiOf(asker);
      const given = { ...(await action.variables()) };
      const before = await tables();
      expect(await outcomeOf(api, action.query, given)).toBe(outcome);
      const after = await tables();
      if (outcome !== 'ok') expect(after).toBe(before);
      else if (action.query.startsWith('mutation')) expect(after).not.toBe(before);
    },
  );
});
