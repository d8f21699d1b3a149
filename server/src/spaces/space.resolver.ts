import {
  Arg,
  Args,
  Authorized,
  Ctx,
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
import { LIMITS } from '@umlauf/shared/limits';
import { roleAllows, type SpaceRole as SpaceRoleName } from '@umlauf/shared/roles';
import { Viewer } from '../accounts/viewer.resolver.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import {
  connectionType,
  emptyConnection,
  PageArgs,
  pageOf,
  refuseCursor,
  toConnection,
  type Connection,
} from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { faultOfLine, faultOfText } from '../platform/graphql/input-text.ts';
import { isId } from '../platform/ids.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { createSpace } from './create-space.ts';
import { Space, SpaceRole } from './space.entity.ts';
import { CreateSpaceInput, UpdateSpaceInput } from './space.inputs.ts';
import { newsByKey, roleKey, rolesByKey } from './space.loaders.ts';
import { authorizeInSpace } from './space.policy.ts';

export const SpaceConnection = connectionType(Space, 'Space');

@ObjectType({ description: 'What the viewer may do in a space at this moment.' })
export class SpaceAbilities {
  @Field(() => Boolean, { description: 'Change its name, purpose and reason.' })
  rename!: boolean;

  @Field(() => Boolean, { description: 'Add and remove members and change their roles.' })
  manageMembers!: boolean;

  @Field(() => Boolean, { description: 'Create documents in it.' })
  createDocument!: boolean;
}

@Resolver(() => Space)
export class SpaceResolver {
  constructor(private readonly announcements: Announcements) {}

  @Authorized('spaces:read')
  @Query(() => Space, {
    nullable: true,
    description: 'One space; null when there is none that the viewer may read.',
  })
  async space(
    @Arg('id', () => ID, { description: 'The space.' }) id: string,
    @Ctx() context: Context,
  ): Promise<Space | null> {
    if (!context.viewer || !isId('spc', id)) return null;
    return context.transaction(({ em }) => em.findOne(Space, { id }));
  }

  @Authorized('spaces:read')
  @Query(() => SpaceConnection, { description: 'The spaces that the viewer may read, by name.' })
  spaces(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<Space>> {
    return listSpaces(page, context);
  }

  @Authorized('spaces:write')
  @Mutation(() => Space, { description: 'Creates a closed space, with the viewer as its lead.' })
  async createSpace(
    @Arg('input', () => CreateSpaceInput, { description: 'Name, purpose and why it is closed.' })
    input: CreateSpaceInput,
    @Ctx() context: Context,
  ): Promise<Space> {
    const { accountId } = context.signedIn;
    checkFields(faultsOfSpace(input));
    return context.transaction((transaction) => createSpace(transaction, accountId, trimmed(input)));
  }

  @Authorized('spaces:write')
  @Mutation(() => Space, { description: 'Changes a space’s name, purpose or reason. For leads.' })
  async updateSpace(
    @Arg('input', () => UpdateSpaceInput, { description: 'What changes.' }) input: UpdateSpaceInput,
    @Ctx() context: Context,
  ): Promise<Space> {
    const viewer = context.signedIn;
    checkFields(faultsOfSpace(input));
    return context.transaction(async (transaction) => {
      const space = await authorizeInSpace(transaction, viewer, 'renameSpace', input.spaceId);
      const texts = Object.entries(trimmed(input)) as [keyof SpaceTexts, string][];
      if (texts.every(([field, text]) => space[field] === text)) return space;
      Object.assign(space, Object.fromEntries(texts));
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
      const space = await authorizeInSpace(transaction, viewer, 'readSpace', spaceId);
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

  @FieldResolver(() => SpaceRole, { description: 'The viewer’s role in it.' })
  async viewerRole(@Root() space: Space, @Ctx() context: Context): Promise<SpaceRoleName> {
    const role = await context.load(rolesByKey, roleKey(context.signedIn.accountId, space.id));
    if (!role) throw new AppError('NOT_FOUND');
    return role;
  }

  @FieldResolver(() => SpaceAbilities, { description: 'What the viewer may do in it at this moment.' })
  async viewerCan(@Root() space: Space, @Ctx() context: Context): Promise<SpaceAbilities> {
    const role = await context.load(rolesByKey, roleKey(context.signedIn.accountId, space.id));
    return {
      rename: roleAllows(role, 'renameSpace'),
      manageMembers: roleAllows(role, 'manageMembers'),
      createDocument: roleAllows(role, 'createDocument'),
    };
  }

  @FieldResolver(() => Int, { description: 'How many things others did in it since the viewer last looked.' })
  async newsCount(@Root() space: Space, @Ctx() context: Context): Promise<number> {
    return (await context.load(newsByKey, roleKey(context.signedIn.accountId, space.id))) ?? 0;
  }
}

@Resolver(() => Viewer)
export class ViewerSpacesResolver {
  @Authorized('spaces:read')
  @FieldResolver(() => SpaceConnection, { description: 'The spaces that the viewer may read, by name.' })
  spaces(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<Space>> {
    return listSpaces(page, context);
  }
}

async function listSpaces(page: PageArgs, context: Context): Promise<Connection<Space>> {
  const bounds = pageOf(page);
  if (!context.viewer) return emptyConnection();
  return context.transaction(async ({ em }) =>
    toConnection(
      await em.findByCursor(Space, { ...bounds, orderBy: { name: 'asc', id: 'asc' } }).catch(refuseCursor),
    ),
  );
}

type SpaceTexts = Pick<UpdateSpaceInput, 'name' | 'purpose' | 'closedBecause'>;

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
