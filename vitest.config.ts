import { configDefaults, defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/**
 * Tests that hold a promise of time, or compare how long things take: each runs while no other does, since a neighbour
 * that takes the core for a moment would be measured instead.
 */
const ALONE = [
  'server/src/spaces/account-roles.test.ts',
  'test/bus.test.ts',
  'test/database-outage.test.ts',
  'test/durability.test.ts',
  'test/hostile-updates.test.ts',
  'test/instances.test.ts',
  'test/journeys/removed-member.test.ts',
  'test/long-texts.test.ts',
  'test/readme-examples.test.ts',
  'test/shared-execution.test.ts',
  'test/slow-readers.test.ts',
  'test/two-instances.test.ts',
  'test/withdrawal-of-many.test.ts',
  'test/withdrawal.test.ts',
];

/** Files that run side by side, or one by one after all others. */
const group = (
  name: string,
  test: Omit<TestProjectInlineConfiguration['test'], 'name'>,
): TestProjectInlineConfiguration => ({ extends: true, test: { name, ...test } });

export default defineConfig({
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
  // Vitest resolves the ESM build of graphql and type-graphql the CommonJS one: two realms of one library.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    globalSetup: ['test/testkit/global-setup.ts'],
    // The long run tries more, not longer things: none of its tests waits for what would not come.
    testTimeout: process.env['UMLAUF_LONG'] ? 600_000 : 60_000,
    hookTimeout: 120_000,
    // One more than the processors that are usual: a third of a test’s time is waiting.
    maxWorkers: 3,
    // Conditions are waited for, on slow machines too; a promise in the issue names its own time.
    expect: { poll: { timeout: 20_000, interval: 50 } },
    projects: [
      // Each file with fresh modules: they bring a page along, and mock what browsers have.
      group('client', { include: ['client/src/**/*.test.{ts,tsx}'] }),
      // Every file starts servers of its own; to load the server's modules anew for each took a third of the run.
      group('together', {
        include: ['{server,shared}/src/**/*.test.ts', 'test/**/*.test.ts'],
        exclude: [...configDefaults.exclude, ...ALONE],
        isolate: false,
      }),
      group('alone', { include: ALONE, maxWorkers: 1, sequence: { groupOrder: 1 } }),
    ],
  },
});
