import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { isSpaceRole, type SpaceRole as SpaceRoleName } from '@umlauf/shared/roles';
import { Account } from '../accounts/account.entity.ts';
import { accountsById } from '../accounts/account.loaders.ts';
import type { Context } from '../platform/graphql/context.ts';
import {
  AuthoredChange,
  Change,
  MemberAdded,
  MemberChange,
  MemberRoleChanged,
  SpaceChanged,
  SpaceCreated,
} from './change.ts';
import { Membership, Space, SpaceRole } from './space.entity.ts';
import { membersByKey, roleKey, spacesById } from './space.loaders.ts';
import { ChangedBy, NOTHING_ELSE, Shareable } from '../platform/graphql/declarations.ts';
import { changeKeys } from '../platform/live/change-keys.ts';

@Resolver(() => Change)
class ChangeFieldsResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Space, {
    nullable: true,
    description: 'The space as it is now; null when the viewer may no longer read it.',
  })
  space(@Root() change: Change, @Ctx() context: Context): Promise<Space | null> {
    return context.fetch(spacesById, change.spaceId);
  }
}

@Resolver(() => AuthoredChange)
class AuthoredChangeResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who did it; null for the hub itself, and when that account is gone.',
  })
  async actor(@Root() change: Change, @Ctx() context: Context): Promise<Account | null> {
    return change.actorId ? context.fetch(accountsById, change.actorId) : null;
  }
}

@Resolver(() => MemberChange)
class MemberChangeResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => String, { description: 'Their name at that moment.' })
  name(@Root() change: Change): string {
    return nameThen(change);
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Whom it concerns; null when that account is gone.',
  })
  account(@Root() change: Change, @Ctx() context: Context): Promise<Account | null> {
    return context.fetch(accountsById, change.subjectId);
  }

  @Shareable()
  @ChangedBy<Change>(({ spaceId, subjectId }) => [changeKeys.membership(spaceId, subjectId)])
  @FieldResolver(() => Membership, {
    nullable: true,
    description: 'Their membership as it is now; null when they do not belong to the space.',
  })
  member(@Root() change: Change, @Ctx() context: Context): Promise<Membership | null> {
    return context.load(membersByKey, roleKey(change.subjectId, change.spaceId));
  }
}

@Resolver(() => SpaceCreated)
class SpaceCreatedResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => String, { description: 'The space’s name at that moment.' })
  name(@Root() change: Change): string {
    return nameThen(change);
  }
}

@Resolver(() => SpaceChanged)
class SpaceChangedResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => String, { description: 'The space’s name from then on.' })
  name(@Root() change: Change): string {
    return nameThen(change);
  }
}

@Resolver(() => MemberAdded)
class MemberAddedResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => SpaceRole, {
    nullable: true,
    description: 'The role that they got; null when it was not recorded.',
  })
  role(@Root() change: Change): SpaceRoleName | null {
    return roleThen(change);
  }
}

@Resolver(() => MemberRoleChanged)
class MemberRoleChangedResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => SpaceRole, {
    nullable: true,
    description: 'The role from then on; null when it was not recorded.',
  })
  role(@Root() change: Change): SpaceRoleName | null {
    return roleThen(change);
  }
}

/** All of this file, for the schema. */
export const CHANGE_FIELDS = [
  ChangeFieldsResolver,
  AuthoredChangeResolver,
  MemberChangeResolver,
  SpaceCreatedResolver,
  SpaceChangedResolver,
  MemberAddedResolver,
  MemberRoleChangedResolver,
] as const;

function nameThen({ facts }: Change): string {
  return facts['name'] ?? '';
}

function roleThen({ facts }: Change): SpaceRoleName | null {
  const role = facts['role'];
  return isSpaceRole(role) ? role : null;
}
