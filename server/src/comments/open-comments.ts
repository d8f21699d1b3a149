import { LIMITS } from '@umlauf/shared/limits';
import type { Passage } from '@umlauf/shared/passage';
import type { Statement } from '../platform/database/actor-read.ts';
import { AppError } from '../platform/errors.ts';
import type { Context } from '../platform/graphql/context.ts';
import type { Comment } from './comment.types.ts';

type Row = Omit<Passage, 'start' | 'end'> & {
  threadId: string;
  start: Uint8Array | null;
  end: Uint8Array | null;
} & OpenComment;

type OpenComment = Pick<Comment, 'authorId' | 'source' | 'createdAt' | 'importedAuthor' | 'importedAt'>;

/** What is said about one passage; null: about the document as a whole. */
interface OpenThread {
  passage: Passage | null;
  comments: OpenComment[];
}

const OPEN: Statement = {
  name: 'open-comments',
  text: `select t.id as "threadId", t.anchor_start as "start", t.anchor_end as "end", t.quote, t.quote_before as "before",
      t.quote_after as "after", c.author_id as "authorId", c.source, c.created_at as "createdAt",
      c.imported_author as "importedAuthor", c.imported_at as "importedAt"
    from comment_thread t join comment c on c.thread_id = t.id and c.removed_at is null
    where t.document_id = $1 and t.resolved_at is null order by t.id, c.id limit $2`,
};

/**
 * All that is said about a document and not settled, oldest first, as far as the viewer reads it. Throws LIMIT
 * { exportedComments } when that is too much for one file.
 */
export async function openComments(documentId: string, context: Context): Promise<OpenThread[]> {
  const max = LIMITS.exportedComments;
  const rows = await context.read<Row>(OPEN, [documentId, max + 1]);
  if (rows.length > max) throw new AppError('LIMIT', { limit: 'exportedComments', max });
  return [...Map.groupBy(rows, ({ threadId }) => threadId).values()].map((said) => {
    const { start, end, quote, before, after } = said[0]!;
    const passage = start && end ? { start, end, quote, before, after } : null;
    return {
      passage,
      comments: said.map(({ authorId, source, createdAt, importedAuthor, importedAt }) => ({
        authorId,
        source,
        createdAt,
        importedAuthor,
        importedAt,
      })),
    };
  });
}
