import { Arg, Args, ArgsType, Authorized, Ctx, Field, ID, Mutation, Query, Resolver } from 'type-graphql';
import { AppError } from '../platform/errors.ts';
import { connectionType, PageArgs, type Connection } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, objectAskedFor, ownChanges } from '../platform/graphql/declarations.ts';
import { isId } from '../platform/ids.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { CreateBodyInput, readBody, UpdateBodyInput } from './body.inputs.ts';
import { Body } from './body.types.ts';
import { changeBodies, findBody, insertBody, updateBody } from './change-body.ts';
import { bodiesById, listBodies } from './list-bodies.ts';

const BodyConnection = connectionType(Body, 'Body');

@ArgsType()
class BodiesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only those whose name or short name contains this.' })
  search?: string | null;
}

/** Bodies (Gremien). Whoever belongs to the hub reads them; administrators change them. */
@Resolver()
export class BodyResolver {
  constructor(private readonly announcements: Announcements) {}

  @ChangedBy(ownChanges, () => [changeKeys.anyBody])
  @Authorized('spaces:read')
  @Query(() => BodyConnection, { description: 'The bodies of the hub, by name; none for guests.' })
  bodies(
    @Args(() => BodiesArgs) { search, ...page }: BodiesArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Body>> {
    return listBodies(page, search ?? null, context);
  }

  @ChangedBy(objectAskedFor, ownChanges)
  @Authorized('spaces:read')
  @Query(() => Body, {
    nullable: true,
    description: 'One body; null when there is none that the viewer may read.',
  })
  async body(
    @Arg('id', () => ID, { description: 'The body.' }) id: string,
    @Ctx() context: Context,
  ): Promise<Body | null> {
    return isId('bod', id) && context.isSignedIn ? context.fetch(bodiesById, id) : null;
  }

  @Authorized('hub:admin')
  @Mutation(() => Body, {
    description: 'Adds a body. For administrators. CONFLICT { field: name } for a name that is taken.',
  })
  async createBody(
    @Arg('input', () => CreateBodyInput, { description: 'What is known of it.' }) input: CreateBodyInput,
    @Ctx() context: Context,
  ): Promise<Body> {
    const id = await changeBodies(context, this.announcements, async (transaction) => {
      const facts = readBody(input);
      const made = await insertBody(transaction, facts);
      return [{ kind: 'BODY_CREATED', body: { id: made, name: facts.name }, subjectId: made }, made];
    });
    return requireBody(context, id);
  }

  @Authorized('hub:admin')
  @Mutation(() => Body, {
    description: 'Changes what a body is called and is there for. For administrators.',
  })
  async updateBody(
    @Arg('input', () => UpdateBodyInput, { description: 'What changes.' })
    { bodyId, ...input }: UpdateBodyInput,
    @Ctx() context: Context,
  ): Promise<Body> {
    await changeBodies(context, this.announcements, async (transaction) => {
      const body = await findBody(transaction, bodyId);
      const facts = readBody(input as Partial<CreateBodyInput>, body);
      await updateBody(transaction, bodyId, facts);
      return [{ kind: 'BODY_CHANGED', body: { id: bodyId, name: facts.name }, subjectId: bodyId }, null];
    });
    return requireBody(context, bodyId);
  }

  @Authorized('hub:admin')
  @Mutation(() => Boolean, { description: 'Removes a body with its seats. For administrators.' })
  removeBody(
    @Arg('bodyId', () => ID, { description: 'The body.' }) bodyId: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    return changeBodies(context, this.announcements, async (transaction) => {
      const body = await findBody(transaction, bodyId);
      await transaction.sql('delete from body where id = $1', [bodyId]);
      return [{ kind: 'BODY_REMOVED', body, subjectId: bodyId }, true];
    });
  }
}

async function requireBody(context: Context, id: string): Promise<Body> {
  const body = await context.fetch(bodiesById, id);
  if (!body) throw new AppError('NOT_FOUND');
  return body;
}
