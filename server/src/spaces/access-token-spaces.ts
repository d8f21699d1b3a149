import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { AccessToken } from '../accounts/access-token.entity.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, ownMemberships } from '../platform/graphql/declarations.ts';
import { Space } from './space.entity.ts';
import { spacesById } from './space.loaders.ts';

@Resolver(() => AccessToken)
export class AccessTokenSpacesResolver {
  @ChangedBy(ownMemberships)
  @FieldResolver(() => [Space], {
    nullable: true,
    description:
      'The only spaces that exist for it, as far as the viewer may read them now; null: all that its owner may read.',
  })
  async spaces(@Root() { spaceIds }: AccessToken, @Ctx() context: Context): Promise<Space[] | null> {
    if (!spaceIds) return null;
    const found = await Promise.all(spaceIds.map((id) => context.fetch(spacesById, id)));
    return found.filter((space) => space !== null).toSorted((a, b) => a.name.localeCompare(b.name));
  }
}
