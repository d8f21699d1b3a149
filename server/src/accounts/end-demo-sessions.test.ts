import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { signIn } from '../../../test/testkit/sign-in.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

it('a start without the demo signs its accounts out, and nobody else', async () => {
  const [demo, other] = [
    await hub.seed.person({ password: true }),
    await hub.seed.person({ password: true }),
  ];
  for (const { email } of [demo, other]) await signIn(hub.url, email);
  await hub.sql('update account set is_demo = true where id = $1', [demo.id]);
  await hub.restart();
  expect(await hub.sql('select account_id from session')).toEqual([{ account_id: other.id }]);
});
