import { Arg, Authorized, Ctx, Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import type { Context } from '../platform/graphql/context.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import { faultOfLine } from '../platform/graphql/input-text.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { Account, Locale } from './account.entity.ts';
import { UpdateViewerInput } from './account.inputs.ts';

@ObjectType({ description: 'Who asks.' })
export class Viewer {
  @Field(() => Account, { description: 'The viewer as others see them.' })
  account!: Account;

  @Field(() => String, { description: 'The address that signs in.' })
  email!: string;

  @Field(() => Boolean, {
    description: 'Whether the viewer administers the hub. That opens no closed space.',
  })
  isAdministrator!: boolean;

  @Field(() => Locale, { description: 'Language of screens and mails.' })
  locale!: Locale;
}

/** The viewer of this context, read anew; null when nobody is signed in. */
export async function loadViewer(context: Context): Promise<Viewer | null> {
  if (!context.viewer) return null;
  const { accountId } = context.viewer;
  const account = await context.transaction(({ em }) => em.findOne(Account, { id: accountId }));
  return account && asViewer(account);
}

function asViewer(account: Account): Viewer {
  const { email, isAdministrator, locale } = account;
  return { account, email, isAdministrator, locale };
}

@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(private readonly announcements: Announcements) {}

  @Authorized()
  @Query(() => Viewer, { nullable: true, description: 'Who asks; null when nobody is signed in.' })
  viewer(@Ctx() context: Context): Promise<Viewer | null> {
    return loadViewer(context);
  }

  @Authorized('signed-in')
  @Mutation(() => Viewer, {
    description: 'Changes the viewer’s own name or language. Not for access tokens.',
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
      return asViewer(account);
    });
  }
}
