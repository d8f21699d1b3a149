import type { OwnDataChapter } from '../accounts/own-data.ts';

const STATED = `
  select id, title, year || '/' || number as number, state, state_on::text as "stateOn", state_note as "stateNote"
  from decision where state_by_id = $1 order by id`;

/** Of which decisions somebody said what has become of them. */
export const DECISION_CHAPTERS: readonly OwnDataChapter[] = [
  {
    name: 'decisionsStated',
    tables: ['decision'],
    collect: ({ sql, asHouse }, accountId) => asHouse(() => sql(STATED, [accountId])),
  },
];
