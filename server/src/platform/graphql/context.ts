import DataLoader from 'dataloader';
import type { Logger } from 'pino';
import { roleAllows, type SpaceRole } from '@umlauf/shared/roles';
import type { Scope } from '@umlauf/shared/scopes';
import { NOBODY, type Actor } from '../database/actor.ts';
import type { Statement } from '../database/actor-read.ts';
import type { Database, Transaction } from '../database/database.ts';
import { AppError } from '../errors.ts';
import { OperationTime } from './operation-time.ts';

/** By what somebody proved who they are. */
export interface Credential {
  kind: 'session' | 'token';
  id: string;
  /** Null: everything that the account may. */
  scopes: ReadonlySet<Scope> | null;
  /** The only spaces that exist for it, whatever its account may elsewhere; none given: all of the account's. */
  spaces?: ReadonlySet<string> | null;
}

/** Who asks. */
export interface Viewer {
  accountId: string;
  name: string;
  credential: Credential;
  /** Nobody stands behind it: a technical account. */
  isProgram?: boolean;
}

/** Whether the credential reaches into the space at all, whatever its account's role is there. */
export function reaches({ credential }: Pick<Viewer, 'credential'>, spaceId: string): boolean {
  return credential.spaces?.has(spaceId) ?? true;
}

/**
 * Everybody who has exactly these roles in these spaces, and no others that matter to the question, by credentials of
 * the same scopes. It is asked about instead of each of them; it has no account, no name and no credential.
 */
export interface Audience {
  /** By space. */
  roles: ReadonlyMap<string, SpaceRole>;
  scopes: ReadonlySet<Scope> | null;
  /** As with a credential: whose credentials name other spaces are another audience. */
  spaces: ReadonlySet<string> | null;
}

/** What an account is, by space. */
export type Roles = ReadonlyMap<string, SpaceRole>;
/** The spaces that a question looks into; all: those where its asker belongs. */
export type WantedSpaces = readonly string[] | 'ALL';
/** What an account is in these spaces; null: it sees something there that others of the same roles do not. */
export type RolesOf = (accountId: string, spaces: WantedSpaces) => Promise<Roles | null>;

/** Of whom policies ask what their role is. */
export type Asker = Pick<Viewer, 'accountId' | 'credential'> | Audience;

/** The instances of this hub's resolvers. */
export interface Instances {
  get<T>(resolver: new (...args: never[]) => T): T;
}

type Batch<K, V> = (transaction: Transaction, keys: readonly K[]) => Promise<Map<K, V>>;

/** Rows of one statement, as the viewer may read them. */
export type Read = <Row>(statement: Statement, values?: readonly unknown[]) => Promise<Row[]>;
type ReadBatch<K, V> = (read: Read, keys: readonly K[]) => Promise<Map<K, V>>;

/** One operation: who asks, on whose behalf the database answers, and what is loaded together. */
export class Context {
  private readonly loaders = new Map<unknown, unknown>();
  /** Set by the limits: price of the operation and what is left of the minute's budget; of a dry run, the dearest price. */
  cost: { requested: number; remaining: number; limit?: number } | null = null;
  /** That price has been taken: the operation is not charged again. */
  isPaid = false;
  /** How long it may take. */
  time = new OperationTime();
  /** Set by who wants to know of what an answer is made: keys of `changeKeys`. */
  reads: Set<string> | null = null;
  /** From where the operation came, and how large its message was. */
  sender = { address: '', bytes: 0 };

  constructor(
    readonly requestId: string,
    readonly viewer: Viewer | null,
    readonly database: Database,
    readonly log: Logger,
    /** For the `subscribe` functions of subscriptions, which type-graphql calls without their resolver. */
    readonly instances: Instances,
    /** Whose question it is, when it is not one viewer's; `viewer` is null then. */
    readonly audience: Audience | null = null,
  ) {}

  get actor(): Actor {
    if (this.audience) return within(actorOf(this.audience), this.audience.spaces);
    if (!this.viewer) return NOBODY;
    const { accountId, credential } = this.viewer;
    return within({ accountId }, credential.spaces);
  }

  /** Who asks; throws UNAUTHENTICATED when nobody is signed in. */
  get signedIn(): Viewer {
    if (this.audience) throw new Error('an audience was asked for what belongs to one viewer');
    if (!this.viewer) throw new AppError('UNAUTHENTICATED');
    return this.viewer;
  }

  get isSignedIn(): boolean {
    return this.viewer !== null || this.audience !== null;
  }

  /** Of whom to ask which role they have; throws UNAUTHENTICATED when nobody is signed in. */
  get asker(): Asker {
    return this.audience ?? this.signedIn;
  }

  /** Who asks, by a session of their own: what concerns credentials is not for programs. Throws FORBIDDEN for a token. */
  get signedInPerson(): Viewer {
    this.requirePerson();
    return this.signedIn;
  }

  /** Throws FORBIDDEN for a token. */
  requirePerson(): void {
    if (this.signedIn.credential.kind === 'token') throw new AppError('FORBIDDEN');
  }

  /** Throws FORBIDDEN when the credential may not do this at all, whoever bears it. */
  requireScope(scope: Scope): void {
    const granted = this.audience ? this.audience.scopes : this.viewer?.credential.scopes;
    if (granted && !granted.has(scope)) throw new AppError('FORBIDDEN', { missingScope: scope });
  }

  /** Works in a transaction of the viewer's. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.time.bound((milliseconds) => this.database.withActor(this.actor, work, milliseconds));
  }

  /**
   * Loads by key together with everything asked for in the same tick; null where the viewer sees nothing. Nothing is
   * remembered between ticks: a subscription's events share one context, and each must see the present.
   */
  load<K, V>(batch: Batch<K, V>, key: K): Promise<V | null> {
    return this.together(batch, key, (keys) =>
      this.transaction((transaction) => batch(transaction, [...new Set(keys)])),
    );
  }

  /** The same for batches that only read rows: without a transaction and without entities, several times as fast. */
  fetch<K, V>(batch: ReadBatch<K, V>, key: K): Promise<V | null> {
    return this.together(batch, key, (keys) => batch(this.read, [...new Set(keys)]));
  }

  /** Reads rows by one statement, as the viewer. */
  readonly read: Read = (statement, values) =>
    this.time.bound((milliseconds) => this.database.read(this.actor, statement, values, milliseconds));

  private together<K, V>(
    batch: unknown,
    key: K,
    find: (keys: readonly K[]) => Promise<Map<K, V>>,
  ): Promise<V | null> {
    let loader = this.loaders.get(batch) as DataLoader<K, V | null> | undefined;
    if (!loader) {
      loader = new DataLoader<K, V | null>(
        async (keys) => {
          const found = await find(keys);
          return keys.map((wanted) => found.get(wanted) ?? null);
        },
        { cache: false },
      );
      this.loaders.set(batch, loader);
    }
    return loader.load(key);
  }
}

function within<A extends Actor>(actor: A, spaces: ReadonlySet<string> | null | undefined): Actor {
  return spaces ? { ...actor, spaces: [...spaces] } : actor;
}

function actorOf({ roles }: Audience): Actor {
  const belongs = ([, role]: [string, SpaceRole]) => roleAllows(role, 'readEvents');
  const [audience, visits] = [[...roles].filter(belongs), [...roles].filter((each) => !belongs(each))];
  return { audience: audience.map(([id]) => id), visits: visits.map(([id]) => id) };
}
