import { Arg, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, ownChanges } from '../platform/graphql/declarations.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import type { Outbox } from '../platform/mail/outbox.ts';
import { Account } from './account.entity.ts';
import { faultOfEmail } from './credential-rules.ts';
import {
  beginEmailChange,
  confirmEmailChange,
  lockEmailChange,
  pendingEmailChange,
  resendEmailChange,
  withdrawEmailChange,
} from './email-change.ts';
import { EmailChange, OfferedEmailChange, RequestEmailChangeInput } from './email-change.types.ts';
import { proveOneself } from './prove-oneself.ts';
import type { SignInLimit } from './sign-in-limit.ts';
import type { OtherWays } from './sign-in-methods.ts';
import { Viewer } from './viewer.resolver.ts';

@Resolver(() => Viewer)
export class EmailChangeResolver {
  constructor(
    private readonly announcements: Announcements,
    private readonly limit: SignInLimit,
    private readonly outbox: Outbox,
    private readonly signInBy: OtherWays,
  ) {}

  @ChangedBy(ownChanges)
  @FieldResolver(() => EmailChange, {
    nullable: true,
    description: 'A new address that is not confirmed yet; null when there is none, and for access tokens.',
  })
  async emailChange(@Ctx() context: Context): Promise<EmailChange | null> {
    if (context.viewer?.credential.kind !== 'session') return null;
    const { accountId } = context.viewer;
    const found = await context.transaction((transaction) => pendingEmailChange(transaction, accountId));
    return found && asChange(found);
  }

  @Authorized('person')
  @Mutation(() => EmailChange, {
    description:
      'Asks for another address: it counts once it is confirmed by the link in a mail to it, within 24 hours. The present address is told at once. The answer does not tell whether somebody has the new one. FORBIDDEN when an identity provider gives the address.',
  })
  async requestEmailChange(
    @Arg('input', () => RequestEmailChangeInput, { description: 'The new address, and proof of oneself.' })
    input: RequestEmailChangeInput,
    @Ctx() context: Context,
  ): Promise<EmailChange> {
    const { accountId } = context.signedInPerson;
    const email = input.email.trim().toLowerCase();
    const present = await context.transaction(({ em }) => em.findOneOrFail(Account, { id: accountId }));
    checkFields({ email: faultOfEmail(input.email) ?? (email === present.email ? 'TAKEN' : null) });
    await proveOneself(context, input.currentPassword ?? null, this.limit, this.signInBy);
    return context.transaction(async (transaction) => {
      this.announce(transaction, accountId);
      return asChange(await beginEmailChange(transaction, this.outbox, accountId, email));
    });
  }

  @Authorized('person')
  @Mutation(() => EmailChange, {
    description: 'Sends the link for the new address anew; the former link is void.',
  })
  resendEmailChange(@Ctx() context: Context): Promise<EmailChange> {
    const { accountId } = context.signedInPerson;
    return context.transaction(async (transaction) => {
      this.announce(transaction, accountId);
      return asChange(await resendEmailChange(transaction, this.outbox, accountId));
    });
  }

  @Authorized('person')
  @Mutation(() => Boolean, {
    description: 'Withdraws the change of address that waits: its link is void. NOT_FOUND when none does.',
  })
  async withdrawEmailChange(@Ctx() context: Context): Promise<boolean> {
    const { accountId } = context.signedInPerson;
    await context.transaction(async (transaction) => {
      if (!(await withdrawEmailChange(transaction, accountId))) throw new AppError('NOT_FOUND');
      this.announce(transaction, accountId);
    });
    return true;
  }

  @ChangedBy(NOTHING_ELSE)
  @Authorized()
  @Query(() => OfferedEmailChange, {
    nullable: true,
    description:
      'What the link in a mail to a new address is for; null when it is not good, or not any more. Looking spends nothing.',
  })
  async offeredEmailChange(
    @Arg('secret', () => String, { description: 'What stands behind the # of the link.' }) secret: string,
    @Ctx() context: Context,
  ): Promise<OfferedEmailChange | null> {
    const found = await context.database
      .withActor({ system: 'sign-in' }, (transaction) => lockEmailChange(transaction, secret))
      .catch(asNothing);
    if (!found) return null;
    const isForAnother = context.viewer !== null && context.viewer.accountId !== found.accountId;
    return Object.assign(new OfferedEmailChange(), { email: found.email, isForAnother });
  }

  @Authorized()
  @Mutation(() => String, {
    description:
      'Confirms a new address by its link, signed in to that account or not at all, and answers with it: it signs in from now on, and links that were sent to the former one are void. GONE when the link is not good any more, CONFLICT when another account has the address by now. Not for access tokens.',
  })
  async confirmEmailChange(
    @Arg('secret', () => String, { description: 'What stands behind the # of the link.' }) secret: string,
    @Ctx() context: Context,
  ): Promise<string> {
    if (context.isSignedIn) context.requirePerson();
    return context.database.withActor({ system: 'sign-in' }, async (transaction) => {
      const change = await lockEmailChange(transaction, secret);
      if (context.viewer && context.viewer.accountId !== change.accountId)
        throw new AppError('FORBIDDEN', { reason: 'OTHER_ACCOUNT' });
      await confirmEmailChange(transaction, this.outbox, change);
      this.announce(transaction, change.accountId);
      return change.email;
    });
  }

  private announce({ afterCommit }: Transaction, accountId: string): void {
    afterCommit(() => this.announcements.emit('accountChanged', { accountId }));
  }
}

function asChange(found: EmailChange): EmailChange {
  return Object.assign(new EmailChange(), found);
}

/** A link that is not good is no error of whoever looks. */
function asNothing(error: unknown): null {
  if (error instanceof AppError && error.code === 'GONE') return null;
  throw error;
}
