import { createHash } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import { LIMITS } from '@umlauf/shared/limits';
import type { Config } from '../platform/config.ts';
import type { Statement } from '../platform/database/actor-read.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { newContext, type DoorParts } from '../platform/graphql/door.ts';
import { contextOfRequests } from '../platform/graphql/route-context.ts';
import { currentRequestId } from '../platform/http/request-scope.ts';
import { hashLinkSecret } from '../platform/link-secret.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import { readCalendar, readMeetingFile, type CalendarTarget } from './calendar-feed.ts';
import type { CalendarParts } from './tell-calendars.ts';

/** Nothing of it runs, loads or is shown as a page of ours. */
const SANDBOX = "default-src 'none'; frame-ancestors 'none'; sandbox";

interface LinkOwner extends CalendarTarget {
  id: string;
  accountId: string;
  name: string;
  isLongUnused: boolean;
  isDemo: boolean;
  /** The owner signs in by more than a password. */
  isStrong: boolean;
}

const OWNER: Statement = {
  name: 'owner-of-calendar-link',
  plannedOnce: true,
  text: `select l.id, l.account_id as "accountId", l.space_id as "spaceId", l.series_id as "seriesId", a.name,
      l.fetched_at is null or l.fetched_at < now() - interval '1 minute' as "isLongUnused", a.is_demo as "isDemo",
      a.two_factor_enabled or exists (
        select 1 from credential c where c.account_id = a.id and c.provider_id <> 'credential') or exists (
        select 1 from passkey k where k.account_id = a.id) as "isStrong"
    from calendar_link l join account a on a.id = l.account_id where l.secret_hash = $1 and a.locked_at is null`,
};

export interface CalendarDoor {
  calendar: CalendarParts;
  announcements: Announcements;
  demands: Pick<Config, 'demo' | 'requireSecondFactor'>;
}

/**
 * `GET /api/calendar/<secret>.ics`: what a calendar program subscribes to. `GET /api/calendar/meetings/<id>.ics`: one meeting,
 * for whoever is signed in. Whatever is not good is not there: why, nobody learns.
 */
export function calendarRoutes(parts: DoorParts, door: CalendarDoor): Router {
  const router = Router();
  const contextOf = contextOfRequests(parts);
  const fetches = new RateLimit({ points: LIMITS.calendarFetchesPerMinute, seconds: 60 });
  const strangers = new RateLimit({ points: LIMITS.badCalendarLinksPerMinute, seconds: 60 });
  router.get('/meetings/:file', async (request, response) => {
    const context = await contextOf(request, LIMITS.fileRequestCost);
    const viewer = context.signedIn;
    context.requireScope('spaces:read');
    const { file } = await context.transaction((transaction) =>
      readMeetingFile(transaction, viewer, door.calendar, nameIn(request.params.file)),
    );
    send(request, response, file);
  });
  router.get('/:file', async (request, response) => {
    const owner = await ownerOf(parts, door, nameIn(request.params.file));
    if (!owner) {
      // Links cannot be guessed; whoever tries is slowed down all the same. Owners of good ones are not held up by them.
      strangers.charge(request.ip ?? '');
      throw new AppError('NOT_FOUND');
    }
    fetches.charge(owner.id);
    // Links of one account are many, and all compute for it.
    const viewer = viewerOf(owner);
    await parts.operations.chargeRequest(LIMITS.fileRequestCost, viewer, request.ip ?? '');
    const context = newContext(parts, viewer, currentRequestId());
    const file = await context.transaction((transaction) =>
      readCalendar(transaction, context.signedIn, door.calendar, owner),
    );
    if (owner.isLongUnused) await noteFetched(parts, door, owner);
    send(request, response, file);
  });
  return router;
}

/** The name before `.ics`; what is called otherwise is nothing. */
function nameIn(file: string): string {
  return file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : '';
}

/** Whose link it is, as far as they may sign in at this moment; null otherwise. */
async function ownerOf(
  { database }: DoorParts,
  { demands }: CalendarDoor,
  secret: string,
): Promise<LinkOwner | null> {
  const hash = hashLinkSecret(secret);
  const [owner] = hash ? await database.read<LinkOwner>({ system: 'sign-in' }, OWNER, [hash]) : [];
  if (!owner || (owner.isDemo && !demands.demo)) return null;
  // A program may never more than its owner may at this moment.
  return demands.requireSecondFactor && !owner.isStrong ? null : owner;
}

/** Whoever comes by the link is its owner, who reads meetings there and nothing else. */
function viewerOf({ id, accountId, name, spaceId }: LinkOwner): Viewer {
  const scopes = new Set(['spaces:read', 'documents:read'] as const);
  return {
    accountId,
    name,
    credential: { kind: 'token', id, scopes, spaces: spaceId === null ? null : new Set([spaceId]) },
  };
}

async function noteFetched(
  { database }: DoorParts,
  { announcements }: CalendarDoor,
  { id, accountId }: LinkOwner,
): Promise<void> {
  await database.withActor({ system: 'sign-in' }, ({ sql }) =>
    sql('update calendar_link set fetched_at = now() where id = $1', [id]),
  );
  announcements.emit('accountChanged', { accountId });
}

/** Equal files have one tag, so that whoever asks every few minutes gets nothing when nothing has changed (RFC 9110, 13.1.2). */
function send(request: Request, response: Response, file: string): void {
  response.setHeader('cache-control', 'private, no-cache');
  response.setHeader('content-security-policy', SANDBOX);
  const tag = `"${createHash('sha256').update(file).digest('base64url')}"`;
  response.setHeader('etag', tag);
  const known = (request.headers['if-none-match'] ?? '')
    .split(',')
    .map((each) => each.trim().replace(/^W\//, ''));
  if (known.includes(tag)) return void response.status(304).end();
  response.attachment('umlauf.ics').type('text/calendar; charset=utf-8');
  response.send(file);
}
