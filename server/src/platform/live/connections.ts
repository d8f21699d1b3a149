import type { Viewer } from '../graphql/context.ts';
import type { Announcements } from './announcements.ts';

/** A socket or an event stream that is open on behalf of somebody. */
export interface Connection {
  viewer: Viewer | null;
  address: string;
  /** The credential has ended: close, and say so. */
  end(): void;
}

/** All open connections of this instance: to count them, and to end those whose credential has ended. */
export class Connections {
  private readonly open = new Set<Connection>();

  constructor(announcements: Announcements) {
    announcements.on('credentialEnded', ({ kind, id }) => {
      for (const connection of [...this.open]) {
        const { viewer } = connection;
        if (!viewer) continue;
        const ended =
          kind === 'account'
            ? viewer.accountId === id
            : viewer.credential.kind === kind && viewer.credential.id === id;
        if (ended) connection.end();
      }
    });
  }

  /** Remembers the connection; the answer forgets it. */
  add(connection: Connection): () => void {
    this.open.add(connection);
    return () => void this.open.delete(connection);
  }

  countOfAccount(accountId: string): number {
    return this.count((connection) => connection.viewer?.accountId === accountId);
  }

  countOfAddress(address: string): number {
    return this.count((connection) => connection.address === address);
  }

  /** The credentials with which something is open. */
  credentials(): Record<'session' | 'token', string[]> {
    const found = { session: new Set<string>(), token: new Set<string>() };
    for (const { viewer } of this.open) if (viewer) found[viewer.credential.kind].add(viewer.credential.id);
    return { session: [...found.session], token: [...found.token] };
  }

  private count(match: (connection: Connection) => boolean): number {
    let count = 0;
    for (const connection of this.open) if (match(connection)) count += 1;
    return count;
  }
}
