import express, { Router, type Request } from 'express';
import type { PasswordResets } from './password-reset.ts';
import { sentText } from './sent-text.ts';

const BODY_LIMIT = 16_384;

/**
 * `/api/password-reset`: by POST alone, with what is secret in the body, where no log keeps it. What is refused answers
 * as the API's errors do.
 */
export function passwordResetRoutes(resets: PasswordResets): Router {
  const router = Router();
  router.use(express.json({ limit: BODY_LIMIT, inflate: false }));
  router.post('/', async (request, response) => {
    await resets.ask(textIn(request, 'email'), request.ip ?? '');
    response.status(202).json({});
  });
  router.post('/look', async (request, response) => {
    response.json(await resets.look(textIn(request, 'secret'), request.ip ?? ''));
  });
  router.post('/spend', async (request, response) => {
    const [secret, password] = [textIn(request, 'secret'), textIn(request, 'password')];
    const removePasskeys =
      (request.body as { removePasskeys?: unknown } | undefined)?.removePasskeys === true;
    response.json(await resets.spend(secret, { password, removePasskeys }, request.ip ?? ''));
  });
  return router;
}

function textIn({ body }: Request, field: string): string {
  return sentText((body as Record<string, unknown> | undefined)?.[field]);
}
