import type { Coediting } from '../coediting/coediting.ts';
import type { Document } from '../documents/document.entity.ts';
import { documentsById } from '../documents/document.loaders.ts';
import { authorizeDocument } from '../documents/document.policy.ts';
import type { TextWork } from '../documents/text-thread.ts';
import { languageOf } from '../exports/language-of.ts';
import { authorizeMeeting } from '../meetings/meeting.policy.ts';
import type { Meeting } from '../meetings/meeting.types.ts';
import type { Statement } from '../platform/database/actor-read.ts';
import { AppError } from '../platform/errors.ts';
import type { Context } from '../platform/graphql/context.ts';
import { newId } from '../platform/ids.ts';
import { can } from '../releases/release.policy.ts';
import { roleIn } from '../spaces/space.loaders.ts';
import { roleOf } from '../spaces/space.policy.ts';
import { extractOf, type Extract } from './minutes-extract.ts';
import { readMinutes } from './read-minutes.ts';

export interface ExtractParts {
  coediting: Coediting;
  work: TextWork;
  /** The hub's own address. */
  base: string;
}

/** An extract as it would be released at this moment. */
export interface PreparedExtract extends Extract {
  hash: string;
}

/** The minutes of a meeting that is over, where the viewer may release an extract of them; null: they may not, or there are none. */
export async function releasableMinutes(meeting: Meeting, context: Context): Promise<Document | null> {
  if (!context.viewer || !meeting.minutesId || meeting.state !== 'ENDED') return null;
  const document = await context.fetch(documentsById, meeting.minutesId);
  if (!document || document.trashedAt) return null;
  return can(await roleIn(context, document.spaceId), 'release') ? document : null;
}

const ORGANISATIONS: Statement = {
  name: 'organisations-present',
  text: `select a.id, o.name from account a join organisation o on o.id = a.organisation_id where a.id = any($1)`,
};

/** Throws GONE { IN_BIN } for minutes that went there meanwhile. */
export async function prepareExtract(
  { coediting, work, base }: ExtractParts,
  meeting: Meeting,
  document: Document,
  withoutItemIds: readonly string[],
  context: Context,
): Promise<PreparedExtract> {
  const present = await coediting.state(document.id);
  if (!present) throw new AppError('GONE', { reason: 'IN_BIN' });
  const { content } = await work.run('snapshot', [present.state]);
  const facts = await readMinutes(meeting, document, content, context);
  const language = languageOf((await work.run('textsOf', content)).text);
  const responsible = Object.keys(facts.entries.people);
  const rows = await context.read<{ id: string; name: string }>(ORGANISATIONS, [responsible]);
  const organisations = Object.fromEntries(rows.map(({ id, name }) => [id, name]));
  const extract = extractOf({ facts, organisations, content, language, withoutItemIds, base });
  const { update } = await work.run('compose', extract.content);
  const kept = await work.run('snapshot', [update]);
  return { ...extract, content: kept.content, hash: kept.hash };
}

const RELEASE = `
  insert into release (id, document_id, space_id, meeting_id, edition, title, content, content_hash, body_name, held_at,
    released_by_id)
  select $1, $2, $3, $4, 1 + coalesce((select max(edition) from release r where r.document_id = $2), 0), $5, $6, $7, $8, $9, $10`;

/**
 * Releases an extract of a meeting's minutes, when it is what the viewer has seen. Answers the release's id. Throws NOT_FOUND,
 * FORBIDDEN, CONFLICT { DOCUMENT_CHANGED } when it would be another text, { ALREADY_EXISTS } when this one stands released,
 * { NOT_ENDED } while the meeting is not over.
 */
export async function releaseExtract(
  parts: ExtractParts,
  { meetingId, contentHash, withoutItemIds }: Wanted,
  context: Context,
): Promise<string> {
  const viewer = context.signedIn;
  const { meeting, document } = await context.transaction(async (transaction) => {
    const found = await authorizeMeeting(transaction, viewer, 'read', meetingId);
    if (!found.minutesId) throw new AppError('NOT_FOUND');
    const minutes = await authorizeDocument(transaction, viewer, 'read', found.minutesId);
    if (!can(await roleOf(transaction, viewer, minutes.spaceId), 'release')) throw new AppError('FORBIDDEN');
    return { meeting: found, document: minutes };
  });
  // Until then the agenda changes, and with it what is closed.
  if (meeting.state !== 'ENDED') throw new AppError('CONFLICT', { reason: 'NOT_ENDED' });
  const extract = await prepareExtract(parts, meeting, document, withoutItemIds, context);
  if (extract.hash !== contentHash) throw new AppError('CONFLICT', { reason: 'DOCUMENT_CHANGED' });
  const id = newId('rel');
  await context.transaction(async (transaction) => {
    const { sql, raise } = transaction;
    const { spaceId } = await authorizeDocument(transaction, viewer, 'read', document.id);
    if (!can(await roleOf(transaction, viewer, spaceId), 'release')) throw new AppError('FORBIDDEN');
    // Two at once would count the same edition.
    await sql(`select pg_advisory_xact_lock(hashtext('releases ' || $1))`, [document.id]);
    const [body] = await sql<{ name: string }>('select name from body where id = $1', [meeting.bodyId]);
    const heldAt = meeting.startedAt ?? meeting.startsAt;
    await sql(RELEASE, [
      ...[id, document.id, spaceId, meeting.id, extract.title, extract.content, extract.hash],
      ...[body?.name ?? null, heldAt, viewer.accountId],
    ]);
    const facts = { name: extract.title, releaseId: id };
    raise({ spaceId, type: 'DOCUMENT_RELEASED', subjectId: document.id, facts });
  });
  return id;
}

interface Wanted {
  meetingId: string;
  contentHash: string;
  withoutItemIds: readonly string[];
}
