import {
  Arg,
  Args,
  Authorized,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Costs } from '../platform/graphql/field-cost.ts';
import { LIMITS } from '@umlauf/shared/limits';
import { roleAllows, type SpaceRole as SpaceRoleName, type SpaceVisibility } from '@umlauf/shared/roles';
import { Viewer } from '../accounts/viewer.resolver.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import { connectionType, PageArgs, type Connection } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { faultOfLine, faultOfText } from '../platform/graphql/input-text.ts';
import { isId } from '../platform/ids.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { createSpace, type NewSpace } from './create-space.ts';
import { listSpaces } from './list-spaces.ts';
import { Space, SpaceRole } from './space.entity.ts';
import { CreateSpaceInput, UpdateSpaceInput } from './space.inputs.ts';
import { newsByKey, roleIn, roleKey, spacesById } from './space.loaders.ts';
import { authorizeCreateSpace, authorizeInSpace, isHubMember } from './space.policy.ts';
import {
  ChangedBy,
  type Changes,
  NOTHING_ELSE,
  ownChanges,
  objectAskedFor,
  ownMemberships,
  Shareable,
  SharedIn,
} from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { changeKeys } from '../platform/live/change-keys.ts';

export const SpaceConnection = connectionType(Space, 'Space');

/** Their names order the list, those of other pages too. An audience is its spaces. */
const spaceListChanges: Changes = (_list, _args, { audience, viewer }) => {
  if (audience) return [...audience.roles.keys()].map((id) => changeKeys.events(id, 'SPACE_CHANGED'));
  return viewer ? [changeKeys.memberships(viewer.accountId), changeKeys.anySpace] : [];
};

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'What the viewer may do in a space at this moment.' })
export class SpaceAbilities {
  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Change its name, purpose, visibility and reason.' })
  rename!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Add and remove members and change their roles.' })
  manageMembers!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Create documents in it.' })
  createDocument!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Add, change and remove its templates of documents.' })
  manageTemplates!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'See who belongs to it.' })
  listMembers!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'See what happened in it, and follow it.' })
  readEvents!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Read its meetings.' })
  readMeetings!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Plan meetings in it.' })
  planMeetings!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Read its trail: who did what, when and from where.' })
  readTrail!: boolean;
}

@Resolver(() => Space)
export class SpaceResolver {
  constructor(private readonly announcements: Announcements) {}

  @SharedIn(({ id }) => [String(id)])
  @ChangedBy(objectAskedFor, ownMemberships)
  @Authorized('spaces:read')
  @Query(() => Space, {
    nullable: true,
    description: 'One space; null when there is none that the viewer may read.',
  })
  async space(
    @Arg('id', () => ID, { description: 'The space.' }) id: string,
    @Ctx() context: Context,
  ): Promise<Space | null> {
    return isId('spc', id) ? context.fetch(spacesById, id) : null;
  }

  @SharedIn(() => 'ALL')
  @ChangedBy(spaceListChanges)
  @Authorized('spaces:read')
  @Query(() => SpaceConnection, {
    description:
      'The spaces to which the viewer belongs, as member or guest, by name. Others that they may read: `openSpaces`.',
  })
  spaces(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<Space>> {
    return listSpaces('own', page, context);
  }

  @ChangedBy(ownMemberships, () => [changeKeys.anySpace])
  @Authorized('spaces:read')
  @Query(() => SpaceConnection, {
    description:
      'The spaces that the viewer may read because they are open, without belonging to them, by name. Without a sign-in: those that are public.',
  })
  openSpaces(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<Space>> {
    return listSpaces('open', page, context);
  }

  @Authorized('spaces:write')
  @Mutation(() => Space, {
    description:
      'Creates a space, with the viewer as its lead. Not for technical accounts, nor for access tokens that are limited to spaces.',
  })
  async createSpace(
    @Arg('input', () => CreateSpaceInput, {
      description: 'Name, purpose, and who else may read it or why nobody.',
    })
    input: CreateSpaceInput,
    @Ctx() context: Context,
  ): Promise<Space> {
    const { accountId } = authorizeCreateSpace(context.signedIn);
    checkFields(faultsOfNewSpace(input));
    return context.transaction(async (transaction) => {
      if (!(await isHubMember(transaction))) throw new AppError('FORBIDDEN');
      const space = await createSpace(transaction, accountId, { ...input, ...trimmed(input) } as NewSpace);
      transaction.afterCommit(() =>
        this.announcements.emit('membershipChanged', { spaceId: space.id, accountId }),
      );
      return space;
    });
  }

  @Authorized('spaces:write')
  @Mutation(() => Space, { description: 'Changes a space’s name, purpose, visibility or reason. For leads.' })
  async updateSpace(
    @Arg('input', () => UpdateSpaceInput, { description: 'What changes.' }) input: UpdateSpaceInput,
    @Ctx() context: Context,
  ): Promise<Space> {
    const viewer = context.signedIn;
    checkFields(faultsOfSpace(input));
    return context.transaction(async (transaction) => {
      const space = await authorizeInSpace(transaction, viewer, 'renameSpace', input.spaceId);
      const wanted = changesOf(space, input);
      if (Object.entries(wanted).every(([field, value]) => space[field as keyof Space] === value))
        return space;
      Object.assign(space, wanted);
      transaction.raise({
        spaceId: space.id,
        type: 'SPACE_CHANGED',
        subjectId: space.id,
        facts: { name: space.name },
      });
      return space;
    });
  }

  @Authorized('spaces:read')
  @Mutation(() => Space, {
    description: 'Remembers that the viewer has seen what is new in the space up to now.',
  })
  async markSpaceSeen(
    @Arg('spaceId', () => ID, { description: 'The space.' }) spaceId: string,
    @Ctx() context: Context,
  ): Promise<Space> {
    const viewer = context.signedIn;
    return context.transaction(async (transaction) => {
      const space = await authorizeInSpace(transaction, viewer, 'readEvents', spaceId);
      await transaction.sql(
        `insert into space_visit (space_id, account_id, seen_sequence)
         select id, $1, sequence from stream where id = $2
         on conflict (space_id, account_id) do update set seen_sequence = excluded.seen_sequence`,
        [viewer.accountId, spaceId],
      );
      transaction.afterCommit(() =>
        this.announcements.emit('accountChanged', { accountId: viewer.accountId }),
      );
      return space;
    });
  }

  @Shareable()
  @ChangedBy(ownMemberships)
  @FieldResolver(() => SpaceRole, { description: 'The viewer’s role in it.' })
  async viewerRole(@Root() space: Space, @Ctx() context: Context): Promise<SpaceRoleName> {
    // Who reads nothing but documents of it is their guest.
    return (await roleIn(context, space.id)) ?? 'GUEST';
  }

  @Shareable()
  @ChangedBy(ownMemberships)
  @FieldResolver(() => SpaceAbilities, { description: 'What the viewer may do in it at this moment.' })
  async viewerCan(@Root() space: Space, @Ctx() context: Context): Promise<SpaceAbilities> {
    const role = await roleIn(context, space.id);
    return {
      rename: roleAllows(role, 'renameSpace'),
      manageMembers: roleAllows(role, 'manageMembers'),
      createDocument: roleAllows(role, 'createDocument'),
      manageTemplates: roleAllows(role, 'manageTemplates'),
      listMembers: roleAllows(role, 'listMembers'),
      readEvents: roleAllows(role, 'readEvents'),
      readMeetings: roleAllows(role, 'readMeetings'),
      planMeetings: roleAllows(role, 'planMeetings'),
      readTrail: roleAllows(role, 'readTrail'),
    };
  }

  @Costs(2)
  @ChangedBy<Space>(({ id }) => [changeKeys.events(id)], ownChanges)
  @FieldResolver(() => Int, { description: 'How many things others did in it since the viewer last looked.' })
  async newsCount(@Root() space: Space, @Ctx() context: Context): Promise<number> {
    if (!context.isSignedIn) return 0;
    return (await context.load(newsByKey, roleKey(context.signedIn.accountId, space.id))) ?? 0;
  }
}

@Resolver(() => Viewer)
export class ViewerSpacesResolver {
  @ChangedBy(ownMemberships, ownChanges)
  @FieldResolver(() => Boolean, {
    description:
      'Whether the viewer came to the hub as a guest and belongs to no space for good: then they make no spaces, and read none that is open to the hub.',
  })
  async isGuest(@Ctx() context: Context): Promise<boolean> {
    return !(await context.transaction(isHubMember));
  }

  @ChangedBy(spaceListChanges)
  @Authorized('spaces:read')
  @FieldResolver(() => SpaceConnection, { description: 'The spaces to which the viewer belongs, by name.' })
  spaces(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<Space>> {
    return listSpaces('own', page, context);
  }
}

type SpaceTexts = Pick<UpdateSpaceInput, 'name' | 'purpose' | 'closedBecause'>;

/** A new space says why it is closed, unless it is open. */
function faultsOfNewSpace(input: CreateSpaceInput) {
  const { visibility, closedBecause } = input;
  const isClosed = !visibility || needsReason(visibility);
  return { ...faultsOfSpace({ ...input, closedBecause: isClosed ? (closedBecause ?? '') : null }) };
}

/** What shall be different. Throws INVALID_INPUT when a space is to be closed without a reason. */
function changesOf(space: Space, input: UpdateSpaceInput): Partial<Space> {
  const wanted: Partial<Space> = trimmed(input);
  const visibility = input.visibility ?? space.visibility;
  // An open space has no reason to be closed; one that is given for later is not kept either.
  if (!needsReason(visibility)) wanted.closedBecause = '';
  else if (!(wanted.closedBecause ?? space.closedBecause)) checkFields({ closedBecause: 'EMPTY' });
  return { ...wanted, visibility };
}

/** Spaces are open unless there is a reason. */
function needsReason(visibility: SpaceVisibility): boolean {
  return visibility === 'CLOSED';
}

function faultsOfSpace({ name, purpose, closedBecause }: SpaceTexts) {
  return {
    name: name == null ? null : faultOfLine(name, LIMITS.nameCharacters),
    purpose: purpose == null ? null : faultOfText(purpose, LIMITS.purposeCharacters),
    closedBecause: closedBecause == null ? null : faultOfText(closedBecause, LIMITS.purposeCharacters),
  };
}

function trimmed<T extends SpaceTexts>(input: T): { name: string; purpose: string; closedBecause: string } {
  const texts = { name: input.name, purpose: input.purpose, closedBecause: input.closedBecause };
  const given = Object.entries(texts).filter(([, text]) => text != null);
  return Object.fromEntries(given.map(([field, text]) => [field, text!.trim()])) as never;
}
