import { AsyncLocalStorage } from 'node:async_hooks';
import type { Socket } from 'node:net';
import pg from 'pg';
import { actorSettings, isAudience, type Actor } from './actor.ts';

/** Whose transaction begins, and after how many milliseconds PostgreSQL ends a statement of it. */
export interface Beginning {
  actor: Actor;
  milliseconds: number | undefined;
}

/** In the words of `pg`: nothing came for `SILENCE_MILLISECONDS`. */
const SILENT = 'Query read timeout';

const beginning = new AsyncLocalStorage<Beginning>();

/** Runs `work`; a transaction that begins in it is the actor's. */
export function asActor<T>(begun: Beginning, work: () => Promise<T>): Promise<T> {
  return beginning.run(begun, work);
}

/**
 * A NUL in a statement's text, into which MikroORM writes its parameters: PostgreSQL would end the connection. The code
 * is the one that it answers for a NUL among bound parameters.
 */
class UnstorableText extends Error {
  readonly code = '22021';
  override readonly message = 'a statement cannot hold a NUL';
}

/**
 * A connection that tells PostgreSQL the actor in the same message as `begin`: as a statement of its own it would cost
 * every small query another round trip. The settings are the transaction's and end with it.
 */
export class ActorClient extends pg.Client {
  override query(...args: unknown[]): never {
    const [statement] = args;
    if (typeof statement === 'string' && statement.includes('\0')) throw new UnstorableText();
    const begun = beginning.getStore();
    const given = begun && statement === 'begin' ? [beginStatement(begun), ...args.slice(1)] : args;
    const result = (super.query as (...args: unknown[]) => Promise<unknown>).apply(this, given);
    // Not of statements that are objects with a way of their own to tell, as `ActorRead` is.
    if (result instanceof Promise) result.catch((error: Error) => this.hangUpIfSilent(error));
    const isBound = begun && (statement === 'begin' || statement === 'rollback');
    return (isBound ? result.catch((error: unknown) => this.drop(error)) : result) as never;
  }

  /** On a line that is dead "rollback" would wait as long once more, and what was locked stays locked meanwhile. */
  private hangUpIfSilent({ message }: Error): void {
    if (message === SILENT)
      (this as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
  }

  /**
   * Kysely gives the connection of a transaction back only when `begin` or `rollback` succeeded. One that was lost in
   * between would stay with nobody, and after ten of them the pool would be empty for good.
   */
  private drop(error: unknown): never {
    (this as unknown as pg.PoolClient).release(true);
    throw error;
  }
}

function beginStatement(begun: Beginning): string {
  return `begin${isAudience(begun.actor) ? ' read only' : ''}; ${setStatement(begun)}`;
}

function setStatement({ actor, milliseconds }: Beginning): string {
  const settings = { ...actorSettings(actor), ...(milliseconds && { statement_timeout: `${milliseconds}` }) };
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`,
  );
  return `select ${calls.join(', ')}`;
}
