import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Resolver } from 'type-graphql';
import { AppError } from '../platform/errors.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, ownChanges } from '../platform/graphql/declarations.ts';
import { isId } from '../platform/ids.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import type { Outbox } from '../platform/mail/outbox.ts';
import { ChangePasswordInput } from './account.inputs.ts';
import { changePassword } from './change-password.ts';
import { deviceOf } from './device.ts';
import { endSessions } from './end-sessions.ts';
import { Session } from './session.entity.ts';
import type { SignInLimit } from './sign-in-limit.ts';
import { type OtherWays, SIGN_IN_METHODS, type SignInMethod, SignInMethods } from './sign-in-methods.ts';
import { Viewer } from './viewer.resolver.ts';

interface SessionRow {
  id: string;
  address: string | null;
  userAgent: string | null;
  method: SignInMethod;
  createdAt: Date;
  expiresAt: Date;
}

/** Nobody recognises one among more. */
const SESSIONS_SHOWN = 100;

@Resolver(() => Viewer)
export class SessionResolver {
  constructor(
    private readonly announcements: Announcements,
    private readonly limit: SignInLimit,
    private readonly outbox: Outbox,
    private readonly signInBy: OtherWays,
  ) {}

  @ChangedBy(ownChanges)
  @FieldResolver(() => [Session], {
    description: 'Where the viewer is signed in, newest first, at most 100; empty for access tokens.',
  })
  async sessions(@Ctx() context: Context): Promise<Session[]> {
    if (context.viewer?.credential.kind !== 'session') return [];
    const { accountId, credential } = context.viewer;
    const rows = await context.transaction(({ sql }) =>
      sql<SessionRow>(
        `select id, ip_address as address, user_agent as "userAgent", coalesce(method, 'PASSWORD') as method,
            created_at as "createdAt", expires_at as "expiresAt"
          from session where account_id = $1 and expires_at > now() order by created_at desc, id limit $2`,
        [accountId, SESSIONS_SHOWN],
      ),
    );
    return rows.map(({ userAgent, ...row }) =>
      Object.assign(new Session(), row, deviceOf(userAgent), { isCurrent: row.id === credential.id }),
    );
  }

  @ChangedBy(ownChanges)
  @FieldResolver(() => SignInMethods, {
    nullable: true,
    description: 'By what the viewer signs in; null for access tokens.',
  })
  async signInMethods(@Ctx() context: Context): Promise<SignInMethods | null> {
    if (context.viewer?.credential.kind !== 'session') return null;
    const { accountId } = context.viewer;
    const [row] = await context.transaction(({ sql }) =>
      sql<SignInMethods>(SIGN_IN_METHODS, [accountId, this.signInBy.passwords]),
    );
    return Object.assign(new SignInMethods(), row);
  }

  @Authorized('person')
  @Mutation(() => Boolean, {
    description: 'Signs the viewer out in one browser; what is open there is closed at once.',
  })
  async endSession(
    @Arg('sessionId', () => ID, { description: 'One of the viewer’s sessions.' }) sessionId: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    const { accountId } = context.signedInPerson;
    if (!isId('ses', sessionId)) throw new AppError('NOT_FOUND');
    const ended = await context.transaction((transaction) =>
      endSessions(transaction, this.announcements, accountId, { only: sessionId }),
    );
    if (ended === 0) throw new AppError('NOT_FOUND');
    return true;
  }

  @Authorized('person')
  @Mutation(() => Int, {
    description: 'Signs the viewer out everywhere but here. Answers with the number of sessions that ended.',
  })
  endOtherSessions(@Ctx() context: Context): Promise<number> {
    const { accountId, credential } = context.signedInPerson;
    return context.transaction((transaction) =>
      endSessions(transaction, this.announcements, accountId, { allBut: credential.id }),
    );
  }

  @Authorized('person')
  @Mutation(() => Boolean, {
    description:
      'Changes the viewer’s password and signs them out everywhere but here; a mail tells them of it. Links for a new password are void.',
  })
  async changePassword(
    @Arg('input', () => ChangePasswordInput, { description: 'The present password and the new one.' })
    input: ChangePasswordInput,
    @Ctx() context: Context,
  ): Promise<boolean> {
    const viewer = context.signedInPerson;
    const { limit, announcements, outbox } = this;
    await changePassword(context, viewer, input, { limit, announcements, outbox });
    return true;
  }
}
