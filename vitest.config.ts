import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
  // Vitest resolves the ESM build of graphql and type-graphql the CommonJS one: two realms of one library.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['{server,client,shared}/src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    globalSetup: ['test/testkit/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Conditions are waited for, on slow machines too; a promise in the issue names its own time.
    expect: { poll: { timeout: 10_000, interval: 50 } },
  },
});
