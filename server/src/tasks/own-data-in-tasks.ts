import type { OwnDataChapter } from '../accounts/own-data.ts';

const OF_TEXT = `d.title as document, e.number, e.wording`;
const ASSIGNED = `
  select e.id, ${OF_TEXT}, e.due as "dueOn", e.task_state as state from text_entry e join document d on d.id = e.document_id
  where e.assigned_id = $1 and e.position is not null order by e.created_at, e.id`;
const SAID = `
  select s.id, s.kind, s.note, s.at from task_step s where s.by_id = $1 order by s.place`;
const HANDED = `
  select s.id, s.at from task_step s where s.to_id = $1 order by s.place`;
const REMINDED = `
  select due as "dueOn", kind, at from task_reminder where account_id = $1 order by at, entry_id`;

/** Tasks that somebody has, what they said of some, which were handed to them, and of which they were reminded. */
export const TASK_CHAPTERS: readonly OwnDataChapter[] = [
  {
    name: 'tasks',
    tables: ['text_entry'],
    // As far as they may read the documents.
    collect: ({ sql }, accountId) => sql(ASSIGNED, [accountId]),
  },
  {
    name: 'tasksSaid',
    tables: ['task_step'],
    collect: ({ sql, asHouse }, accountId) => asHouse(() => sql(SAID, [accountId])),
  },
  {
    name: 'tasksHandedOver',
    tables: ['task_step'],
    collect: ({ sql, asHouse }, accountId) => asHouse(() => sql(HANDED, [accountId])),
  },
  {
    name: 'taskReminders',
    tables: ['task_reminder'],
    collect: ({ sql, asHouse }, accountId) => asHouse(() => sql(REMINDED, [accountId])),
  },
];
