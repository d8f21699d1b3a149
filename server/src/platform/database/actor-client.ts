import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { actorSettings, type Actor } from './actor.ts';

const beginning = new AsyncLocalStorage<Actor>();

/** Runs `work`; a transaction that begins in it is the actor's. */
export function asActor<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
  return beginning.run(actor, work);
}

/**
 * A connection that tells PostgreSQL the actor in the same message as `begin`: as a statement of its own it would cost
 * every small query another round trip. The settings are the transaction's and end with it.
 */
export class ActorClient extends pg.Client {
  override query(...args: unknown[]): never {
    const actor = args[0] === 'begin' ? beginning.getStore() : undefined;
    const given = actor ? [`begin; ${setStatement(actor)}`, ...args.slice(1)] : args;
    return (super.query as (...args: unknown[]) => never).apply(this, given);
  }
}

function setStatement(actor: Actor): string {
  const calls = Object.entries(actorSettings(actor)).map(
    ([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`,
  );
  return `select ${calls.join(', ')}`;
}
