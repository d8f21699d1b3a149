import type { Statement } from '../platform/database/actor-read.ts';
import { AppError } from '../platform/errors.ts';
import {
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
  type PageArgs,
} from '../platform/graphql/connection.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import type { MeetingFilterName } from './meeting-enums.ts';
import type { MeetingsArgs } from './meeting.inputs.ts';
import { MEETING_COLUMNS, meetingOf, SERIES_COLUMNS, seriesOf } from './meeting-rows.ts';
import type { Meeting, MeetingSeries } from './meeting.types.ts';

const BY_ID: Statement = {
  name: 'meetings-by-id',
  text: `select ${MEETING_COLUMNS} from meeting m where m.id = any($1)`,
};
const SERIES_BY_ID: Statement = {
  name: 'meeting-series-by-id',
  text: `select ${SERIES_COLUMNS} from meeting_series s where s.id = any($1)`,
};

/** Meetings by id, as far as the viewer may read them. */
export async function meetingsById(read: Read, ids: readonly string[]): Promise<Map<string, Meeting>> {
  const rows = await read<Meeting>(BY_ID, [ids]);
  return new Map(rows.map((row) => [row.id, meetingOf(row)]));
}

/** Series by id, as far as the viewer may read them. */
export async function seriesById(read: Read, ids: readonly string[]): Promise<Map<string, MeetingSeries>> {
  const rows = await read<MeetingSeries>(SERIES_BY_ID, [ids]);
  return new Map(rows.map((row) => [row.id, seriesOf(row)]));
}

/** One that has begun and was not closed goes on, however late it is. */
const OVER = `(m.state = 'ENDED' or (m.state <> 'RUNNING' and m.ends_at <= now()))`;
const WHICH: Record<MeetingFilterName, { where: string; order: 'asc' | 'desc' }> = {
  COMING: { where: `not ${OVER}`, order: 'asc' },
  PAST: { where: OVER, order: 'desc' },
  ALL: { where: 'true', order: 'asc' },
};
/** Of a space, or of one of its series. */
const OWNERS = { space: 'm.space_id = $1', series: 'm.series_id = $1' };
/** The last moment that ECMAScript has. */
const MOMENT_MAX = 8_640_000_000_000_000;

/** Meetings of a space or a series that the viewer may read. */
export async function listMeetings(
  owner: keyof typeof OWNERS,
  id: string,
  { filter, ...page }: MeetingsArgs,
  context: Context,
): Promise<Connection<Meeting>> {
  const { first, after } = pageOf(page);
  const [place, last] = after ? placeOf(after) : [null, ''];
  const behind = place === null ? null : Number(place);
  if (behind !== null && !(Number.isInteger(behind) && Math.abs(behind) <= MOMENT_MAX))
    throw new AppError('INVALID_INPUT', { fields: { after: 'MALFORMED' } });
  const { where, order } = WHICH[filter];
  const name = `meetings-of-${owner}-${filter.toLowerCase()}`;
  const wanted = `${OWNERS[owner]} and ${where}`;
  const rows = await context.read<Meeting>(
    {
      name,
      text: `select ${MEETING_COLUMNS} from meeting m where ${wanted} and ($2::float is null
          or (m.starts_at, m.id) ${order === 'asc' ? '>' : '<'} (to_timestamp($2 / 1000), $3))
        order by m.starts_at ${order}, m.id ${order} limit $4`,
    },
    [id, behind, last, first + 1],
  );
  return new PageOfRows(
    rows.map(meetingOf),
    page,
    (meeting) => [String(meeting.startsAt.getTime()), meeting.id],
    async () => {
      const text = `select count(*)::int as total from meeting m where ${wanted}`;
      const [counted] = await context.read<{ total: number }>({ name: `${name}-count`, text }, [id]);
      return counted?.total ?? 0;
    },
  );
}

const SERIES_PAGE: Statement = {
  name: 'meeting-series-of-space',
  text: `select ${SERIES_COLUMNS} from meeting_series s where s.space_id = $1
    and ($2::text is null or (lower(s.title), s.id) > ($2, $3)) order by lower(s.title), s.id limit $4`,
};
const SERIES_COUNT: Statement = {
  name: 'meeting-series-of-space-count',
  text: 'select count(*)::int as total from meeting_series where space_id = $1',
};

/** Series of a space that the viewer may read, by title; those that have ended among them. */
export async function listSeries(
  spaceId: string,
  page: PageArgs,
  context: Context,
): Promise<Connection<MeetingSeries>> {
  const { first, after } = pageOf(page);
  const [title, id] = after ? placeOf(after) : [null, ''];
  const rows = await context.read<MeetingSeries & { place: string }>(SERIES_PAGE, [
    spaceId,
    title,
    id,
    first + 1,
  ]);
  return new PageOfRows(
    rows.map(seriesOf),
    page,
    (series) => [series.title.toLowerCase(), series.id],
    async () => (await context.read<{ total: number }>(SERIES_COUNT, [spaceId]))[0]?.total ?? 0,
  );
}
