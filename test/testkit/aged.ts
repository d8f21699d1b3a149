import type { TestHub } from './hub.ts';
import type { SeededSpace } from './seed.ts';

const DAY_MILLISECONDS = 86_400_000;

/** A space whose events, in the order of their numbers, are so many days old. */
export async function spaceOfAge(hub: TestHub, days: readonly number[]): Promise<SeededSpace> {
  const space = await hub.seed.space();
  await hub.server.hub.database.withActor({ accountId: space.lead.id }, async ({ raise }) => {
    for (const age of days.slice(1))
      raise({ spaceId: space.id, type: 'SPACE_CHANGED', subjectId: space.id, facts: { name: `${age}` } });
  });
  await hub.sql(
    `update event set at = aged.at from unnest($2::timestamptz[]) with ordinality as aged (at, number)
     where stream_id = $1 and sequence = aged.number`,
    [space.id, days.map((age) => new Date(Date.now() - age * DAY_MILLISECONDS))],
  );
  return space;
}
