/** Where the database is, in the form that MikroORM and pg both take. */
export type DatabaseAddress =
  { clientUrl: string; dbName?: string } | { host: string; port: number; user: string; dbName: string };

/** The database of the embedded server in this folder. */
export function embeddedAddress(socketFolder: string, dbName: string): DatabaseAddress {
  return { host: socketFolder, port: 5432, user: 'postgres', dbName };
}

/** The same address for node-postgres. */
export function pgOptions(address: DatabaseAddress): Record<string, unknown> {
  if ('clientUrl' in address) return { connectionString: address.clientUrl };
  return { host: address.host, port: address.port, user: address.user, database: address.dbName };
}

/**
 * The same address for MikroORM, which by itself reads only host, port, user, password and name of a URL: what else
 * stands there (TLS, a socket's folder) is pg's to read. `settings` hold for every connection, whatever the URL says.
 */
export function ormAddress(address: DatabaseAddress, settings: string): OrmAddress {
  if (!('clientUrl' in address)) return { ...address, driverOptions: { options: settings } };
  const url = new URL(address.clientUrl);
  const others = url.searchParams.get('options');
  url.searchParams.delete('options');
  const connectionString = others === null ? address.clientUrl : url.href;
  const options = others === null ? settings : `${others} ${settings}`;
  return { ...address, driverOptions: { connectionString, options } };
}

type OrmAddress = DatabaseAddress & { driverOptions: { connectionString?: string; options: string } };
