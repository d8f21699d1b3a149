/** Where the database is, in the form that MikroORM and pg both take. */
export type DatabaseAddress =
  { clientUrl: string; dbName?: string } | { host: string; port: number; user: string; dbName: string };

/** The database of the embedded server in this folder. */
export function embeddedAddress(socketFolder: string, dbName: string): DatabaseAddress {
  return { host: socketFolder, port: 5432, user: 'postgres', dbName };
}

/** The same address for node-postgres. `settings` hold for every connection, whatever the URL says. */
export function pgOptions(address: DatabaseAddress, settings?: string): Record<string, unknown> {
  if ('clientUrl' in address)
    return settings ? withSettings(address.clientUrl, settings) : { connectionString: address.clientUrl };
  const { host, port, user, dbName: database } = address;
  return { host, port, user, database, ...(settings ? { options: settings } : {}) };
}

/**
 * The same address for MikroORM, which by itself reads only host, port, user, password and name of a URL: what else
 * stands there (TLS, a socket's folder) is pg's to read.
 */
export function ormAddress(address: DatabaseAddress, settings: string): OrmAddress {
  if (!('clientUrl' in address)) return { ...address, driverOptions: { options: settings } };
  return { ...address, driverOptions: withSettings(address.clientUrl, settings) };
}

/** pg would let the URL's own options win. */
function withSettings(clientUrl: string, settings: string): { connectionString: string; options: string } {
  const url = new URL(clientUrl);
  const others = url.searchParams.get('options');
  if (others === null) return { connectionString: clientUrl, options: settings };
  url.searchParams.delete('options');
  return { connectionString: url.href, options: `${others} ${settings}` };
}

type OrmAddress = DatabaseAddress & { driverOptions: { connectionString?: string; options: string } };
