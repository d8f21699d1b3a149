import { Ctx, FieldResolver, Resolver } from 'type-graphql';
import { ErasurePreview } from '../accounts/own-data.resolver.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, ownMemberships } from '../platform/graphql/declarations.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { spacesLedAlone } from './leave-all-spaces.ts';
import { Space } from './space.entity.ts';
import { spacesById } from './space.loaders.ts';

@Resolver(() => ErasurePreview)
export class ErasureSpacesResolver {
  @ChangedBy(ownMemberships)
  @FieldResolver(() => [Space], {
    description: 'Spaces with others in them and no other lead: somebody else has to lead them first.',
  })
  spacesToHandOver(@Ctx() context: Context): Promise<Space[]> {
    return ledAlone(context, true);
  }

  @ChangedBy(ownMemberships)
  @FieldResolver(() => [Space], {
    description: 'Spaces in which the viewer is alone: they stay, and nobody will be able to open them.',
  })
  spacesLeftEmpty(@Ctx() context: Context): Promise<Space[]> {
    return ledAlone(context, false);
  }
}

const LED = `select space_id as id from membership where account_id = $1 and role = 'LEAD'`;

async function ledAlone(context: Context, hasOthers: boolean): Promise<Space[]> {
  const { accountId } = context.signedIn;
  const led = await context.transaction(async (transaction) => {
    // Whether another lead comes or goes there decides as well.
    for (const { id } of await transaction.sql<{ id: string }>(LED, [accountId]))
      context.reads?.add(changeKeys.members(id));
    return spacesLedAlone(transaction, accountId);
  });
  const wanted = led.filter((space) => space.hasOthers === hasOthers);
  const spaces = await Promise.all(wanted.map(({ id }) => context.fetch(spacesById, id)));
  return spaces.filter((space) => space !== null).toSorted((a, b) => a.name.localeCompare(b.name, 'de'));
}
