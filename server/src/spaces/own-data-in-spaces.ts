import type { OwnDataChapter } from '../accounts/own-data.ts';

/** Names of spaces stand there as far as the person may read them now. */
const MEMBERSHIPS = `
  select m.space_id as "spaceId", s.name, m.role, m.joined_at as "joinedAt", m.ends_at as "endsAt"
  from membership m left join space s on s.id = m.space_id where m.account_id = $1 order by m.joined_at`;

const GUEST_RIGHTS = `
  select document_id as "documentId", space_id as "spaceId", invited_at as "invitedAt", ends_at as "endsAt"
  from document_guest where account_id = $1 order by invited_at`;

const VISITS =
  'select space_id as "spaceId", seen_sequence as "seenUntil" from space_visit where account_id = $1';

/** What the others said and are called is theirs: an event is told without its words. */
const EVENTS = `
  select e.stream_id as "spaceId", e.sequence, e.type, e.at, e.actor_id = $1 as "byMe", e.subject_id = $1 as "aboutMe",
    case when e.actor_id = $1 then s.network end as network, case when e.actor_id = $1 then s.address end as address
  from event e left join event_seal s on s.stream_id = e.stream_id and s.sequence = e.sequence
  where e.actor_id = $1 or e.subject_id = $1 order by e.at, e.stream_id, e.sequence`;

/** As it was given: what it led to, and a refusal in silence, would tell what exists. */
const REQUESTS = `
  select target_id as "targetId", message, created_at as "createdAt", case when is_told then outcome end as outcome,
    case when is_told then decided_at end as "decidedAt", withdrawn_at as "withdrawnAt"
  from access_request where account_id = $1 order by created_at, id`;

/** What spaces hold about a person. */
export const SPACE_CHAPTERS: readonly OwnDataChapter[] = [
  {
    name: 'memberships',
    tables: ['membership', 'space'],
    collect: ({ sql }, accountId) => sql(MEMBERSHIPS, [accountId]),
  },
  {
    name: 'guestRights',
    tables: ['document_guest'],
    collect: ({ sql, asHouse }, accountId) => asHouse(() => sql(GUEST_RIGHTS, [accountId])),
  },
  {
    name: 'visits',
    tables: ['space_visit'],
    collect: ({ sql, asHouse }, accountId) => asHouse(() => sql(VISITS, [accountId])),
  },
  {
    name: 'accessRequests',
    tables: ['access_request'],
    collect: ({ sql, asHouse }, accountId) => asHouse(() => sql(REQUESTS, [accountId])),
  },
  {
    name: 'events',
    tables: ['event'],
    collect: ({ sql, asHouse }, accountId) => asHouse(() => sql(EVENTS, [accountId])),
  },
];
