import { Account, type AccountKind } from '../accounts/account.entity.ts';
import type { WriterClocks } from '../documents/block-writers.ts';
import type { Statement } from '../platform/database/actor-read.ts';
import { rowClass } from '../platform/database/row-class.ts';
import { AppError } from '../platform/errors.ts';
import { pageOf, PageOfRows, placeOf, type Connection } from '../platform/graphql/connection.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import type { DocumentVersionsArgs } from './version.inputs.ts';
import { VERSION_COLUMNS, versionOf } from './version-rows.ts';
import type { DocumentVersion } from './version.types.ts';

const VERSIONS: Statement = {
  name: 'document-versions',
  text: `select ${VERSION_COLUMNS} from document_version v where v.document_id = $1
    and ($2 = false or v.name is not null) and ($3::int is null or (v.revision, v.id) < ($3, $4))
    order by v.revision desc, v.id desc limit $5`,
};
const VERSIONS_COUNT: Statement = {
  name: 'document-versions-count',
  text: `select count(*)::int as total from document_version v where v.document_id = $1
    and ($2 = false or v.name is not null)`,
};
/** PostgreSQL's largest integer. */
const REVISION_MAX = 2_147_483_647;

/** A document's versions as far as the viewer reads them, newest first. */
export async function listVersions(
  documentId: string,
  { namedOnly, ...page }: DocumentVersionsArgs,
  context: Context,
): Promise<Connection<DocumentVersion>> {
  const { first, after } = pageOf(page);
  const [revision, id] = after ? placeOf(after) : [null, ''];
  const behind = revision === null ? null : Number(revision);
  if (behind !== null && !(Number.isInteger(behind) && Math.abs(behind) <= REVISION_MAX))
    throw new AppError('INVALID_INPUT', { fields: { after: 'MALFORMED' } });
  const rows = await context.read<DocumentVersion>(VERSIONS, [documentId, namedOnly, behind, id, first + 1]);
  return new PageOfRows(
    rows.map(versionOf),
    page,
    (version) => [String(version.revision), version.id],
    async () =>
      (await context.read<{ total: number }>(VERSIONS_COUNT, [documentId, namedOnly]))[0]?.total ?? 0,
  );
}

const BY_ID: Statement = {
  name: 'document-versions-by-id',
  text: `select ${VERSION_COLUMNS} from document_version v where v.id = any($1)`,
};

/** Versions by id, as far as the viewer reads them. */
export async function versionsById(
  read: Read,
  ids: readonly string[],
): Promise<Map<string, DocumentVersion>> {
  const rows = await read<DocumentVersion>(BY_ID, [ids]);
  return new Map(rows.map((row) => [row.id, versionOf(row)]));
}

const CONTENT: Statement = {
  name: 'document-version-content',
  text: 'select content, clocks from document_version where id = $1',
};

/** What a version shows, and who had written it; null: the viewer does not read it. */
export async function contentOfVersion(
  versionId: string,
  context: Pick<Context, 'read'>,
): Promise<{ content: string; clocks: WriterClocks } | null> {
  const [row] = await context.read<{ content: string; clocks: WriterClocks }>(CONTENT, [versionId]);
  return row ?? null;
}

const makeAccount = rowClass(Account, ['id', 'name', 'kind']);
interface WriterRow {
  id: string;
  name: string;
  kind: AccountKind;
}

const WRITERS: Statement = {
  name: 'writers-of-versions',
  text: `select distinct v.id as "versionId", a.id, a.name, a.kind from document_version v
    join document_writer w on w.document_id = v.document_id and w.client_id = any(v.clients)
    join account a on a.id = w.account_id where v.id = any($1) order by a.name, a.id`,
};

/** Who wrote between the version before and this one, by the version's id. */
export async function writersOfVersions(read: Read, ids: readonly string[]): Promise<Map<string, Account[]>> {
  const rows = await read<WriterRow & { versionId: string }>(WRITERS, [ids]);
  const found = new Map<string, Account[]>();
  for (const { versionId, ...account } of rows)
    found.set(versionId, [...(found.get(versionId) ?? []), makeAccount(account)]);
  return found;
}
