import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Authorized, Ctx, FieldResolver, ID, Info, Resolver, Root } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { accountsById } from '../accounts/account.loaders.ts';
import type { Coediting } from '../coediting/coediting.ts';
import { Document } from '../documents/document.entity.ts';
import { documentsById } from '../documents/document.loaders.ts';
import type { TextWork } from '../documents/text-thread.ts';
import { AppError } from '../platform/errors.ts';
import { bearText } from '../platform/graphql/answer-size.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { DocumentDifference } from './difference.types.ts';
import { contentOfVersion, writersOfVersions } from './list-versions.ts';
import { differenceSince } from './version-difference.ts';
import { DocumentVersion } from './version.types.ts';

/** What a version shows, and what became of it. */
@Resolver(() => DocumentVersion)
export class DocumentVersionFieldsResolver {
  constructor(
    private readonly coediting: Coediting,
    private readonly work: TextWork,
  ) {}

  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => Document, { description: 'The document.' })
  async document(@Root() { documentId }: DocumentVersion, @Ctx() context: Context): Promise<Document> {
    const document = await context.fetch(documentsById, documentId);
    if (!document) throw new AppError('NOT_FOUND');
    return document;
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who gave it its name; null when it has none, and when that account is gone.',
  })
  namedBy(@Root() { namedById }: DocumentVersion, @Ctx() context: Context): Promise<Account | null> | null {
    return namedById ? context.fetch(accountsById, namedById) : null;
  }

  @Costs(3)
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [Account], {
    description:
      'Who wrote between the version before and this one, by name. Nobody can tell who only removed something; accounts that are gone are not among them.',
  })
  async writers(@Root() { id }: DocumentVersion, @Ctx() context: Context): Promise<Account[]> {
    return (await context.fetch(writersOfVersions, id)) ?? [];
  }

  @Costs(5)
  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => String, {
    description:
      'Its content in the canonical form, of which `contentHash` is the hash: see `docs/versions.md`.',
  })
  content(
    @Root() version: DocumentVersion,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string> {
    return contentOf(version, context, info);
  }

  @Costs(10)
  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => String, { description: 'Its content as plain text, a line for each block.' })
  async text(
    @Root() version: DocumentVersion,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string> {
    return (await this.work.run('textsOf', await contentOf(version, context, info))).text;
  }

  @Costs(10)
  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => String, { description: 'Its content as Markdown.' })
  async markdown(
    @Root() version: DocumentVersion,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string> {
    return (await this.work.run('textsOf', await contentOf(version, context, info))).markdown;
  }

  @Costs(100)
  @ChangedBy<DocumentVersion>(({ documentId }, { toId }) => (toId ? [] : [changeKeys.text(documentId)]))
  @Authorized('documents:read')
  @FieldResolver(() => DocumentDifference, {
    description:
      'What became of it until another version of the same document, or until now. NOT_FOUND when there is no such version, GONE when the document is in the bin and no version is named.',
  })
  difference(
    @Root() version: DocumentVersion,
    @Arg('toId', () => ID, { nullable: true, description: 'The other version; null or left out: now.' })
    toId: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DocumentDifference> {
    return differenceSince(
      { coediting: this.coediting, work: this.work },
      version,
      toId ?? null,
      context,
      info,
    );
  }
}

async function contentOf(
  { id }: DocumentVersion,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<string> {
  const kept = await contentOfVersion(id, context);
  if (!kept) throw new AppError('NOT_FOUND');
  return bearText(kept.content, info, context);
}
