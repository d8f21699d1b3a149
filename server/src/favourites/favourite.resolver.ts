import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { Viewer } from '../accounts/viewer.resolver.ts';
import { Document } from '../documents/document.entity.ts';
import { documentsById } from '../documents/document.loaders.ts';
import type { Transaction } from '../platform/database/database.ts';
import { connectionType, PageArgs, type Connection } from '../platform/graphql/connection.ts';
import type { Context, Viewer as Asker } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, ownChanges, ownMemberships } from '../platform/graphql/declarations.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { Space } from '../spaces/space.entity.ts';
import { spacesById } from '../spaces/space.loaders.ts';
import { addFavourite, moveFavourite, removeFavourite } from './change-favourites.ts';
import { MoveFavouriteInput } from './favourite.inputs.ts';
import { Favourite } from './favourite.types.ts';
import { listFavourites } from './list-favourites.ts';

const FavouriteConnection = connectionType(Favourite, 'Favourite');

/** What somebody keeps at hand: nobody else learns of it. */
@Resolver(() => Viewer)
export class FavouriteResolver {
  constructor(private readonly announcements: Announcements) {}

  @ChangedBy(ownChanges, ownMemberships, () => [changeKeys.anySpace, changeKeys.anyReturned])
  @Authorized('documents:read')
  @FieldResolver(() => FavouriteConnection, {
    description:
      'Spaces and documents that the viewer keeps at hand, in their own order, as far as they read them now; what is in a bin is left out.',
  })
  favourites(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<Favourite>> {
    return listFavourites(page, context);
  }

  @Authorized('documents:write')
  @Mutation(() => Favourite, {
    description:
      'Puts a space or a document at the end of the viewer’s favourites; what is there already stays. GONE { IN_BIN } for a document that is in the bin.',
  })
  addFavourite(
    @Arg('targetId', () => ID, { description: 'The space or the document.' }) targetId: string,
    @Ctx() context: Context,
  ): Promise<Favourite> {
    return this.change(context, (transaction, viewer) => addFavourite(transaction, viewer, targetId));
  }

  @Authorized('documents:write')
  @Mutation(() => Boolean, {
    description: 'Takes something out of the viewer’s favourites, also what they may not read any more.',
  })
  async removeFavourite(
    @Arg('targetId', () => ID, { description: 'The space or the document.' }) targetId: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    await this.change(context, (transaction, viewer) => removeFavourite(transaction, viewer, targetId));
    return true;
  }

  @Authorized('documents:write')
  @Mutation(() => Favourite, {
    description: 'Gives something another place among the viewer’s favourites.',
  })
  moveFavourite(
    @Arg('input', () => MoveFavouriteInput, { description: 'Which one and where.' })
    input: MoveFavouriteInput,
    @Ctx() context: Context,
  ): Promise<Favourite> {
    return this.change(context, (transaction, viewer) => moveFavourite(transaction, viewer, input));
  }

  /** The person's other screens are told. */
  private change<T>(
    context: Context,
    work: (transaction: Transaction, viewer: Asker) => Promise<T>,
  ): Promise<T> {
    const viewer = context.signedIn;
    const { accountId } = viewer;
    return context.transaction(async (transaction) => {
      const result = await work(transaction, viewer);
      transaction.afterCommit(() => this.announcements.emit('accountChanged', { accountId }));
      return result;
    });
  }
}

@Resolver(() => Favourite)
export class FavouriteFieldsResolver {
  @ChangedBy(NOTHING_ELSE)
  @Authorized('spaces:read')
  @FieldResolver(() => Space, { nullable: true, description: 'The space, when it is one.' })
  space(@Root() { spaceId }: Favourite, @Ctx() context: Context): Promise<Space | null> | null {
    return spaceId ? context.fetch(spacesById, spaceId) : null;
  }

  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => Document, { nullable: true, description: 'The document, when it is one.' })
  document(@Root() { documentId }: Favourite, @Ctx() context: Context): Promise<Document | null> | null {
    return documentId ? context.fetch(documentsById, documentId) : null;
  }
}
