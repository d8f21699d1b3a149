import { Account, type AccountKind } from '../accounts/account.entity.ts';
import type { Statement } from '../platform/database/actor-read.ts';
import { rowClass } from '../platform/database/row-class.ts';
import type { Context } from '../platform/graphql/context.ts';

const makeAccount = rowClass(Account, ['id', 'name', 'kind']);

interface WriterRow {
  id: string;
  name: string;
  kind: AccountKind;
}

const CLIENTS: Statement = {
  name: 'writers-of-clients',
  text: `select w.client_id::text as "clientId", a.id, a.name, a.kind from document_writer w
    join account a on a.id = w.account_id
    where w.document_id = $1 and w.client_id = any($2::bigint[]) order by a.name, a.id`,
};

/** Whose clientIDs these are. */
export async function accountsOfClients(
  documentId: string,
  clientIds: readonly number[],
  context: Pick<Context, 'read'>,
): Promise<Map<number, Account>> {
  const rows = await context.read<WriterRow & { clientId: string }>(CLIENTS, [documentId, clientIds]);
  return new Map(rows.map(({ clientId, ...row }) => [Number(clientId), makeAccount(row)]));
}
