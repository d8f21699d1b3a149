import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { onlyUsedKernRules, withoutInlineFonts } from './style-rules.ts';

const SERVER = 'http://127.0.0.1:4000';

export default defineConfig({
  plugins: [react()],
  css: { postcss: { plugins: [onlyUsedKernRules(new URL('./src', import.meta.url)), withoutInlineFonts()] } },
  build: {
    target: 'es2023',
    manifest: true,
    // The content security policy allows no `data:` scripts or fonts, and small files cache well on their own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // GraphiQL is one large page of its own; the budgets that count are held by a test.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: { index: 'index.html', graphiql: 'graphiql.html' },
      // The first script names all files that pages load later: of hexadecimal digits each name is two bytes shorter on the wire.
      output: { hashCharacters: 'hex' },
      // GraphiQL's React compiler runtime bears a directive that means nothing once it is bundled.
      onLog: (level, log, defaultHandler) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') defaultHandler(level, log);
      },
    },
  },
  server: {
    proxy: {
      '/graphql': { target: SERVER, ws: true },
      '/api': { target: SERVER },
    },
  },
});
