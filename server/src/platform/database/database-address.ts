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
