import type { Context } from '../platform/graphql/context.ts';
import type { RegisterRow } from './register-rows.ts';

export type Register = 'DECISIONS' | 'TASKS';

const STILL: Record<Register, string> = {
  DECISIONS: `select d.id, s.name from decision d left join space s on s.id = d.space_id where d.id = any($1)`,
  TASKS: `select e.id, s.name from text_entry e left join space s on s.id = e.space_id
    where e.id = any($1) and e.position is not null`,
};

/**
 * Records in the log of each space that somebody took lines of a register of it, before their first byte leaves. They are asked
 * once more what they read: reading takes its time. Answers what goes out. Throws UNAUTHENTICATED for strangers.
 */
export async function recordRegister(
  register: Register,
  rows: readonly RegisterRow[],
  context: Context,
): Promise<RegisterRow[]> {
  void context.signedIn;
  return context.transaction(async ({ sql, raise }) => {
    const still = await sql<{ id: string; name: string | null }>(STILL[register], [rows.map(({ id }) => id)]);
    const names = new Map(still.map(({ id, name }) => [id, name]));
    const left = rows.filter(({ id }) => names.has(id));
    for (const [spaceId, own] of Map.groupBy(left, (row) => row.spaceId)) {
      const name = names.get(own[0]!.id);
      const facts = { register, rows: String(own.length), ...(name != null && { name }) };
      raise({ spaceId, type: 'REGISTER_EXPORTED', subjectId: spaceId, facts });
    }
    return left;
  });
}
