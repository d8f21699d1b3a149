import { LIMITS } from '@umlauf/shared/limits';
import { roleAllows } from '@umlauf/shared/roles';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import { faultOfText } from '../platform/graphql/input-text.ts';
import { mentionedIn } from './comment-rows.ts';

/** Throws INVALID_INPUT for what is no text of a comment, LIMIT for too many mentions. */
export function checkSource(source: string): void {
  checkFields({ source: faultOfText(source, LIMITS.commentCharacters) });
  if (mentionedIn(source).length > LIMITS.mentionsPerComment)
    throw new AppError('LIMIT', { limit: 'mentionsPerComment', max: LIMITS.mentionsPerComment });
}

/**
 * Of account `a`: whether it can be mentioned in the document $1 of the space $2. Only people who may read the comments
 * there at this moment; for whoever sees no members ($3 is false) only those who have commented there.
 */
export const MENTIONABLE = `a.kind = 'PERSON' and a.locked_at is null and (
    exists (select 1 from membership m where m.account_id = a.id and m.space_id = $2
      and (m.ends_at is null or m.ends_at > now()))
    or exists (select 1 from document_guest g where g.account_id = a.id and g.document_id = $1 and g.ends_at > now()))
  and ($3 or exists (select 1 from comment c where c.document_id = $1 and c.author_id = a.id))`;

/** Where a comment stands, and who writes it. */
export interface Mentioning {
  documentId: string;
  spaceId: string;
  /** The writer’s in the space; null: none but a guest of the document’s. */
  role: string | null;
  accountId: string;
}

interface NotedMentions {
  /** Who is to be told: not the writer. */
  added: string[];
  removed: string[];
}

/**
 * Notes whom a comment mentions, in place of those whom it mentioned before. Throws INVALID_INPUT { source } for somebody
 * who is not there to be mentioned, whether or not there is such an account.
 */
export async function noteMentions(
  { asHouse, sql }: Transaction,
  { documentId, spaceId, role, accountId }: Mentioning,
  commentId: string,
  source: string,
): Promise<NotedMentions> {
  const ids = mentionedIn(source);
  // What the house looks up, and only it may: who belongs where is no business of a guest's.
  return asHouse(async () => {
    const before = await sql<{ id: string }>(
      'select account_id as id from comment_mention where comment_id = $1',
      [commentId],
    );
    const known = new Set(before.map(({ id }) => id));
    const added = ids.filter((id) => !known.has(id));
    const seesMembers = roleAllows(role, 'listMembers');
    const found = await sql<{ id: string }>(
      `select a.id from account a where a.id = any($4) and (a.id = $5 or ${MENTIONABLE})`,
      [documentId, spaceId, seesMembers, added, accountId],
    );
    if (found.length < added.length)
      throw new AppError('INVALID_INPUT', { fields: { source: 'UNKNOWN_VALUE' } });
    const removed = await sql<{ id: string }>(
      'delete from comment_mention where comment_id = $1 and not account_id = any($2) returning account_id as id',
      [commentId, ids],
    );
    await sql(
      `insert into comment_mention (comment_id, account_id, document_id, space_id, read_at)
       select $1, id, $2, $3, case when id = $5 then now() end from unnest($4::text[]) as m(id)`,
      [commentId, documentId, spaceId, added, accountId],
    );
    return { added: added.filter((id) => id !== accountId), removed: removed.map(({ id }) => id) };
  });
}
