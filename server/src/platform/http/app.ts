import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express';
import { LIMITS } from '@umlauf/shared/limits';
import type { Logger } from 'pino';
import { AppError, toGraphQLError } from '../errors.ts';
import { refuseAddressSecrets } from './address-secrets.ts';
import { jsonBody } from './json-body.ts';
import { limitRequests } from './request-limit.ts';
import { currentRequestId, withRequestId } from './request-scope.ts';
import { securityHeaders } from './security-headers.ts';
import type { WebApp } from './web-app.ts';

const SIGN_IN_BODY_BYTES = 65_536;
const STATUS: Record<string, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  GONE: 410,
  LIMIT: 413,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
};

export interface AppParts {
  origins: readonly string[];
  trustedProxies: readonly string[];
  /** POST and GET with JSON. */
  graphql: RequestHandler;
  /** The same address, asked for `text/event-stream`. */
  stream: RequestHandler;
  sdl: string;
  signIn: RequestHandler;
  /** Null: no identity provider. */
  backChannelLogout: Router | null;
  setup: Router;
  /** Null: passwords do not sign in. */
  passwordReset: Router | null;
  /** Trails as files. */
  trail: Router;
  /** Files of documents. */
  files: Router;
  imports: Router;
  /** Documents as files. */
  exports: Router;
  /** Records of rounds as files. */
  records: Router;
  /** Files that go round with rounds. */
  circulations: Router;
  /** Meetings as files for calendars. */
  calendar: Router;
  metrics: RequestHandler;
  /** Null: this is no demo. */
  demoMail: Router | null;
  ready(): Promise<{ ok: boolean; checks: Record<string, string> }>;
  web: WebApp;
  log: Logger;
}

/** Everything that speaks HTTP, in the order in which addresses are tried. */
export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', [...parts.trustedProxies]);
  app.use(withRequestId, securityHeaders(parts.origins), refuseAddressSecrets);
  app.get('/healthz', (_request, response) => void response.type('text').send('ok'));
  app.get('/readyz', async (_request, response) => {
    const { ok, checks } = await parts.ready();
    response.status(ok ? 200 : 503).json(checks);
  });
  app.get('/metrics', parts.metrics);
  app.get('/graphql/schema.graphql', (_request, response) => void response.type('text').send(parts.sdl));
  app.all('/graphql', graphqlDoor(parts));
  app.use('/api', noStore, limitRequests());
  // Before the rest: what comes here is large.
  app.use('/api/files', parts.files);
  app.use('/api/imports', parts.imports);
  app.use('/api', refuseLargeBody);
  app.use('/api/setup', parts.setup);
  if (parts.passwordReset) app.use('/api/password-reset', parts.passwordReset);
  app.use('/api/trail', parts.trail);
  app.use('/api/exports', parts.exports);
  app.use('/api/records', parts.records);
  app.use('/api/circulations', parts.circulations);
  app.use('/api/calendar', parts.calendar);
  if (parts.demoMail) app.use('/api/demo/mail', parts.demoMail);
  if (parts.backChannelLogout) app.use('/api/auth/back-channel-logout', parts.backChannelLogout);
  app.all('/api/auth/*rest', (request, response, next) => {
    // better-auth would believe a header that anybody can send: it gets the address that we believe.
    request.headers['x-umlauf-address'] = request.ip ?? '';
    return parts.signIn(request, response, next);
  });
  app.use(
    '/api',
    (_request, response) => void response.status(404).json({ errors: [{ message: 'Not found' }] }),
  );
  // Files only: answers of the API are never compressed beside what somebody else can put into them (BREACH).
  app.use('/assets', compression(), parts.web.assets);
  app.get('/{*path}', parts.web.page);
  app.use(answerError(parts.log));
  return app;
}

function graphqlDoor(parts: AppParts): RequestHandler {
  return (request, response, next) => {
    const accept = request.headers.accept ?? '';
    const isStream = accept.includes('text/event-stream');
    if (
      request.method === 'GET' &&
      !isStream &&
      accept.includes('text/html') &&
      !('query' in request.query)
    ) {
      return parts.web.graphiql(request, response, next);
    }
    if (request.method !== 'GET' && request.method !== 'POST') {
      return void response.status(405).setHeader('allow', 'GET, POST').end();
    }
    const door = isStream ? parts.stream : parts.graphql;
    return jsonBody(request, response, (error) => (error ? next(error) : door(request, response, next)));
  };
}

const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('cache-control', 'no-store');
  next();
};

const refuseLargeBody: RequestHandler = (request, _response, next) => {
  const length = request.headers['content-length'];
  const isChunked = request.headers['transfer-encoding'] !== undefined;
  if (isChunked || Number(length ?? 0) > SIGN_IN_BODY_BYTES) {
    return next(new AppError('LIMIT', { limit: 'bodyBytes', max: SIGN_IN_BODY_BYTES }));
  }
  next();
};

/** Errors before any operation began, in the API's form: a body that is no JSON or too large, a file that is not there. */
function answerError(log: Logger): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    // A parser puts its own status on whatever it hands on.
    const status = error instanceof AppError ? 0 : Number(error.status ?? 0);
    let answer = new AppError('INTERNAL', { requestId: currentRequestId() ?? '' }) as AppError;
    if (error instanceof AppError) answer = error;
    else if (status === 413)
      answer = new AppError('LIMIT', { limit: 'messageBytes', max: LIMITS.messageBytes });
    else if (status === 404) answer = new AppError('NOT_FOUND');
    else if (status >= 400 && status < 500)
      answer = new AppError('INVALID_INPUT', { fields: { body: 'MALFORMED' } });
    else log.error({ err: error }, 'request failed');
    const code = status || (STATUS[answer.code] ?? 400);
    const { message, extensions } = toGraphQLError(answer);
    if ('retryAfter' in extensions) response.setHeader('retry-after', String(extensions['retryAfter']));
    response.status(code).json({ errors: [{ message, extensions }] });
  };
}
