import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Api } from '../../../test/testkit/api.ts';
import { overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { ANSWER, GUEST_ROUND, REMOVE, SEE, writtenSecret } from '../../../test/testkit/round-guests.ts';
import { answerRound, namedRules, roundScene } from '../../../test/testkit/rounds.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

let count = 0;

/** Ada is asked with three members and Eva, who is outside, too; Ada's secret. */
async function scene(input: Record<string, unknown> = {}) {
  count += 1;
  const [ada, eva] = [`ada${count}@draussen.example`, `eva${count}@draussen.example`];
  const organisationId = await hub.seed.organisation();
  const round = await roundScene(hub, {
    guests: [
      { email: ada, name: 'Ada Außen', organisationId },
      { email: eva, name: 'Eva Extern' },
    ],
    ...input,
  });
  const [seat] = await hub.sql<{ id: string }>(
    'select seat_id as id from circulation_guest where email = $1',
    [ada],
  );
  const secret = await writtenSecret(hub, ada);
  return { ...round, ada, eva, seatId: seat!.id, secret, evasSecret: await writtenSecret(hub, eva) };
}

/** All fields that a type leads to, as deep as it goes, with nothing but arguments that may be left out. */
function everything(type: GraphQLObjectType, depth = 0): string {
  const fields = Object.values(type.getFields()).filter(({ args }) =>
    args.every(
      ({ type: wanted, defaultValue }) => !String(wanted).endsWith('!') || defaultValue !== undefined,
    ),
  );
  const parts = fields.flatMap((field) => {
    const named = getNamedType(field.type);
    if (!isObjectType(named)) return [field.name];
    return depth < 3 ? [`${field.name} { ${everything(named, depth + 1)} }`] : [];
  });
  return ['__typename', ...parts].join(' ');
}

it('shows nothing of anybody or anything else, whatever is asked of its round', async () => {
  const { secret, evasSecret, people, space, lead, id, documentId, ada, eva } = await scene();
  for (const { api } of people.slice(0, 2))
    await answerRound(api, id, 'AGREE_WITH_REMARK', { remark: 'Vertraulicher Rat' });
  await hub.anonymous.query(ANSWER, {
    input: { secret: evasSecret, choice: 'AGREE_WITH_REMARK', remark: 'Evas Rat' },
  });
  await hub.anonymous.query(ANSWER, { input: { secret, choice: 'AGREE' } });
  const type = hub.server.hub.schema.getType('GuestCirculation') as GraphQLObjectType;
  const query = `query($secret: String!) { guestCirculation(secret: $secret) { ${everything(type)} } }`;
  const answer = await hub.anonymous.query(query, { secret });
  const text = JSON.stringify(answer);
  // The question was put: what is theirs is there.
  for (const own of ['Ada Außen', 'Stimmen Sie zu?', '12 Euro']) expect(text).toContain(own);
  const names = await hub.sql<{ name: string }>('select name from account');
  const others = [
    ...names.map(({ name }) => name),
    ...people.flatMap((person) => [person.id, person.email]),
    ...[lead.id, lead.email, space.id, documentId, id, ada, eva],
    ...['Eva Extern', 'Vertraulicher Rat', 'Evas Rat', secret],
  ];
  expect(others.filter((word) => text.includes(word))).toEqual([]);
  const [row] = await hub.sql<{ name: string }>('select name from space where id = $1', [space.id]);
  expect(text).not.toContain(row!.name);
});

it('is a credential nowhere else', async () => {
  const { secret, documentId, id, space } = await scene();
  const asToken = new Api(hub.url, secret);
  expect((await asToken.error('{ viewer { email } }')).extensions.code).toBe('UNAUTHENTICATED');
  const asCookie = new Api(hub.url, null, { cookie: `umlauf.session_token=${secret}` });
  for (const api of [asCookie, hub.anonymous]) {
    const { data } = await api.send(
      'query($d: ID!, $c: ID!, $s: ID!) { document(id: $d) { id } circulation(id: $c) { id } space(id: $s) { id } viewer { email } }',
      { d: documentId, c: id, s: space.id },
    );
    expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([]);
  }
  for (const path of [`/api/files?documentId=${documentId}`, `/api/exports/documents/${documentId}.md`]) {
    const response = await fetch(hub.url + path, { headers: { authorization: `Bearer ${secret}` } });
    expect(response.status, path).toBeGreaterThanOrEqual(400);
  }
  // Nor does one seat's link open another's, nor a cut or a lengthened one.
  for (const wrong of [secret.slice(1), `${secret}A`, secret.toUpperCase(), '', ' ', '%', `${secret}\n`])
    expect((await hub.anonymous.query(SEE, { secret: wrong }))['guestCirculation']).toBeNull();
});

it('shows live how it stands, and ends with the right', async () => {
  const { secret, people, id, lead, seatId } = await scene();
  const following = overSocket(
    hub.anonymous,
    `query($secret: String!) @live { guestCirculation(secret: $secret) { ${GUEST_ROUND} } }`,
    { secret },
  );
  const answered = () => following.events('guestCirculation').at(-1)?.standing?.answered;
  await expect.poll(answered).toBe(0);
  await answerRound(people[0].api, id, 'AGREE');
  await expect.poll(answered).toBe(1);
  await hub.anonymous.query(ANSWER, { input: { secret, choice: 'REFUSE', remark: 'Nein' } });
  await expect.poll(() => following.events('guestCirculation').at(-1)?.seat?.answer?.choice).toBe('REFUSE');
  await lead.api.query(REMOVE, { id: seatId });
  await expect.poll(() => following.events('guestCirculation').at(-1)).toBeNull();
  const until = following.answers.length;
  await answerRound(people[1].api, id, 'AGREE');
  // What came after the right had gone would have come before this one.
  const other = await scene();
  await answerRound(other.people[0].api, other.id, 'AGREE');
  expect(following.events('guestCirculation').slice(until).filter(Boolean)).toEqual([]);
  following.stop();
});

it('tells no count of a secret round before its end', async () => {
  const ruleSetId = await namedRules(hub, 'CIRCULAR_RESOLUTION', {
    secret: true,
    changeUntilDeadline: false,
    deputies: 'NO_DEPUTIES',
  });
  const { secret, people, id } = await scene({ ruleSetId });
  await answerRound(people[0].api, id, 'REFUSE');
  const { guestCirculation: shown } = await hub.anonymous.query(SEE, { secret });
  expect(shown.standing).toEqual({ votes: 4, answered: 1, counts: null });
});
