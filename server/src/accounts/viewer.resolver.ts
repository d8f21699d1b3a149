import {
  Arg,
  Authorized,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import type { Context } from '../platform/graphql/context.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import { faultOfLine } from '../platform/graphql/input-text.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { Account, Locale } from './account.entity.ts';
import { UpdateViewerInput } from './account.inputs.ts';
import { hubAllows, type HubAsker } from './hub.policy.ts';
import { ChangedBy, NOTHING_ELSE, ownChanges } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';

@ChangedBy(NOTHING_ELSE)
@ObjectType({
  description: 'What the viewer may do in the hub as a whole at this moment, with this credential.',
})
export class HubAbilities {
  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description:
      'See all accounts, lock them, make administrators, and say who belongs to which organisation.',
  })
  manageAccounts!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description: 'Add, change and remove organisations.',
  })
  manageOrganisations!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Add, change and remove bodies and their seats.' })
  manageBodies!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Name rules for rounds, and add versions of them.' })
  manageRuleSets!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Add, change and remove the hub’s templates of documents.' })
  manageTemplates!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Invite people to the hub.' })
  inviteToHub!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Read the trail of what happened in the hub.' })
  readTrail!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Make and end technical accounts of organisations.' })
  manageServiceAccounts!: boolean;
}

@ChangedBy<Viewer>(({ account }) => [account.id])
@ObjectType({ description: 'Who asks.' })
export class Viewer {
  @Extensions(PLAIN)
  @Field(() => Account, { description: 'The viewer as others see them.' })
  account!: Account;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description: 'The address that signs in; null for technical accounts.',
  })
  email!: string | null;

  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description: 'Whether the viewer administers the hub. That opens no closed space.',
  })
  isAdministrator!: boolean;

  @Extensions(PLAIN)
  @Field(() => Locale, { description: 'Language of screens and mails.' })
  locale!: Locale;

  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description: 'Whether the viewer is reminded of tasks by mail, some days before and on the day after.',
  })
  taskReminders!: boolean;
}

/** The viewer of this context, read anew; null when nobody is signed in. */
export async function loadViewer(context: Context): Promise<Viewer | null> {
  if (!context.viewer) return null;
  const { accountId } = context.viewer;
  const account = await context.transaction(({ em }) => em.findOne(Account, { id: accountId }));
  return account && asViewer(account);
}

function asViewer(account: Account): Viewer {
  const { email, isAdministrator, locale, taskReminders } = account;
  return { account, email, isAdministrator, locale, taskReminders };
}

function abilitiesIn(asker: HubAsker): HubAbilities {
  return {
    manageAccounts: hubAllows(asker, 'manageAccounts'),
    manageOrganisations: hubAllows(asker, 'manageOrganisations'),
    manageBodies: hubAllows(asker, 'manageBodies'),
    manageRuleSets: hubAllows(asker, 'manageRuleSets'),
    manageTemplates: hubAllows(asker, 'manageTemplates'),
    inviteToHub: hubAllows(asker, 'inviteToHub'),
    readTrail: hubAllows(asker, 'readTrail'),
    manageServiceAccounts: hubAllows(asker, 'manageServiceAccounts'),
  };
}

@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(private readonly announcements: Announcements) {}

  @ChangedBy(ownChanges)
  @Authorized()
  @Query(() => Viewer, { nullable: true, description: 'Who asks; null when nobody is signed in.' })
  viewer(@Ctx() context: Context): Promise<Viewer | null> {
    return loadViewer(context);
  }

  @ChangedBy(ownChanges)
  @FieldResolver(() => HubAbilities, { description: 'What the viewer may do in the hub as a whole.' })
  viewerCan(@Root() { isAdministrator }: Viewer, @Ctx() context: Context): HubAbilities {
    return abilitiesIn({ isAdministrator, scopes: context.signedIn.credential.scopes });
  }

  @Authorized('person')
  @Mutation(() => Viewer, {
    description: 'Changes the viewer’s own name or language.',
  })
  async updateViewer(
    @Arg('input', () => UpdateViewerInput, { description: 'What changes.' }) input: UpdateViewerInput,
    @Ctx() context: Context,
  ): Promise<Viewer> {
    const { accountId } = context.signedInPerson;
    checkFields({ name: input.name == null ? null : faultOfLine(input.name, LIMITS.nameCharacters) });
    return context.transaction(async ({ em, afterCommit }) => {
      afterCommit(() => this.announcements.emit('accountChanged', { accountId }));
      const account = await em.findOneOrFail(Account, { id: accountId });
      if (input.name != null) account.name = input.name.trim();
      if (input.locale != null) account.locale = input.locale;
      if (input.taskReminders != null) account.taskReminders = input.taskReminders;
      return asViewer(account);
    });
  }
}
