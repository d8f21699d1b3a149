import { APIError } from 'better-auth/api';
import {
  OperationNodeTransformer,
  type Kysely,
  type KyselyPlugin,
  type PrimitiveValueListNode,
  type ValueNode,
} from 'kysely';
import { serverAhead } from '../platform/clock.ts';

/** Clocks that are so close are one. */
const CLOSE_MILLISECONDS = 1_000;
/** A step of the codes' time (RFC 6238, 4.1). */
const STEP_MILLISECONDS = 30_000;

/**
 * better-auth compares moments with the server's own clock, and writes moments by it. So all that it reads is shown as
 * that clock will say it, and all that it writes is stored as the database's clock says it: sessions end by the latter.
 */
export function inServerTime<Tables>(db: Kysely<Tables>): Kysely<Tables> {
  return db.withPlugin(translation);
}

/**
 * Codes of authenticator apps are made and judged by the time of day alone: throws UNAVAILABLE while the two clocks
 * differ too much to say which code is the right one, and nobody has tried a wrong one then.
 */
export function demandOneClock(): void {
  if (Math.abs(serverAhead()) >= STEP_MILLISECONDS)
    throw new APIError('SERVICE_UNAVAILABLE', { code: 'UNAVAILABLE' });
}

const translation: KyselyPlugin = {
  transformQuery: ({ node }) => toDatabase.transformNode(node),
  transformResult: async ({ result }) => {
    const ahead = difference();
    if (ahead === 0) return result;
    const rows = result.rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [column, moved(value, ahead)])),
    );
    return { ...result, rows };
  },
};

class ToDatabase extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode): ValueNode {
    return { ...node, value: moved(node.value, -difference()) };
  }

  protected override transformPrimitiveValueList(node: PrimitiveValueListNode): PrimitiveValueListNode {
    const ahead = difference();
    return { ...node, values: node.values.map((value) => moved(value, -ahead)) };
  }
}

const toDatabase = new ToDatabase();

function difference(): number {
  const ahead = serverAhead();
  return Math.abs(ahead) < CLOSE_MILLISECONDS ? 0 : ahead;
}

function moved(value: unknown, milliseconds: number): unknown {
  return value instanceof Date ? new Date(value.getTime() + milliseconds) : value;
}
