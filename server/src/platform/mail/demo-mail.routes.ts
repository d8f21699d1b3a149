import { Router, type RequestHandler } from 'express';
import type { Database } from '../database/database.ts';
import { AppError } from '../errors.ts';
import { isOwnMachine } from '../http/own-machine.ts';
import { isId } from '../ids.ts';
import { MAIL_COLUMNS, type StoredMail } from './stored-mail.ts';

/** The newest ones; the demo has no more. */
const SHOWN = 100;
/** Nothing is loaded, nothing runs, and the page is nobody's: what somebody wrote into a mail acts on nothing here. */
const SANDBOX = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** `/api/demo/mail`: what the demo would have sent, for whoever sits at this machine. */
export function demoMailRoutes(database: Database, origins: readonly string[]): Router {
  const router = Router();
  router.use(onlyHere(origins));
  router.get('/', async (_request, response) => {
    const mails = await read(
      database,
      `select id, recipient, subject, state, created_at as "createdAt" from mail order by created_at desc, id desc limit $1`,
      [SHOWN],
    );
    response.json({ mails });
  });
  router.get('/:id', async (request, response) => {
    const { id, recipient, subject, text, state, createdAt } = await readOne(database, request.params.id);
    response.json({ id, recipient, subject, text, state, createdAt });
  });
  router.get('/:id/html', async (request, response) => {
    const { html } = await readOne(database, request.params.id);
    response.setHeader('content-security-policy', SANDBOX);
    response.type('html').send(html ?? '');
  });
  return router;
}

/**
 * This machine's own browser is not enough: any page in it may ask in its name, by a name of its own that leads to
 * 127.0.0.1 (DNS rebinding: the Host header tells) or straight away (`Sec-Fetch-Site` tells).
 */
function onlyHere(origins: readonly string[]): RequestHandler {
  const hosts = new Set(origins.map((origin) => new URL(origin).host));
  return (request, _response, next) => {
    const site = request.headers['sec-fetch-site'] ?? 'none';
    const isOurs = hosts.has(request.headers.host ?? '') && (site === 'none' || site === 'same-origin');
    next(isOurs && isOwnMachine(request) ? undefined : new AppError('NOT_FOUND'));
  };
}

async function readOne(database: Database, id: string): Promise<StoredMail> {
  const [mail] = isId('mai', id)
    ? await read(database, `select ${MAIL_COLUMNS} from mail where id = $1`, [id])
    : [];
  if (!mail) throw new AppError('NOT_FOUND');
  return mail;
}

function read(database: Database, statement: string, parameters: unknown[]): Promise<StoredMail[]> {
  return database.withActor({ system: 'mail' }, ({ sql }) => sql<StoredMail>(statement, parameters));
}
