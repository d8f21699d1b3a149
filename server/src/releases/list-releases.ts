import type { Statement } from '../platform/database/actor-read.ts';
import {
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
  type PageArgs,
} from '../platform/graphql/connection.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import type { ReleaseRow } from './release-rows.ts';
import { RELEASE_COLUMNS } from './release-rows.ts';
import { Release } from './release.types.ts';

const PAGE: Statement = {
  name: 'releases',
  text: `select ${RELEASE_COLUMNS} from release r where r.document_id = $1 and ($3::int is null or r.edition < $3)
    order by r.edition desc limit $2`,
};
const COUNT: Statement = {
  name: 'releases-count',
  text: 'select count(*)::int as total from release where document_id = $1',
};
const BY_ID: Statement = {
  name: 'releases-by-id',
  text: `select ${RELEASE_COLUMNS} from release r where r.id = any($1)`,
};
/** Of each release the newest later one of its document that stands. */
const LATER: Statement = {
  name: 'later-releases',
  text: `select o.id as of, ${RELEASE_COLUMNS} from release o
    join lateral (select * from release n where n.document_id = o.document_id and n.edition > o.edition
      and n.withdrawn_at is null order by n.edition desc limit 1) r on true
    where o.id = any($1)`,
};

const releaseOf = (row: ReleaseRow): Release => Object.assign(new Release(), row);

/** A document's releases, the newest first. */
export async function listReleases(
  documentId: string,
  page: PageArgs,
  context: Context,
): Promise<Connection<Release>> {
  const { first, after } = pageOf(page);
  const edition = after ? Number(placeOf(after)[0]) || 0 : null;
  const rows = await context.read<ReleaseRow>(PAGE, [documentId, first + 1, edition]);
  return new PageOfRows(
    rows.map(releaseOf),
    page,
    (release) => [String(release.edition), release.id],
    async () => (await context.read<{ total: number }>(COUNT, [documentId]))[0]!.total,
  );
}

/** Releases by id: everybody reads them. */
export async function releasesById(read: Read, ids: readonly string[]): Promise<Map<string, Release>> {
  const rows = await read<ReleaseRow>(BY_ID, [ids]);
  return new Map(rows.map((row) => [row.id, releaseOf(row)]));
}

/** By the id of a release, the newest later one of the same document that stands. */
export async function laterReleases(read: Read, ids: readonly string[]): Promise<Map<string, Release>> {
  const rows = await read<ReleaseRow & { of: string }>(LATER, [ids]);
  return new Map(rows.map(({ of, ...row }) => [of, releaseOf(row)]));
}

const OF_MEETINGS: Statement = {
  name: 'releases-of-meetings',
  text: `select ${RELEASE_COLUMNS} from release r where r.meeting_id = any($1) order by r.released_at desc, r.id desc`,
};

/** Extracts of the minutes of meetings, the newest first. */
export async function releasesOfMeetings(
  read: Read,
  ids: readonly string[],
): Promise<Map<string, Release[]>> {
  const rows = await read<ReleaseRow>(OF_MEETINGS, [ids]);
  return Map.groupBy(rows.map(releaseOf), ({ meetingId }) => meetingId!);
}
