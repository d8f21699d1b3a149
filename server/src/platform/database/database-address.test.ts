import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { embeddedAddress, ormAddress } from './database-address.ts';

const SETTINGS = '-c role=umlauf_app';

/** What a connection of the pool is told in the end, as pg itself reads it. */
function toldTo(clientUrl: string) {
  const { driverOptions } = ormAddress({ clientUrl }, SETTINGS);
  const client = new pg.Client(driverOptions) as pg.Client & {
    connectionParameters: { options?: string; ssl: unknown };
  };
  const { host, user, database, connectionParameters } = client;
  return { host, user, database, options: connectionParameters.options, ssl: connectionParameters.ssl };
}

describe('the address of the application’s pool', () => {
  it('keeps all that the URL says', () => {
    expect(toldTo('postgres://umlauf:x@database.example/hub?sslmode=verify-full')).toMatchObject({
      host: 'database.example',
      user: 'umlauf',
      database: 'hub',
      options: SETTINGS,
      ssl: expect.anything(),
    });
    expect(toldTo('postgres://localhost/hub?host=/run/postgresql&user=umlauf')).toMatchObject({
      host: '/run/postgresql',
      user: 'umlauf',
      options: SETTINGS,
    });
  });

  it('lets no URL choose another role: ours comes last', () => {
    const { options } = toldTo('postgres://umlauf@database.example/hub?options=-c%20role%3Dpostgres');
    expect(options).toBe(`-c role=postgres ${SETTINGS}`);
  });

  it('of our own server is its socket', () => {
    expect(ormAddress(embeddedAddress('/tmp/x', 'hub'), SETTINGS)).toEqual({
      host: '/tmp/x',
      port: 5432,
      user: 'postgres',
      dbName: 'hub',
      driverOptions: { options: SETTINGS },
    });
  });
});
