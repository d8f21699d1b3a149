import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler } from 'express';

/** Where the built client lies: beside `server/` in the checkout and in the container alike. */
const CLIENT = fileURLToPath(new URL('../../client/dist/', rootUrl()));

/** This file runs bundled as `server/dist/main.js` and from source as `server/src/platform/http/web-app.ts`. */
function rootUrl(): string {
  const here = import.meta.url;
  return here.includes('/server/dist/') ? here : new URL('../../', here).href;
}

export interface WebApp {
  /** Files with names that bear their content's hash: kept for a year. */
  assets: RequestHandler;
  /** Every other address is the application's, which routes by itself. */
  page: RequestHandler;
  graphiql: RequestHandler;
}

/** The built client; a sentence in its place where it has not been built. */
export function openWebApp(folder = CLIENT): WebApp {
  return {
    assets: express.static(join(folder, 'assets'), {
      immutable: true,
      maxAge: '1y',
      index: false,
      fallthrough: false,
    }),
    page: pageOf(join(folder, 'index.html')),
    graphiql: pageOf(join(folder, 'graphiql.html')),
  };
}

function pageOf(file: string): RequestHandler {
  const html = existsSync(file) ? readFileSync(file) : null;
  return (_request, response) => {
    response.setHeader('cache-control', 'no-cache');
    if (html) response.type('html').send(html);
    else response.status(503).type('text').send('The web application is not built: run `pnpm build`.');
  };
}
