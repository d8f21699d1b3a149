import express, { Router, type Response } from 'express';
import { LIMITS } from '@umlauf/shared/limits';
import type { Database, Transaction } from '../platform/database/database.ts';
import { AppError, toGraphQLError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import { faultOfLine } from '../platform/graphql/input-text.ts';
import type { Outbox } from '../platform/mail/outbox.ts';
import { Account } from './account.entity.ts';
import type { Auth } from './auth.ts';
import { createAccount, setPassword } from './create-account.ts';
import { faultOfEmail, faultOfPassword } from './credential-rules.ts';
import { tellPasswordChanged } from './password-mails.ts';
import { sentText } from './sent-text.ts';
import { readSetupToken, spendSetupToken } from './setup-link.ts';

const BODY_LIMIT = 16_384;
const STATUS: Record<string, number> = { GONE: 410, INVALID_INPUT: 400, CONFLICT: 409, UNAVAILABLE: 503 };

/** `/api/setup`: where a one-time link leads. Looking at it spends nothing; only POST does. */
export function setupRoutes(database: Database, auth: Auth, outbox: Outbox): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    try {
      const token = sentText(request.query['token']);
      response.json(
        await database.withActor({ system: 'sign-in' }, async ({ em, sql }) => {
          const setup = await readSetupToken({ sql }, token);
          if (setup.kind === 'FIRST_ADMINISTRATOR') return { kind: setup.kind };
          const account = await em.findOneOrFail(Account, { id: setup.accountId });
          return { kind: setup.kind, email: account.email, name: account.name };
        }),
      );
    } catch (error) {
      answer(response, error);
    }
  });
  router.post('/', express.json({ limit: BODY_LIMIT, inflate: false }), async (request, response) => {
    try {
      const body = (request.body ?? {}) as Record<string, unknown>;
      const email = await setUp(database, outbox, body);
      const password = sentText(body['password']);
      const signedIn = await auth.api.signInEmail({ body: { email, password }, asResponse: true });
      for (const cookie of signedIn.headers.getSetCookie()) response.append('set-cookie', cookie);
      response.json({ email });
    } catch (error) {
      answer(response, error);
    }
  });
  return router;
}

/** Answers with the address that can sign in from now on. */
async function setUp(database: Database, outbox: Outbox, body: Record<string, unknown>): Promise<string> {
  const text = (field: string) => sentText(body[field]);
  const token = text('token');
  return database.withActor({ system: 'sign-in' }, async (transaction) => {
    const setup = await readSetupToken(transaction, token);
    const password = text('password');
    if (setup.kind === 'SET_PASSWORD') {
      const account = await transaction.em.findOneOrFail(Account, { id: setup.accountId });
      checkFields({ password: faultOfPassword(password) });
      const isNew = !(await hasSignInWay(transaction, account.id));
      await setPassword(transaction, account.id, password);
      transaction.record({ kind: 'PASSWORD_CHANGED', subjectId: account.id, actorId: account.id });
      await spendSetupToken(transaction, token);
      const { id, email, locale } = account;
      if (email && !isNew) await tellPasswordChanged(transaction, outbox, { id, email, locale });
      return email ?? '';
    }
    const name = text('name');
    const email = text('email');
    checkFields({
      name: faultOfLine(name, LIMITS.nameCharacters),
      email: faultOfEmail(email),
      password: faultOfPassword(password),
    });
    const account = await createAccount(transaction, { name, email, password, isAdministrator: true });
    await spendSetupToken(transaction, token);
    return account.email ?? '';
  });
}

/** Whoever signs in already hears of a new password; for a new account it is how it begins. */
async function hasSignInWay({ sql }: Pick<Transaction, 'sql'>, accountId: string): Promise<boolean> {
  const rows = await sql(
    `select 1 from credential where account_id = $1 union all select 1 from passkey where account_id = $1`,
    [accountId],
  );
  return rows.length > 0;
}

function answer(response: Response, error: unknown): void {
  if (!(error instanceof AppError)) throw error;
  const { message, extensions } = toGraphQLError(error);
  response.status(STATUS[error.code] ?? 400).json({ errors: [{ message, extensions }] });
}
