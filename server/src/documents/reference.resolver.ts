import { Args, Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PageArgs, type Connection } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, ownMemberships } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { DocumentConnection } from './document-connection.ts';
import { Document } from './document.entity.ts';
import { listReferences } from './list-references.ts';

/** Who links here: each viewer finds what they read themselves, in whichever space it is. */
@Resolver(() => Document)
export class ReferenceResolver {
  @Costs(2)
  @ChangedBy<Document>(
    ({ id }) => [changeKeys.references(id), changeKeys.anyReturned, changeKeys.anySpace],
    ownMemberships,
  )
  @Authorized('documents:read')
  @FieldResolver(() => DocumentConnection, {
    description:
      'Documents whose text links to it, by title, as far as the viewer reads them; at most two seconds behind what is written. None that is in a bin.',
  })
  referencedBy(
    @Root() { id }: Document,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Document>> {
    return listReferences(id, page, context);
  }
}
