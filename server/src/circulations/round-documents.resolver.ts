import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import { Document } from '../documents/document.entity.ts';
import { documentsById } from '../documents/document.loaders.ts';
import { NOTHING_KNOWN } from '../documents/entry-label.ts';
import type { TextWork } from '../documents/text-thread.ts';
import { AppError } from '../platform/errors.ts';
import { bearText } from '../platform/graphql/answer-size.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, ownMemberships } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { DocumentDifference } from '../versions/difference.types.ts';
import {
  CirculationAttachment,
  CirculationDocument,
  GuestCirculationDocument,
} from './circulation-document.types.ts';
import { Circulation } from './circulation.types.ts';
import { differenceBetween } from './difference-between.ts';
import { GuestCirculation } from './guest-circulation.types.ts';
import {
  attachmentsOfRounds,
  contentOfPart,
  documentsOfGuestRound,
  documentsOfRounds,
} from './round-documents.ts';

const FURTHER = 'What else goes round, in its order, at most 19; each is sealed with the round.';
const AT = { nullable: true, description: 'Only the one at this place.' };
const CHANGED =
  'What has changed since it went round before; null when it did not, or whoever asks may not read that. Nobody is named in it.';
const ATTACHED = 'Files that go round, by what they were attached to, at most 100.';

function at<Part extends CirculationDocument | GuestCirculationDocument>(
  documents: Part[],
  position: number | null,
): Part[] {
  return position == null ? documents : documents.filter((each) => each.position === position);
}

type Part = Pick<CirculationDocument, 'id' | 'formerPartId' | 'revision' | 'contentHash' | 'read'>;

/** What goes round beside the first text. */
@Resolver(() => Circulation)
export class RoundDocumentsResolver {
  @Costs(5)
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [CirculationDocument], { description: FURTHER })
  async furtherDocuments(
    @Root() { id }: Circulation,
    @Arg('position', () => Int, AT) position: number | null,
    @Ctx() context: Context,
  ): Promise<CirculationDocument[]> {
    return at((await context.fetch(documentsOfRounds, id)) ?? [], position);
  }

  @Costs(5)
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [CirculationAttachment], { description: ATTACHED })
  async attachments(@Root() { id }: Circulation, @Ctx() context: Context): Promise<CirculationAttachment[]> {
    return (await context.fetch(attachmentsOfRounds, id)) ?? [];
  }
}

/** The same by a personal link, by the link's own rights. */
@Resolver(() => GuestCirculation)
export class GuestRoundDocumentsResolver {
  @Costs(5)
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [GuestCirculationDocument], { description: FURTHER })
  async furtherDocuments(
    @Root() guest: GuestCirculation,
    @Arg('position', () => Int, AT) position: number | null,
    @Ctx() context: Context,
  ): Promise<GuestCirculationDocument[]> {
    return at(await documentsOfGuestRound(readerOf(guest, context), guest.circulationId), position);
  }

  @Costs(5)
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [CirculationAttachment], { description: ATTACHED })
  async attachments(
    @Root() guest: GuestCirculation,
    @Ctx() context: Context,
  ): Promise<CirculationAttachment[]> {
    const { circulationId } = guest;
    return (await attachmentsOfRounds(readerOf(guest, context), [circulationId])).get(circulationId) ?? [];
  }
}

@Resolver(() => CirculationDocument)
export class CirculationDocumentResolver {
  constructor(private readonly work: TextWork) {}

  @ChangedBy(ownMemberships)
  @FieldResolver(() => Document, {
    nullable: true,
    description:
      'The document as it is now; null for whoever may not read it, and only sees what goes round.',
  })
  document(@Root() { documentId }: CirculationDocument, @Ctx() context: Context): Promise<Document | null> {
    return context.fetch(documentsById, documentId);
  }

  @Costs(5)
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => String, { description: 'What goes round, in the canonical form.' })
  content(
    @Root() part: CirculationDocument,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string> {
    return contentOf(part, context, info);
  }

  @Costs(10)
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => String, { description: 'What goes round, as Markdown.' })
  async markdown(
    @Root() part: CirculationDocument,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string> {
    return (await this.work.run('textsOf', await contentOf(part, context, info), NOTHING_KNOWN)).markdown;
  }

  @Costs(100)
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => DocumentDifference, { nullable: true, description: CHANGED })
  difference(
    @Root() part: CirculationDocument,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DocumentDifference | null> {
    return differenceOf(this.work, part, context, info);
  }
}

@Resolver(() => GuestCirculationDocument)
export class GuestCirculationDocumentResolver {
  constructor(private readonly work: TextWork) {}

  @Costs(5)
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => String, { description: 'What goes round, in the canonical form.' })
  content(
    @Root() part: GuestCirculationDocument,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string> {
    return contentOf(part, context, info);
  }

  @Costs(10)
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => String, { description: 'What goes round, as Markdown.' })
  async markdown(
    @Root() part: GuestCirculationDocument,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string> {
    return (await this.work.run('textsOf', await contentOf(part, context, info), NOTHING_KNOWN)).markdown;
  }

  @Costs(100)
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => DocumentDifference, { nullable: true, description: CHANGED })
  difference(
    @Root() part: GuestCirculationDocument,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DocumentDifference | null> {
    return differenceOf(this.work, part, context, info);
  }
}

async function differenceOf(
  work: TextWork,
  { id, formerPartId, revision, contentHash, read }: Part,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<DocumentDifference | null> {
  if (!formerPartId) return null;
  const [former, present] = [await contentOfPart(read, formerPartId), await contentOfPart(read, id)];
  if (former === null || present === null) return null;
  bearText(former, info, context);
  bearText(present, info, context);
  return differenceBetween(work, former, present, { revision, contentHash });
}

async function contentOf({ id, read }: Part, context: Context, info: GraphQLResolveInfo): Promise<string> {
  const content = await contentOfPart(read, id);
  if (content === null) throw new AppError('NOT_FOUND');
  return bearText(content, info, context);
}

function readerOf({ bearer }: GuestCirculation, { database }: Pick<Context, 'database'>): Read {
  return (statement, values) => database.read(bearer.actor, statement, values);
}
