import { Arg, Authorized, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { bodiesById } from '../bodies/list-bodies.ts';
import type { Context, Instances } from '../platform/graphql/context.ts';
import { Node } from '../platform/graphql/node.ts';
import { isId, type IdPrefix } from '../platform/ids.ts';
import { organisationsById } from '../organisations/list-organisations.ts';
import { Membership } from '../spaces/space.entity.ts';
import { spacesById } from '../spaces/space.loaders.ts';
import { documentsById } from './document.loaders.ts';
import { ChangedBy, objectAskedFor, ownMemberships, SharedIn } from '../platform/graphql/declarations.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { DocumentResolver } from './document.resolver.ts';

/** Stands on the ladder's highest step, since it leads to all kinds of objects. */
@Resolver()
export class NodeResolver {
  @SharedIn(({ id }, instances) => spacesOf(String(id), instances))
  @ChangedBy(objectAskedFor, (_query, { id }) => [changeKeys.memberships(String(id))], ownMemberships)
  @Authorized('spaces:read', 'documents:read')
  @Query(() => Node, {
    nullable: true,
    description: 'Any object by its id; null when there is none that the viewer may read.',
  })
  async node(
    @Arg('id', () => ID, { description: 'The object.' }) id: string,
    @Ctx() context: Context,
  ): Promise<Node | null> {
    if (isId('spc', id)) return context.fetch(spacesById, id);
    if (isId('doc', id)) return context.fetch(documentsById, id);
    if (isId('acc', id) && context.isSignedIn) return findAcquaintance(id, context);
    if (isId('bod', id) && context.isSignedIn) return context.fetch(bodiesById, id);
    if (isId('org', id)) return context.fetch(organisationsById, id);
    return null;
  }
}

/** Accounts, organisations and bodies are asked for by each viewer: everybody finds their own. */
function spacesOf(id: string, instances: Instances): Promise<string[]> | string[] | null {
  if (['acc', 'org', 'bod'].some((prefix) => isId(prefix as IdPrefix, id))) return null;
  return isId('doc', id) ? instances.get(DocumentResolver).spacesOf(id) : [id];
}

/** An account of the viewer's own or of somebody in a space with them: there is no directory of all. */
function findAcquaintance(id: string, context: Context): Promise<Account | null> {
  return context.transaction(async ({ em }) => {
    if (id !== context.signedIn.accountId && !(await em.findOne(Membership, { account: id }))) return null;
    return em.findOne(Account, { id });
  });
}
