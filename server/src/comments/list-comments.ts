import { Account, type AccountKind } from '../accounts/account.entity.ts';
import type { Statement } from '../platform/database/actor-read.ts';
import { rowClass } from '../platform/database/row-class.ts';
import {
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
  type PageArgs,
} from '../platform/graphql/connection.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import { COMMENT_COLUMNS, commentOf, THREAD_COLUMNS, threadOf, type ThreadRow } from './comment-rows.ts';
import type { CommentThreadArgs } from './comment.inputs.ts';
import { CommentThreadState, type Comment, type CommentThread, type Mention } from './comment.types.ts';

const MATCHES = `t.document_id = $1 and ($2 = 'ALL' or (t.resolved_at is null) = ($2 = 'OPEN'))
  and ($3::text is null or exists (select 1 from comment c where c.thread_id = t.id and c.author_id = $3
    and c.removed_at is null and c.imported_author is null))
  and ($4::text is null or exists (select 1 from comment_mention x join comment c on c.id = x.comment_id
    where c.thread_id = t.id and x.account_id = $4))
  and ($5::text is null or exists (select 1 from comment c where c.thread_id = t.id and c.id = $5))`;
const THREADS: Statement = {
  name: 'comment-threads',
  text: `select ${THREAD_COLUMNS} from comment_thread t where ${MATCHES}
    and t.id > $6 order by t.id limit $7`,
};
const THREADS_COUNT: Statement = {
  name: 'comment-threads-count',
  text: `select count(*)::int as total from comment_thread t where ${MATCHES}`,
};

/** A document's threads as far as the viewer reads them, oldest first: their ids are in that order. */
export async function listThreads(
  documentId: string,
  { state, authorId, commentId, mentionsViewer, ...page }: CommentThreadArgs,
  context: Context,
): Promise<Connection<CommentThread>> {
  const { first, after } = pageOf(page);
  const filter = [
    documentId,
    CommentThreadState[state],
    authorId ?? null,
    mentionsViewer ? context.signedIn.accountId : null,
    commentId ?? null,
  ];
  const behind = after ? placeOf(after)[1] : '';
  const rows = await context.read<ThreadRow>(THREADS, [...filter, behind, first + 1]);
  return new PageOfRows(
    rows.map(threadOf),
    page,
    ({ id }) => ['', id],
    async () => (await context.read<{ total: number }>(THREADS_COUNT, filter))[0]?.total ?? 0,
  );
}

interface WantedComments {
  threadId: string;
  first: number;
  behind: string;
}

const COMMENTS: Statement = {
  name: 'comments-of-threads',
  text: `select ${COMMENT_COLUMNS} from unnest($1::text[]) with ordinality as s (id, place) cross join lateral (
      select * from comment where thread_id = s.id and id > $2 order by id limit $3) c
    order by s.place, c.id`,
};
const COMMENTS_COUNT: Statement = {
  name: 'comments-of-threads-count',
  text: 'select thread_id as id, count(*)::int as total from comment where thread_id = any($1) group by 1',
};

/** What is said in a thread, in order. */
export async function listComments(
  threadId: string,
  page: PageArgs,
  context: Context,
): Promise<Connection<Comment>> {
  const { first, after } = pageOf(page);
  const wanted = { threadId, first, behind: after ? placeOf(after)[1] : '' };
  return new PageOfRows(
    (await context.fetch(commentsOfThreads, wanted)) ?? [],
    page,
    ({ id }) => ['', id],
    async () => (await context.fetch(countsOfThreads, threadId)) ?? 0,
  );
}

/** One statement for all threads of which the same page is wanted. */
async function commentsOfThreads(
  read: Read,
  all: readonly WantedComments[],
): Promise<Map<WantedComments, Comment[]>> {
  const found = new Map<WantedComments, Comment[]>();
  const kinds = Map.groupBy(all, ({ first, behind }) => `${first} ${behind}`);
  for (const same of kinds.values()) {
    const [{ first, behind }] = same as [WantedComments];
    const ids = [...new Set(same.map(({ threadId }) => threadId))];
    const rows = await read<Comment>(COMMENTS, [ids, behind, first + 1]);
    const byThread = Map.groupBy(rows.map(commentOf), ({ threadId }) => threadId);
    for (const wanted of same) found.set(wanted, byThread.get(wanted.threadId) ?? []);
  }
  return found;
}

async function countsOfThreads(read: Read, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await read<{ id: string; total: number }>(COMMENTS_COUNT, [ids]);
  return new Map(rows.map(({ id, total }) => [id, total]));
}

const THREADS_BY_ID: Statement = {
  name: 'comment-threads-by-id',
  text: `select ${THREAD_COLUMNS} from comment_thread t where t.id = any($1)`,
};
const COMMENTS_BY_ID: Statement = {
  name: 'comments-by-id',
  text: `select ${COMMENT_COLUMNS} from comment c where c.id = any($1)`,
};

/** Threads by id, as far as the viewer reads them. */
export async function threadsById(read: Read, ids: readonly string[]): Promise<Map<string, CommentThread>> {
  const rows = await read<ThreadRow>(THREADS_BY_ID, [ids]);
  return new Map(rows.map((row) => [row.id, threadOf(row)]));
}

/** Comments by id, as far as the viewer reads them. */
export async function commentsById(read: Read, ids: readonly string[]): Promise<Map<string, Comment>> {
  const rows = await read<Comment>(COMMENTS_BY_ID, [ids]);
  return new Map(rows.map((row) => [row.id, commentOf(row)]));
}

const MENTIONED: Statement = {
  name: 'mentioned-in-comments',
  text: `select x.comment_id as "commentId", a.id, a.name, a.kind from comment_mention x
    join account a on a.id = x.account_id where x.comment_id = any($1) order by a.name, a.id`,
};

const makeAccount = rowClass(Account, ['id', 'name', 'kind']);

/** Whom comments mention, by the comment's id. */
export async function mentionedById(read: Read, ids: readonly string[]): Promise<Map<string, Account[]>> {
  type Row = { commentId: string; id: string; name: string; kind: AccountKind };
  const rows = await read<Row>(MENTIONED, [ids]);
  const found = new Map<string, Account[]>();
  for (const { commentId, ...account } of rows)
    found.set(commentId, [...(found.get(commentId) ?? []), makeAccount(account)]);
  return found;
}

/** Of what the viewer still reads, and what is not in the bin. */
const OWN_MENTIONS = `from comment_mention x join comment c on c.id = x.comment_id
  join document d on d.id = x.document_id and d.trashed_at is null
  where x.account_id = (select app_account()) and (c.author_id is null or c.author_id <> x.account_id)
    and ($1 = false or x.read_at is null)`;
const MENTIONS: Statement = {
  name: 'own-mentions',
  text: `select x.comment_id as id, x.created_at as at, x.read_at as "readAt", x.document_id as "documentId",
      x.space_id as "spaceId", c.thread_id as "threadId" ${OWN_MENTIONS}
    and ($2::text is null or x.comment_id < $2) order by x.comment_id desc limit $3`,
};
const MENTIONS_COUNT: Statement = {
  name: 'own-mentions-count',
  text: `select count(*)::int as total ${OWN_MENTIONS}`,
};

/** Where the viewer was mentioned by others, newest first. */
export async function listMentions(
  page: PageArgs,
  unreadOnly: boolean,
  context: Context,
): Promise<Connection<Mention>> {
  const { first, after } = pageOf(page);
  const rows = await context.read<Mention>(MENTIONS, [
    unreadOnly,
    after ? placeOf(after)[1] : null,
    first + 1,
  ]);
  return new PageOfRows(
    rows,
    page,
    ({ id }) => ['', id],
    async () => (await context.read<{ total: number }>(MENTIONS_COUNT, [unreadOnly]))[0]?.total ?? 0,
  );
}
