import 'reflect-metadata';
import { MikroORM } from '@mikro-orm/postgresql';
import { ENTITIES } from './hub.ts';
import type { DatabaseAddress } from './platform/database/database-address.ts';

/**
 * What the entities have and the database lacks: statements that add tables and columns. Everything else that tells
 * the two apart (policies, triggers, checks, columns of libraries) is written by hand and left alone.
 */
export async function missingInDatabase(address: DatabaseAddress): Promise<string[]> {
  const orm = await MikroORM.init({
    ...address,
    entities: ENTITIES,
    logger: () => undefined,
    schemaGenerator: { ignoreSchema: ['pgboss'] },
  });
  try {
    const difference = await orm.schema.getUpdateSchemaSQL({ safe: true, dropTables: false });
    return difference
      .split(';')
      .map((statement) => statement.trim().replaceAll('varchar(255)', 'text'))
      .filter((statement) =>
        /^(create table|alter table "\w+" add (column )?"(?!.*constraint))/.test(statement),
      );
  } finally {
    await orm.close(true);
  }
}
