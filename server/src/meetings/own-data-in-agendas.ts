import type { OwnDataChapter } from '../accounts/own-data.ts';

const ITEMS = `
  select i.id, m.title as meeting, m.starts_at as "startsAt", i.title, i.note, i.state,
    i.responsible_id is not distinct from $1 as "responsible", i.proposed_by_id is not distinct from $1 as "proposed",
    case when i.proposed_by_id = $1 then i.decision_reason end as "decisionReason", i.created_at as "createdAt"
  from agenda_item i join meeting m on m.id = i.meeting_id
  where i.responsible_id = $1 or i.proposed_by_id = $1 order by i.id`;

/** What somebody proposed for agendas, and for which items they are responsible. */
export const AGENDA_CHAPTERS: readonly OwnDataChapter[] = [
  {
    name: 'agendaItems',
    tables: ['agenda_item'],
    collect: ({ sql, asHouse }, accountId) => asHouse(() => sql(ITEMS, [accountId])),
  },
];
