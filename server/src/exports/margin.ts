import { accountsById } from '../accounts/account.loaders.ts';
import { mentionedIn, textOf } from '../comments/comment-rows.ts';
import { can as canOfComments } from '../comments/comment.policy.ts';
import type { Comment } from '../comments/comment.types.ts';
import { openComments } from '../comments/open-comments.ts';
import { roleForDocument } from '../documents/document.loaders.ts';
import type { Document } from '../documents/document.entity.ts';
import type { MarkWish } from '../documents/pandoc-document.ts';
import type { SaidAbout, Signature } from '../documents/pandoc-marks.ts';
import { databaseMoment } from '../platform/clock.ts';
import type { Context } from '../platform/graphql/context.ts';
import { openProposers } from '../suggestions/list-suggestions.ts';
import { can as canOfSuggestions } from '../suggestions/suggestion.policy.ts';
import type { Suggestion } from '../suggestions/suggestion.types.ts';

/** What of a document's margin shall go with its text. */
export interface MarginWish {
  suggestions: boolean;
  comments: boolean;
}

/** For an account that is gone. */
const NOBODY_LEFT = 'Ehemaliges Mitglied';

/**
 * What is proposed for a document and said about it, with names, as far as the viewer reads it; null when that is
 * nothing that was wished for.
 */
export async function marginOf(
  document: Document,
  wish: MarginWish,
  context: Context,
): Promise<MarkWish | null> {
  if (!context.isSignedIn) return null;
  const role = await roleForDocument(context, document);
  const proposers =
    wish.suggestions && canOfSuggestions(role, 'read', false) ? await proposersOf(document, context) : null;
  const comments =
    wish.comments && canOfComments(role, 'read', false) ? await commentsOf(document, context) : [];
  return proposers || comments.length > 0 ? { proposers, comments } : null;
}

/** Whether the viewer, at this moment, may read all that was gathered. */
export async function isStillReadable(
  { proposers, comments }: MarkWish,
  document: Document,
  context: Context,
): Promise<boolean> {
  const role = await roleForDocument(context, document);
  return (
    (!proposers || canOfSuggestions(role, 'read', false)) &&
    (comments.length === 0 || canOfComments(role, 'read', false))
  );
}

async function proposersOf({ id }: Document, context: Context): Promise<MarkWish['proposers']> {
  const rows = await openProposers(id, context);
  const names = await namesOf(
    rows.map(({ authorId }) => authorId),
    context,
  );
  const byId = new Map(rows.map((row): [string, Signature] => [row.id, signature(row, names)]));
  return { byId, otherwise: { author: NOBODY_LEFT, date: wordDate(databaseMoment()) } };
}

async function commentsOf({ id }: Document, context: Context): Promise<SaidAbout[]> {
  const threads = await openComments(id, context);
  const all = threads.flatMap(({ comments }) => comments);
  const ids = all.flatMap(({ authorId, source }) => [authorId, ...mentionedIn(source)]);
  const names = await namesOf(ids, context);
  return threads.map(({ passage, comments }) => ({
    passage,
    said: comments.map((comment) => ({
      ...signature(comment, names),
      text: textOf(comment.source, names),
    })),
  }));
}

async function namesOf(ids: readonly (string | null)[], context: Context): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const accounts = await Promise.all(wanted.map((id) => context.fetch(accountsById, id)));
  return new Map(accounts.flatMap((account) => (account ? [[account.id, account.name] as const] : [])));
}

type Written = Pick<Suggestion | Comment, 'authorId' | 'createdAt' | 'importedAuthor' | 'importedAt'>;

/** What came from a file goes back as it came. */
function signature(
  { authorId, createdAt, importedAuthor, importedAt }: Written,
  names: ReadonlyMap<string, string>,
): Signature {
  return {
    author: importedAuthor ?? names.get(authorId ?? '') ?? NOBODY_LEFT,
    date: wordDate(importedAt ?? createdAt),
  };
}

/** Word knows no parts of seconds. */
function wordDate(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
