import type { Database } from '../platform/database/database.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import type { Look } from '../platform/live/look.ts';

/** So many looks after it was last asked about, an account is forgotten. */
const KEPT_LOOKS = 60;

interface KnownAccount {
  unasked: number;
  /** The present answer; null: to be asked anew. */
  reading: Promise<boolean> | null;
  present: boolean | null;
  /** What was answered last. */
  former: boolean | null;
  epoch: number | null;
}

/**
 * Answers "does this account belong to the hub, or did it come as a guest only?" from memory: whoever belongs reads the
 * spaces that are open to the hub. Kept true as `SpaceAccess` keeps memberships.
 */
export class HubMembers {
  private readonly accounts = new Map<string, KnownAccount>();
  private readonly unwatch: () => void;

  constructor(
    private readonly database: Database,
    private readonly announcements: Announcements,
    look: Look,
    /** The account belongs no longer, or only now. */
    private readonly changed: (accountId: string) => void,
  ) {
    announcements.prependListener('membershipChanged', this.forget);
    this.unwatch = look.watch({
      statement: (list) => `select id, epoch as value from account where id = any(${list})`,
      ids: () => [...this.accounts].filter(([, { epoch }]) => epoch !== null).map(([id]) => id),
      seen: (epochs, ids) => this.compare(epochs, ids),
    });
  }

  /** At once when it is known; nobody (the empty id) never belongs. */
  has(accountId: string): boolean | Promise<boolean> {
    if (!accountId) return false;
    let account = this.accounts.get(accountId);
    if (!account) {
      account = { unasked: 0, reading: null, present: null, former: null, epoch: null };
      this.accounts.set(accountId, account);
    }
    account.unasked = 0;
    return account.present ?? this.ask(accountId, account);
  }

  close(): void {
    this.unwatch();
    this.announcements.off('membershipChanged', this.forget);
  }

  private readonly forget = ({ accountId }: { accountId: string }): void => {
    const account = this.accounts.get(accountId);
    if (!account) return;
    account.reading = null;
    account.present = null;
    // What is open must not wait for somebody to ask; what cannot be read now is found by the next look.
    if (account.epoch !== null) this.ask(accountId, account).catch(() => undefined);
  };

  private async ask(accountId: string, account: KnownAccount): Promise<boolean> {
    for (;;) {
      const reading = account.reading ?? this.read(accountId, account);
      const belongs = await reading;
      // Forgotten meanwhile: this answer may be older than the change.
      if (account.reading === reading) return belongs;
    }
  }

  private read(accountId: string, account: KnownAccount): Promise<boolean> {
    const reading = this.load(accountId).then(({ epoch, belongs }) => {
      if (account.reading !== reading) return belongs;
      const { former } = account;
      Object.assign(account, { epoch, present: belongs, former: belongs });
      if (former !== null && former !== belongs) this.changed(accountId);
      return belongs;
    });
    account.reading = reading;
    reading.catch(() => {
      if (account.reading === reading) account.reading = null;
    });
    return reading;
  }

  private async load(accountId: string): Promise<{ epoch: number | null; belongs: boolean }> {
    const [row] = await this.database.withActor({ system: 'access-check' }, ({ sql }) =>
      sql<{ epoch: number; belongs: boolean }>(
        'select epoch, app_is_hub_member(id) as belongs from account where id = $1',
        [accountId],
      ),
    );
    return row ?? { epoch: null, belongs: false };
  }

  private async compare(epochs: ReadonlyMap<string, number>, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const account = this.accounts.get(id);
      if (!account) continue;
      if (account.present === null || account.epoch !== (epochs.get(id) ?? null)) {
        account.present = null;
        await this.read(id, account);
      }
      account.unasked += 1;
      if (account.unasked > KEPT_LOOKS) this.accounts.delete(id);
    }
  }
}
