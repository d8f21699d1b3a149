import DataLoader from 'dataloader';
import type { Logger } from 'pino';
import type { Scope } from '@umlauf/shared/scopes';
import { NOBODY, type Actor } from '../database/actor.ts';
import type { Database, Transaction } from '../database/database.ts';
import { AppError } from '../errors.ts';

/** By what somebody proved who they are. */
export interface Credential {
  kind: 'session' | 'token';
  id: string;
  /** Null: everything that the account may. */
  scopes: ReadonlySet<Scope> | null;
}

/** Who asks. */
export interface Viewer {
  accountId: string;
  name: string;
  credential: Credential;
}

/** The instances of this hub's resolvers. */
export interface Instances {
  get<T>(resolver: new (...args: never[]) => T): T;
}

type Batch<K, V> = (transaction: Transaction, keys: readonly K[]) => Promise<Map<K, V>>;

/** One operation: who asks, on whose behalf the database answers, and what is loaded together. */
export class Context {
  private readonly loaders = new Map<unknown, unknown>();
  /** Set by the limits: price of the operation and what is left of the minute's budget. */
  cost: { requested: number; remaining: number } | null = null;
  /** From where the operation came, and how large its message was. */
  sender = { address: '', bytes: 0 };

  constructor(
    readonly requestId: string,
    readonly viewer: Viewer | null,
    readonly database: Database,
    readonly log: Logger,
    /** For the `subscribe` functions of subscriptions, which type-graphql calls without their resolver. */
    readonly instances: Instances,
  ) {}

  get actor(): Actor {
    return this.viewer ? { accountId: this.viewer.accountId } : NOBODY;
  }

  /** Who asks; throws UNAUTHENTICATED when nobody is signed in. */
  get signedIn(): Viewer {
    if (!this.viewer) throw new AppError('UNAUTHENTICATED');
    return this.viewer;
  }

  /** Who asks, by a session of their own: what concerns credentials is not for programs. Throws FORBIDDEN for a token. */
  get signedInPerson(): Viewer {
    if (this.signedIn.credential.kind === 'token') throw new AppError('FORBIDDEN');
    return this.signedIn;
  }

  /** Throws FORBIDDEN when the credential may not do this at all, whoever bears it. */
  requireScope(scope: Scope): void {
    const granted = this.viewer?.credential.scopes;
    if (granted && !granted.has(scope)) throw new AppError('FORBIDDEN', { missingScope: scope });
  }

  /** Works in a transaction of the viewer's. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.database.withActor(this.actor, work);
  }

  /**
   * Loads by key together with everything asked for in the same tick; null where the viewer sees nothing. Nothing is
   * remembered between ticks: a subscription's events share one context, and each must see the present.
   */
  load<K, V>(batch: Batch<K, V>, key: K): Promise<V | null> {
    let loader = this.loaders.get(batch) as DataLoader<K, V | null> | undefined;
    if (!loader) {
      loader = new DataLoader<K, V | null>(
        async (keys) => {
          const found = await this.transaction((transaction) => batch(transaction, [...new Set(keys)]));
          return keys.map((wanted) => found.get(wanted) ?? null);
        },
        { cache: false },
      );
      this.loaders.set(batch, loader);
    }
    return loader.load(key);
  }
}
