import type { Transaction } from '../platform/database/database.ts';
import type { Viewer } from '../platform/graphql/context.ts';

/** What accounts ask of the spaces, which stand above this feature and are handed to it. */
export interface SpacesOfAccounts {
  /** Which of these spaces the transaction's actor may read. */
  readable(transaction: Transaction, spaceIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** To which spaces the account belongs, whoever asks. */
  of(transaction: Transaction, accountId: string): Promise<ReadonlySet<string>>;
  /** To which spaces the account belongs in which the viewer decides about members. */
  managedBy(transaction: Transaction, viewer: Viewer, accountId: string): Promise<ReadonlySet<string>>;
  /** Ends all its memberships, whoever does it. */
  leaveAll(transaction: Transaction, account: { id: string; name: string }): Promise<void>;
}
