import type { Invited } from '../accounts/oidc-accounts.ts';
import type { Database } from '../platform/database/database.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { Account } from '../accounts/account.entity.ts';
import { announceAcceptance, settle, type Acceptance } from './accept-invitation.ts';
import { INVITATION_COLUMNS, INVITER_MAY } from './find-invitation.ts';
import type { InvitationRow } from './invitation.types.ts';

const OPEN = `from invitation where email = $1 and state = 'OPEN' and expires_at > now() and ${INVITER_MAY}`;

/**
 * What somebody is invited to whom the identity provider knows, and the hub does not: that it has confirmed the address
 * says as much as the link that was sent there.
 */
export class InvitedAtSignIn implements Invited {
  constructor(
    private readonly database: Database,
    private readonly announcements: Announcements,
  ) {}

  async isInvited(email: string): Promise<boolean> {
    const rows = await this.database.withActor({ system: 'sign-in' }, ({ sql }) =>
      sql(`select 1 ${OPEN} limit 1`, [email]),
    );
    return rows.length > 0;
  }

  async accept(accountId: string): Promise<boolean> {
    const accepted = await this.database.withActor({ accountId }, async (transaction) => {
      const { asHouse, em, sql } = transaction;
      const account = await asHouse(() => em.findOneOrFail(Account, { id: accountId }));
      const rows = await asHouse(() =>
        sql<InvitationRow>(`select ${INVITATION_COLUMNS} ${OPEN} order by id for update`, [account.email]),
      );
      const acceptances: Acceptance[] = [];
      for (const row of rows) acceptances.push(await settle(transaction, row, account));
      if (rows.length === 0) return acceptances;
      // By now it is the invitation that holds. To the hub only administrators invite.
      await asHouse(() =>
        sql('update account set admitted_by_groups = false, is_guest = is_guest and $2 where id = $1', [
          accountId,
          rows.every(({ role }) => role !== null),
        ]),
      );
      return acceptances;
    });
    for (const each of accepted) announceAcceptance(this.announcements, each);
    return accepted.length > 0;
  }
}
