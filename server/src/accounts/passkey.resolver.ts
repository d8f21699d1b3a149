import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver } from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, ownChanges } from '../platform/graphql/declarations.ts';
import { faultOfLine } from '../platform/graphql/input-text.ts';
import { isId } from '../platform/ids.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { Passkey, RenamePasskeyInput } from './passkey.entity.ts';
import { proveOneself } from './prove-oneself.ts';
import type { SignInLimit } from './sign-in-limit.ts';
import type { OtherWays } from './sign-in-methods.ts';
import { Viewer } from './viewer.resolver.ts';

const SHOWN = `id, name, created_at as "createdAt", last_used_at as "lastUsedAt"`;

/** Adding one takes a conversation with the device and is done at the sign-in service (`passkeys.ts`). */
@Resolver(() => Viewer)
export class PasskeyResolver {
  constructor(
    private readonly announcements: Announcements,
    private readonly limit: SignInLimit,
    private readonly otherWays: OtherWays,
  ) {}

  @ChangedBy(ownChanges)
  @FieldResolver(() => [Passkey], {
    description: 'The viewer’s passkeys, oldest first, at most 20; empty for access tokens.',
  })
  async passkeys(@Ctx() context: Context): Promise<Passkey[]> {
    if (context.viewer?.credential.kind !== 'session') return [];
    const { accountId } = context.viewer;
    const rows = await context.transaction(({ sql }) =>
      sql<Passkey>(`select ${SHOWN} from passkey where account_id = $1 order by id`, [accountId]),
    );
    return rows.map((row) => Object.assign(new Passkey(), row));
  }

  @Authorized('person')
  @Mutation(() => Passkey, { description: 'Gives one of the viewer’s passkeys another name.' })
  async renamePasskey(
    @Arg('input', () => RenamePasskeyInput, { description: 'Which one, and its name.' })
    { passkeyId, name }: RenamePasskeyInput,
    @Ctx() context: Context,
  ): Promise<Passkey> {
    const { accountId } = context.signedInPerson;
    checkFields({ name: faultOfLine(name, LIMITS.nameCharacters) });
    if (!isId('pky', passkeyId)) throw new AppError('NOT_FOUND');
    return context.transaction(async ({ sql, afterCommit }) => {
      const [row] = await sql<Passkey>(
        `update passkey set name = $3 where id = $1 and account_id = $2 returning ${SHOWN}`,
        [passkeyId, accountId, name.trim()],
      );
      if (!row) throw new AppError('NOT_FOUND');
      afterCommit(() => this.announcements.emit('accountChanged', { accountId }));
      return Object.assign(new Passkey(), row);
    });
  }

  @Authorized('person')
  @Mutation(() => Boolean, {
    description:
      'Removes one of the viewer’s passkeys, after proof of oneself: it signs in no more. CONFLICT for the last way to sign in. Sessions go on.',
  })
  async removePasskey(
    @Arg('passkeyId', () => ID, { description: 'One of the viewer’s passkeys.' }) passkeyId: string,
    @Arg('currentPassword', () => String, {
      nullable: true,
      description:
        'The present password, where there is one; whoever has none must have signed in a few minutes ago.',
    })
    currentPassword: string | null,
    @Ctx() context: Context,
  ): Promise<boolean> {
    const { accountId } = context.signedInPerson;
    if (!(await this.isOwn(context, passkeyId))) throw new AppError('NOT_FOUND');
    // Else a session that was left open could shut its owner out.
    await proveOneself(context, currentPassword ?? null, this.limit, this.otherWays);
    await context.transaction(async ({ sql, record, afterCommit }) => {
      // Of two removals at once, the second sees what the first has left.
      await sql('select 1 from account where id = $1 for update', [accountId]);
      const removed = await sql('delete from passkey where id = $1 and account_id = $2 returning id', [
        passkeyId,
        accountId,
      ]);
      if (removed.length === 0) throw new AppError('NOT_FOUND');
      await this.leaveAWay(sql, accountId);
      record({ kind: 'PASSKEY_REMOVED', subjectId: accountId });
      afterCommit(() => this.announcements.emit('accountChanged', { accountId }));
    });
    return true;
  }

  private async isOwn(context: Context, passkeyId: string): Promise<boolean> {
    if (!isId('pky', passkeyId)) return false;
    const rows = await context.transaction(({ sql }) =>
      sql('select 1 from passkey where id = $1 and account_id = $2', [
        passkeyId,
        context.signedInPerson.accountId,
      ]),
    );
    return rows.length > 0;
  }

  /** Throws CONFLICT when nothing is left by which the account signs in at this hub. */
  private async leaveAWay(sql: Transaction['sql'], accountId: string): Promise<void> {
    const { passwords, provider } = this.otherWays;
    const [left] = await sql<{ isAny: boolean }>(
      `select exists (select 1 from passkey where account_id = $1) or exists (
        select 1 from credential where account_id = $1
          and case when provider_id = 'credential' then $2::boolean else $3::boolean end) as "isAny"`,
      [accountId, passwords, provider],
    );
    if (!left!.isAny) throw new AppError('CONFLICT', { reason: 'LAST_WAY_TO_SIGN_IN' });
  }
}
