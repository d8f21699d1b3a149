import type { Database } from '../platform/database/database.ts';

/** Without the demo its accounts cannot sign in; whoever did so while there was one is signed out. */
export async function endDemoSessions(database: Database): Promise<void> {
  await database.withActor({ system: 'sign-in' }, ({ sql }) =>
    sql('delete from session using account where account.id = session.account_id and is_demo'),
  );
}
