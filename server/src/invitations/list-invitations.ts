import type { Transaction } from '../platform/database/database.ts';
import {
  checkFirst,
  PageOfRows,
  placeOf,
  type Connection,
  type PageArgs,
} from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { INVITATION_COLUMNS } from './find-invitation.ts';
import { Invitation, type InvitationRow, type MailDelivery } from './invitation.types.ts';

/**
 * Open invitations to the space, or to the hub, newest first; the caller has asked whether the viewer may see them.
 * @param toDocuments those to single documents alone, or those to the whole space alone; null: both
 */
export async function listInvitations(
  context: Context,
  page: PageArgs,
  spaceId: string | null,
  toDocuments: boolean | null = null,
): Promise<Connection<Invitation>> {
  checkFirst(page.first);
  const after = page.after ? placeOf(page.after)[1] : null;
  const rows = await ask<InvitationRow>(
    context,
    `select ${INVITATION_COLUMNS} from invitation where ${OPEN} and ($4::text is null or id < $4) order by id desc limit $3`,
    [spaceId, toDocuments, page.first + 1, after],
  );
  return new PageOfRows(
    rows.map((row) => Object.assign(new Invitation(), row)),
    page,
    ({ id }) => ['', id],
    async () => (await ask<{ total: number }>(context, COUNT, [spaceId, toDocuments]))[0]!.total,
  );
}

const OPEN = `coalesce(space_id, '') = coalesce($1::text, '') and state = 'OPEN'
  and ($2::boolean is null or (document_id is not null) = $2)`;
const COUNT = `select count(*)::int as total from invitation where ${OPEN}`;

function ask<Row>(context: Context, statement: string, parameters: unknown[]): Promise<Row[]> {
  return context.transaction((transaction) =>
    transaction.asHouse(() => transaction.sql<Row>(statement, parameters)),
  );
}

/** What became of these mails; one that is not kept any more was sent. */
export async function deliveriesByMail(
  { asHouse, sql }: Transaction,
  ids: readonly string[],
): Promise<Map<string, keyof typeof MailDelivery>> {
  const rows = await asHouse(() =>
    sql<{ id: string; state: keyof typeof MailDelivery | 'DROPPED' }>(
      'select id, state from mail where id = any($1)',
      [ids],
    ),
  );
  return new Map(rows.map(({ id, state }) => [id, state === 'DROPPED' ? 'REFUSED' : state]));
}
