import { Arg, Args, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Comment } from '../comments/comment.types.ts';
import { textOf } from '../comments/comment-rows.ts';
import { commentsById, mentionedById } from '../comments/list-comments.ts';
import { AttachedFile } from '../files/attached-file.types.ts';
import { textsOfFiles } from '../files/file-text.loaders.ts';
import { filesById } from '../files/list-files.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, ownMemberships } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { findDocuments, noteWhatCanChange } from './find-documents.ts';
import { passagesIn, textsToSearch } from './passages.ts';
import { readQuery } from './read-query.ts';
import {
  HitConnection,
  SearchFilter,
  SearchHit,
  SearchKind,
  SearchPart,
  SearchPassage,
  SimilarWords,
  TextRange,
  type SearchPage,
} from './search.types.ts';

@Resolver(() => HitConnection)
export class SearchResolver {
  @Costs(50)
  @ChangedBy(ownMemberships, () => [changeKeys.anySpace])
  @Authorized('documents:read')
  @Query(() => HitConnection, {
    description:
      'What the viewer may read and finds by these words, in documents, comments, files and their names: titles and names first, then what changed last. Every word must stand there, in another form or inside of another word as well (`Müll` finds `Sperrmüllanmeldung`); words in quotes just so. Where nothing is found, words that are typed nearly so are looked for (`similarWords`). No other signs mean anything. A page after a cursor shows nothing twice; what was changed meanwhile may have moved before it.',
  })
  async search(
    @Arg('query', () => String, {
      description: 'At most 200 characters and 10 words. EMPTY, when there is no word in it.',
    })
    query: string,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => SearchFilter, { nullable: true, description: 'Where to search.' })
    filter: SearchFilter | null,
    @Ctx() context: Context,
  ): Promise<SearchPage> {
    await noteWhatCanChange(context);
    const terms = await readQuery(query, context.read);
    return findDocuments(terms, filter ?? {}, page, context);
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [SimilarWords], {
    description: 'What was found instead of words that stand nowhere as they were typed; mostly nothing.',
  })
  similarWords(@Root() { terms }: SearchPage): SimilarWords[] {
    return terms
      .filter(({ similar }) => similar.length > 0)
      .map(({ text, similar }) => ({ typed: text, found: similar }));
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [String], {
    description:
      'Words of the query that stand in nearly every German text and were left out; when there are no others, they were looked for in titles.',
  })
  ignoredWords(@Root() { terms }: SearchPage): string[] {
    return terms.filter(({ isStopWord }) => isStopWord).map(({ text }) => text);
  }
}

@Resolver(() => SearchHit)
export class SearchHitResolver {
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Comment, { nullable: true, description: 'The comment, when it is one.' })
  async comment(@Root() { kind, id }: SearchHit, @Ctx() context: Context): Promise<Comment | null> {
    return kind === SearchKind.COMMENT ? ((await context.fetch(commentsById, id)) ?? null) : null;
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => AttachedFile, { nullable: true, description: 'The file, when it is one.' })
  async file(@Root() { kind, id }: SearchHit, @Ctx() context: Context): Promise<AttachedFile | null> {
    return kind === SearchKind.FILE ? ((await context.fetch(filesById, id)) ?? null) : null;
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [SearchPart], { description: 'Where the words were found.' })
  async matchedIn(@Root() hit: SearchHit, @Ctx() context: Context): Promise<SearchPart[]> {
    if (hit.kind === SearchKind.COMMENT) return [SearchPart.COMMENT];
    const isFile = hit.kind === SearchKind.FILE;
    const name = isFile ? await nameOfFile(hit, context) : hit.document.title;
    const inName = hit.matcher.rangesIn(name, 1).length > 0;
    const inText = !inName || hit.matcher.rangesIn((await textOfHit(hit, context)).text, 1).length > 0;
    const parts = isFile
      ? ([SearchPart.FILE_NAME, SearchPart.FILE_TEXT] as const)
      : ([SearchPart.TITLE, SearchPart.TEXT] as const);
    return parts.filter((_, index) => (index === 0 ? inName : inText));
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [TextRange], { description: 'The words in the document’s title, in order.' })
  titleRanges(@Root() { matcher, document }: SearchHit): TextRange[] {
    return matcher.rangesIn(document.title, document.title.length);
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [TextRange], {
    description: 'The words in the file’s name, in order; none when it is no file.',
  })
  async nameRanges(@Root() hit: SearchHit, @Ctx() context: Context): Promise<TextRange[]> {
    if (hit.kind !== SearchKind.FILE) return [];
    const name = await nameOfFile(hit, context);
    return hit.matcher.rangesIn(name, name.length);
  }

  @Costs(2)
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [SearchPassage], {
    description:
      'At most three passages of the document’s text, of the comment, or of what the file says in which the words stand; the beginning, when they stand in the title alone or too far down to be looked for. Of a file whose words stand in its name alone: the name.',
  })
  async passages(@Root() hit: SearchHit, @Ctx() context: Context): Promise<SearchPassage[]> {
    const { text, hasPages } = await textOfHit(hit, context);
    if (hit.kind === SearchKind.FILE && hit.matcher.rangesIn(text, 1).length === 0) {
      const name = passagesIn(await nameOfFile(hit, context), hit.matcher);
      if (name.some(({ ranges }) => ranges.length > 0) || text === '') return name;
    }
    return passagesIn(text, hit.matcher, hasPages);
  }
}

/** What was looked through, as far as the viewer reads it. */
async function textOfHit(
  { kind, id, document }: SearchHit,
  context: Context,
): Promise<{ text: string; hasPages: boolean }> {
  if (kind === SearchKind.FILE) {
    const file = await context.fetch(textsOfFiles, id);
    return { text: file?.body ?? '', hasPages: file?.hasPages ?? false };
  }
  const isComment = kind === SearchKind.COMMENT;
  const text = isComment ? await textOfComment(id, context) : await context.fetch(textsToSearch, document.id);
  return { text: text ?? '', hasPages: false };
}

async function nameOfFile({ id }: SearchHit, context: Context): Promise<string> {
  return (await context.fetch(filesById, id))?.name ?? '';
}

async function textOfComment(id: string, context: Context): Promise<string> {
  const comment = await context.fetch(commentsById, id);
  if (!comment) return '';
  const mentioned = (await context.fetch(mentionedById, id)) ?? [];
  return textOf(comment.source, new Map(mentioned.map((account) => [account.id, account.name])));
}
