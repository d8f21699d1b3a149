import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { actorSettings, isAudience, type Actor } from './actor.ts';

const beginning = new AsyncLocalStorage<Actor>();

/** Runs `work`; a transaction that begins in it is the actor's. */
export function asActor<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
  return beginning.run(actor, work);
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
    const actor = beginning.getStore();
    const given = actor && statement === 'begin' ? [beginStatement(actor), ...args.slice(1)] : args;
    const result = (super.query as (...args: unknown[]) => Promise<unknown>).apply(this, given);
    const isBound = actor && (statement === 'begin' || statement === 'rollback');
    return (isBound ? result.catch((error: unknown) => this.drop(error)) : result) as never;
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

function beginStatement(actor: Actor): string {
  return `begin${isAudience(actor) ? ' read only' : ''}; ${setStatement(actor)}`;
}

function setStatement(actor: Actor): string {
  const calls = Object.entries(actorSettings(actor)).map(
    ([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`,
  );
  return `select ${calls.join(', ')}`;
}
