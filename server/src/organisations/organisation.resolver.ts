import { Arg, Args, ArgsType, Authorized, Ctx, Field, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { TrailKind } from '@umlauf/shared/trail-kinds';
import type { Transaction } from '../platform/database/database.ts';
import { isDuplicate, isStillReferred } from '../platform/database/database-errors.ts';
import { AppError } from '../platform/errors.ts';
import { connectionType, PageArgs, type Connection } from '../platform/graphql/connection.ts';
import type { Context, Viewer } from '../platform/graphql/context.ts';
import { ChangedBy, ownChanges } from '../platform/graphql/declarations.ts';
import { isId, newId } from '../platform/ids.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { listOrganisations } from './list-organisations.ts';
import { Organisation } from './organisation.entity.ts';
import { CreateOrganisationInput, readOrganisation, UpdateOrganisationInput } from './organisation.inputs.ts';

const OrganisationConnection = connectionType(Organisation, 'Organisation');

@ArgsType()
class OrganisationsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Only those whose name, short name or AGS contains this.',
  })
  search?: string | null;
}

/** Throws FORBIDDEN unless the viewer manages organisations; the hub's policy, which stands above this feature. */
type Authorize = (transaction: Transaction, viewer: Viewer, verb: 'manageOrganisations') => Promise<void>;

@Resolver()
export class OrganisationResolver {
  constructor(
    private readonly announcements: Announcements,
    private readonly authorize: Authorize,
  ) {}

  @ChangedBy(ownChanges, () => [changeKeys.anyOrganisation])
  @Authorized('spaces:read')
  @Query(() => OrganisationConnection, {
    description: 'The directory of organisations, by name; for guests their own alone.',
  })
  organisations(
    @Args(() => OrganisationsArgs) { search, ...page }: OrganisationsArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Organisation>> {
    return listOrganisations(page, search ?? null, context);
  }

  @Authorized('hub:admin')
  @Mutation(() => Organisation, {
    description: 'Adds an organisation. For administrators. CONFLICT names the field whose value is taken.',
  })
  createOrganisation(
    @Arg('input', () => CreateOrganisationInput, { description: 'What is known of it.' })
    input: CreateOrganisationInput,
    @Ctx() context: Context,
  ): Promise<Organisation> {
    return this.change(context, 'ORGANISATION_CREATED', async (transaction) => {
      const organisation = transaction.em.create(Organisation, {
        id: newId('org'),
        ...readOrganisation(input),
      });
      await flush(transaction);
      return organisation;
    });
  }

  @Authorized('hub:admin')
  @Mutation(() => Organisation, { description: 'Changes an organisation. For administrators.' })
  updateOrganisation(
    @Arg('input', () => UpdateOrganisationInput, { description: 'What changes.' })
    { organisationId, ...input }: UpdateOrganisationInput,
    @Ctx() context: Context,
  ): Promise<Organisation> {
    return this.change(context, 'ORGANISATION_CHANGED', async (transaction) => {
      const organisation = await find(transaction, organisationId);
      Object.assign(organisation, readOrganisation(input as Partial<CreateOrganisationInput>, organisation));
      await flush(transaction);
      return organisation;
    });
  }

  @Authorized('hub:admin')
  @Mutation(() => Boolean, {
    description: 'Removes an organisation to which nobody belongs; CONFLICT otherwise. For administrators.',
  })
  async removeOrganisation(
    @Arg('organisationId', () => ID, { description: 'The organisation.' }) organisationId: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    await this.change(context, 'ORGANISATION_REMOVED', async (transaction) => {
      const organisation = await find(transaction, organisationId);
      await transaction.em.nativeDelete(Organisation, { id: organisationId }).catch(asStillUsed);
      return organisation;
    });
    return true;
  }

  /** Asks the hub's policy, works, and tells whoever shows organisations. */
  private change(
    context: Context,
    kind: TrailKind,
    work: (transaction: Transaction) => Promise<Organisation>,
  ): Promise<Organisation> {
    const viewer = context.signedIn;
    return context.transaction(async (transaction) => {
      await this.authorize(transaction, viewer, 'manageOrganisations');
      const organisation = await work(transaction);
      const { id, name } = organisation;
      transaction.record({ kind, subjectId: id, facts: { name } });
      transaction.afterCommit(() => this.announcements.emit('organisationChanged', { organisationId: id }));
      return organisation;
    });
  }
}

async function find({ em }: Transaction, organisationId: string): Promise<Organisation> {
  const found = isId('org', organisationId) ? await em.findOne(Organisation, { id: organisationId }) : null;
  if (!found) throw new AppError('NOT_FOUND');
  return found;
}

/** The unique indexes by the field that each is about. */
const FIELDS: Record<string, string> = {
  organisation_by_name: 'name',
  organisation_by_ags: 'ags',
  organisation_by_ars: 'ars',
};

async function flush({ em }: Transaction): Promise<void> {
  await em.flush().catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
    const index = Object.keys(FIELDS).find((name) => String(error).includes(name));
    throw new AppError('CONFLICT', { reason: 'ALREADY_EXISTS', ...(index ? { field: FIELDS[index]! } : {}) });
  });
}

/** Somebody may have joined it since it was looked at: the database itself refuses. */
function asStillUsed(error: unknown): never {
  throw isStillReferred(error) ? new AppError('CONFLICT', { reason: 'STILL_USED' }) : error;
}
