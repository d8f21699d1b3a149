import { Arg, Authorized, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import type { Context } from '../platform/graphql/context.ts';
import { Node } from '../platform/graphql/node.ts';
import { isId } from '../platform/ids.ts';
import { Membership } from '../spaces/space.entity.ts';
import { spacesById } from '../spaces/space.loaders.ts';
import { documentsById } from './document.loaders.ts';

/** Stands on the ladder's highest step, since it leads to all kinds of objects. */
@Resolver()
export class NodeResolver {
  @Authorized('spaces:read', 'documents:read')
  @Query(() => Node, {
    nullable: true,
    description: 'Any object by its id; null when there is none that the viewer may read.',
  })
  async node(
    @Arg('id', () => ID, { description: 'The object.' }) id: string,
    @Ctx() context: Context,
  ): Promise<Node | null> {
    if (!context.viewer) return null;
    if (isId('spc', id)) return context.load(spacesById, id);
    if (isId('doc', id)) return context.load(documentsById, id);
    if (isId('acc', id)) return findAcquaintance(id, context);
    return null;
  }
}

/** An account of the viewer's own or of somebody in a space with them: there is no directory of all. */
function findAcquaintance(id: string, context: Context): Promise<Account | null> {
  return context.transaction(async ({ em }) => {
    if (id !== context.viewer!.accountId && !(await em.findOne(Membership, { account: id }))) return null;
    return em.findOne(Account, { id });
  });
}
