type Change = [what: string, statement: string, parameters: (ids: Ids) => unknown[]];
interface Ids {
  space: string;
  document: string;
  actor: string;
}

/** What nobody may do past the API who does not belong to a space, nor a reader of it. */
export const FORBIDDEN_CHANGES: Change[] = [
  ['rename a space', `update space set name = 'x' where id = $1`, (ids) => [ids.space]],
  ['rename a document', `update document set title = 'x' where id = $1`, (ids) => [ids.document]],
  [
    'let oneself in',
    `insert into membership (space_id, account_id, role) values ($1, $2, 'LEAD')`,
    (ids) => [ids.space, ids.actor],
  ],
  [
    'let oneself in once more',
    `insert into membership (space_id, account_id, role) values ($1, $2, 'LEAD') on conflict (space_id, account_id) do update set role = 'LEAD'`,
    (ids) => [ids.space, ids.actor],
  ],
  [
    'rise',
    `update membership set role = 'LEAD' where space_id = $1 and account_id = $2`,
    (ids) => [ids.space, ids.actor],
  ],
  [
    'throw the lead out',
    `delete from membership where space_id = $1 and account_id <> $2`,
    (ids) => [ids.space, ids.actor],
  ],
  [
    'create a document',
    `insert into document (id, space_id, position, title) values ('doc_x', $1, 'a', 'x')`,
    (ids) => [ids.space],
  ],
  [
    'forge an update',
    `insert into document_update (document_id, revision, update) values ($1, 99, '\\x0000')`,
    (ids) => [ids.document],
  ],
  [
    'forge a state',
    `insert into document_snapshot (document_id, revision, state, state_vector, saved_at) values ($1, 99, '\\x0000', '\\x00', now())`,
    (ids) => [ids.document],
  ],
  [
    'forge a milestone',
    `insert into document_milestone (document_id, revision, state, at) values ($1, 99, '\\x0000', now())`,
    (ids) => [ids.document],
  ],
  [
    'claim a clientID',
    `insert into document_writer (document_id, client_id, account_id) values ($1, 7, $2)`,
    (ids) => [ids.document, ids.actor],
  ],
  [
    'forge an event',
    `insert into event (stream_id, sequence, type, subject_id) values ($1, 99, 'SPACE_CREATED', $2)`,
    (ids) => [ids.space, ids.actor],
  ],
  ['open a closed space', `update space set visibility = 'PUBLIC' where id = $1`, (ids) => [ids.space]],
  [
    'let oneself in as a guest',
    `insert into membership (space_id, account_id, role, ends_at) values ($1, $2, 'GUEST', now() + interval '1 day')`,
    (ids) => [ids.space, ids.actor],
  ],
  [
    'let oneself in to a document',
    `insert into document_guest (document_id, space_id, account_id, ends_at)
     values ($1, $2, $3, now() + interval '1 day')`,
    (ids) => [ids.document, ids.space, ids.actor],
  ],
  [
    'stay longer than one may',
    `update document_guest set ends_at = 'infinity' where document_id = $1`,
    (ids) => [ids.document],
  ],
  [
    'ask in another’s name',
    `insert into access_request (id, account_id, target_id, space_id) values ('req_x', $2, $1, $1)`,
    (ids) => [ids.space, ids.actor],
  ],
  [
    'let oneself be let in',
    `update access_request set outcome = 'GRANTED', decided_at = now() where space_id = $1`,
    (ids) => [ids.space],
  ],
  [
    'speak in another’s name',
    `insert into comment (id, thread_id, document_id, space_id, author_id, source)
     select 'com_x', thread_id, document_id, space_id, author_id, 'x' from comment where document_id = $1 and author_id <> $2`,
    (ids) => [ids.document, ids.actor],
  ],
  [
    'comment in no one’s name',
    `insert into comment (id, thread_id, document_id, space_id, source)
     select 'com_x', id, document_id, space_id, 'x' from comment_thread where document_id = $1`,
    (ids) => [ids.document],
  ],
  [
    'change another’s comment',
    `update comment set source = 'x' where document_id = $1 and author_id <> $2`,
    (ids) => [ids.document, ids.actor],
  ],
  [
    'remove another’s comment',
    `delete from comment where document_id = $1 and author_id <> $2`,
    (ids) => [ids.document, ids.actor],
  ],
  ['remove a thread', `delete from comment_thread where document_id = $1`, (ids) => [ids.document]],
  [
    'mention somebody in another’s comment',
    `insert into comment_mention (comment_id, account_id, document_id, space_id)
     select id, $2, document_id, space_id from comment where document_id = $1`,
    (ids) => [ids.document, ids.actor],
  ],
  [
    'propose in another’s name',
    `insert into suggestion (id, document_id, space_id, author_id, created_at) values ('sug_x', $1, $2, $3, now())`,
    (ids) => [ids.document, ids.space, ids.actor],
  ],
  [
    'decide about a proposal',
    `update suggestion set outcome = 'ACCEPTED', decided_at = now() where document_id = $1`,
    (ids) => [ids.document],
  ],
  [
    'forge a version',
    `insert into document_version (id, document_id, space_id, revision, saved_at, title, content, content_hash, clocks, clients)
     values ('vsn_x', $1, $2, 99, now(), 'x', '{}', '', '{}', '{}')`,
    (ids) => [ids.document, ids.space],
  ],
  [
    'name a version',
    `update document_version set name = 'x', named_at = now() where document_id = $1`,
    (ids) => [ids.document],
  ],
  [
    'start a round past the house',
    `insert into circulation (id, document_id, space_id, revision, title, content, content_hash, question, rules,
       started_at, deadline_at, next_at)
     values ('cir_x', $1, $2, 1, 'x', '{}', '', 'x', '{}', now(), now(), now())`,
    (ids) => [ids.document, ids.space],
  ],
  [
    'send another document round past the house',
    `insert into circulation_document (id, circulation_id, space_id, document_id, position, revision, title, content, content_hash)
     select 'cdo_x', id, space_id, $1, 9, 1, 'x', '{}', '' from circulation where space_id = $2 limit 1`,
    (ids) => [ids.document, ids.space],
  ],
  [
    'send a file round past the house',
    `insert into circulation_attachment (id, circulation_id, space_id, document_position, position, name, media_type, bytes, hash)
     select 'cat_x', id, space_id, 1, 99, 'x', 'text/plain', 1, 'x' from circulation where space_id = $1 limit 1`,
    (ids) => [ids.space],
  ],
  ['end a round', `update circulation set state = 'ADOPTED' where document_id = $1`, (ids) => [ids.document]],
  [
    'answer past the house',
    `insert into circulation_answer (id, circulation_id, space_id, seat_id, choice, at)
     select 'ans_x', circulation_id, space_id, id, 'AGREE', now() from circulation_seat where space_id = $1`,
    (ids) => [ids.space],
  ],
  [
    'be reached without being so',
    `update circulation_seat set reached_at = now() where space_id = $1`,
    (ids) => [ids.space],
  ],
  ['look at ballots', `update circulation_ballots set choices = '{AGREE}'`, () => []],
  [
    'enter a decision past the house',
    `insert into decision (id, space_id, position, scope_id, year, number, title, wording, outcome, votes, decided_at)
     values ('dec_x', $1, 999, $1, 2026, 999, 'x', 'x', 'ADOPTED', '{}', now())`,
    (ids) => [ids.space],
  ],
  [
    'say past the house what has become of one',
    `update decision set state = 'CARRIED_OUT' where space_id = $1`,
    (ids) => [ids.space],
  ],
  [
    'enter a typed block past the house',
    `insert into text_entry (id, document_id, space_id, kind, scope_id, year, number, created_at)
     values ('blk_x', $1, $2, 'task', $1, 0, 999, now())`,
    (ids) => [ids.document, ids.space],
  ],
  ['say of one what its text does not', `update text_entry set wording = 'x'`, () => []],
  [
    'say something of a task past the house',
    `insert into task_step (id, entry_id, document_id, space_id, kind, note)
     select 'tst_x', id, document_id, space_id, 'NOTED', 'x' from text_entry where space_id = $1 limit 1`,
    (ids) => [ids.space],
  ],
  ['say another thing than was said of one', `update task_step set note = 'x'`, () => []],
  [
    'plan a meeting past the house',
    `insert into meeting (id, space_id, title, starts_at, ends_at, calendar_uid)
     values ('mtg_x', $1, 'x', now(), now() + interval '1 hour', 'x')`,
    (ids) => [ids.space],
  ],
  [
    'cancel one',
    `update meeting set state = 'CANCELLED', cancelled_at = now() where space_id = $1`,
    (ids) => [ids.space],
  ],
  [
    'answer in another’s name',
    `update meeting_participant set answer = 'ACCEPTED' where space_id = $1`,
    (ids) => [ids.space],
  ],
  [
    'say that somebody was there',
    `insert into meeting_presence (attendee_id, space_id, came_at) select id, space_id, now() + interval '1 day' from meeting_attendee where space_id = $1`,
    (ids) => [ids.space],
  ],
  [
    'let somebody vote',
    `update meeting_attendee set kind = 'ENTITLED' where space_id = $1`,
    (ids) => [ids.space],
  ],
  [
    'say that minutes were approved',
    `insert into minutes_step (id, meeting_id, space_id, kind) select 'mns_forged', id, space_id, 'APPROVED' from meeting where space_id = $1`,
    (ids) => [ids.space],
  ],
  [
    'approve minutes',
    `update meeting set minutes_state = 'APPROVED' where space_id = $1`,
    (ids) => [ids.space],
  ],
  ['forget a step of minutes', `delete from minutes_step where space_id = $1`, (ids) => [ids.space]],
  ['take somebody off the list', `delete from meeting_attendee where space_id = $1`, (ids) => [ids.space]],
  ['end a series', `update meeting_series set ended_at = now() where space_id = $1`, (ids) => [ids.space]],
  ['count decisions anew', `update decision_number set last = last + 1`, () => []],
  [
    'put something on an agenda past the house',
    `insert into agenda_item (id, meeting_id, space_id, position, kind, title, state)
     select 'agi_x', id, space_id, 'a0', 'DECISION', 'x', 'PLANNED' from meeting where space_id = $1`,
    (ids) => [ids.space],
  ],
  [
    'accept a proposal past the house',
    `update agenda_item set state = 'PLANNED' where space_id = $1`,
    (ids) => [ids.space],
  ],
  ['take items off an agenda', `delete from agenda_item where space_id = $1`, (ids) => [ids.space]],
  [
    'take documents off an agenda',
    `delete from agenda_item_document where space_id = $1`,
    (ids) => [ids.space],
  ],
  [
    'change every agenda of a series',
    `update agenda_standing_item set title = 'x' where space_id = $1`,
    (ids) => [ids.space],
  ],
  [
    'attach in another’s name',
    `insert into file (id, document_id, space_id, name, media_type, bytes, hash, created_by_id)
     select 'fil_x', document_id, space_id, 'x', 'text/plain', 1, hash, created_by_id from file
     where document_id = $1 and created_by_id <> $2`,
    (ids) => [ids.document, ids.actor],
  ],
  [
    'go on with another’s upload',
    `update file_upload set name = 'x' where document_id = $1 and account_id <> $2`,
    (ids) => [ids.document, ids.actor],
  ],
  ['turn the sequence back', `update stream set sequence = 0 where id = $1`, (ids) => [ids.space]],
];
