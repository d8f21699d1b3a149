import { AsyncLocalStorage } from 'node:async_hooks';
import {
  Arg,
  Authorized,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from 'type-graphql';
import { databaseMoment } from '../platform/clock.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, ownChanges } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { eraseAccount, type OnErasure } from './erase-account.ts';
import { collectOwnData, type OwnData, type OwnDataChapter } from './own-data.ts';
import { ownDataPdf } from './own-data-pdf.ts';
import type { Locale } from './account.entity.ts';
import { Base64 } from '../platform/graphql/scalars.ts';
import { proveOneself } from './prove-oneself.ts';
import type { SignInLimit } from './sign-in-limit.ts';
import type { OtherWays } from './sign-in-methods.ts';
import { Viewer } from './viewer.resolver.ts';

@ChangedBy(NOTHING_ELSE)
@ObjectType({
  description: 'What stands in the way of erasing the viewer’s account at this moment, and what would stay.',
})
export class ErasurePreview {
  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description: 'Whether the viewer is the last administrator: then another one is needed first.',
  })
  isLastAdministrator!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description: 'Whether the password is asked for; otherwise one has to have signed in a few minutes ago.',
  })
  needsPassword!: boolean;
}

@InputType({ description: 'The wish to erase one’s own account.' })
export class EraseAccountInput {
  @Field(() => String, { nullable: true, description: 'The present password, where there is one.' })
  currentPassword?: string | null;
}

/** What other features bring for one's own data. */
export interface OwnDataParts {
  chapters: readonly OwnDataChapter[];
  onErasure: readonly OnErasure[];
}

const PREVIEW = `
  select (select is_administrator from account where id = $1)
      and (select count(*) from account where is_administrator and locked_at is null) < 2 as "isLastAdministrator",
    $2 and exists (select 1 from credential where account_id = $1 and provider_id = 'credential') as "needsPassword"`;

@Resolver(() => Viewer)
export class OwnDataResolver {
  /** Erasing is no part of the request that asked for it: whose address that came from is not to be kept. */
  private readonly outside = AsyncLocalStorage.snapshot();

  constructor(
    private readonly announcements: Announcements,
    private readonly signInLimit: SignInLimit,
    private readonly signInBy: OtherWays,
    private readonly parts: OwnDataParts,
  ) {}

  @Authorized('person')
  @Mutation(() => String, {
    description:
      'Everything that the hub holds about the viewer, as JSON text: no secrets, and nothing that others wrote. The trail notes that it was asked for. Not for access tokens.',
  })
  exportOwnData(@Ctx() context: Context): Promise<string> {
    return this.collect(context, 'json').then((data) =>
      JSON.stringify({ format: 'umlauf-own-data-1', madeAt: databaseMoment(), ...data }, null, 2),
    );
  }

  @Authorized('person')
  @Mutation(() => Base64, {
    description:
      'The same to read: a tagged PDF (PDF/UA-1) in the language of the account. Not for access tokens.',
  })
  async exportOwnDataAsPdf(@Ctx() context: Context): Promise<Uint8Array> {
    const data = await this.collect(context, 'pdf');
    const { locale } = data['account'] as { locale: Locale };
    return ownDataPdf(data, locale);
  }

  private collect(context: Context, format: 'json' | 'pdf'): Promise<OwnData> {
    const { accountId } = context.signedIn;
    return context.transaction(async (transaction) => {
      const data = await collectOwnData(transaction, accountId, this.parts.chapters);
      transaction.record({ kind: 'EXPORTED', subjectId: accountId, facts: { what: 'own-data', format } });
      return data;
    });
  }

  @ChangedBy(ownChanges, () => [changeKeys.anyAccount])
  @FieldResolver(() => ErasurePreview, { description: 'What erasing the viewer’s account would mean.' })
  async erasure(@Ctx() context: Context): Promise<ErasurePreview> {
    const { accountId } = context.signedIn;
    const [preview] = await context.transaction(({ sql }) =>
      sql<ErasurePreview>(PREVIEW, [accountId, this.signInBy.passwords]),
    );
    return preview!;
  }

  @Authorized('person')
  @Mutation(() => Boolean, {
    description:
      'Erases the viewer’s account at once and for good: sessions, tokens, memberships, mails, and the name wherever the hub noted it. What they wrote stays without a name. CONFLICT for the last administrator and for the last lead of a space in which others are. Not for access tokens.',
  })
  async eraseAccount(
    @Arg('input', () => EraseAccountInput, { description: 'Proof that it is the viewer’s own wish.' })
    { currentPassword }: EraseAccountInput,
    @Ctx() context: Context,
  ): Promise<boolean> {
    const { accountId } = context.signedIn;
    await proveOneself(context, currentPassword ?? null, this.signInLimit, this.signInBy);
    await this.outside(() =>
      context.database.withActor({ system: 'erasure' }, (transaction) =>
        eraseAccount(transaction, accountId, this.announcements, this.parts.onErasure),
      ),
    );
    return true;
  }
}
