import { Migration } from '@mikro-orm/migrations';

/**
 * Documents can go to another space. What belongs to one names its space too, for row-level security: from now on the two
 * are one key, so that such rows go along in the statement that moves the document, and nothing that was begun before can
 * be written behind it with the former space.
 */
export class MovedDocuments extends Migration {
  override readonly name = '20261130-055-moved-documents';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const GO_ALONG = [
  'comment_thread',
  'comment',
  'comment_mention',
  'suggestion',
  'document_version',
  'file',
  'file_upload',
  'text_entry',
  'search_entry',
];
/** They keep the document where it is: guests were invited by its space, and rounds are a record of it. */
const HOLD = ['document_guest', 'circulation'];

const bind = (table: string, onUpdate: string): string[] => [
  `update ${table} t set space_id = d.space_id from document d where d.id = t.document_id and d.space_id <> t.space_id`,
  `alter table ${table} drop constraint ${table}_document_id_fkey,
    add constraint ${table}_document_place foreign key (document_id, space_id) references document (id, space_id)
      on update ${onUpdate} on delete cascade`,
];

const KEYS = [
  `alter table document add constraint document_place unique (id, space_id)`,
  ...GO_ALONG.flatMap((table) => bind(table, 'cascade')),
  ...HOLD.flatMap((table) => bind(table, 'no action')),
  // What a moved document's rows are found by.
  `create index document_parent on document (parent_id) where parent_id is not null`,
  `create index comment_mention_document on comment_mention (document_id)`,
  `create index suggestion_document on suggestion (document_id)`,
];

const DEFINER = `security definer set search_path = pg_catalog, public, pg_temp`;

// The words are the same after a move: only their rows' spaces change, by the key.
const SEARCH = [
  `drop trigger document_search_update on document`,
  `create trigger document_search_update after update of title, text on document for each row
    when (new.title is distinct from old.title or new.text is distinct from old.text) execute function search_document()`,
  `drop trigger file_search on file`,
  `create trigger file_search after insert or delete or update of name on file for each row execute function search_file()`,
  `create or replace function store_search_entry(entry text, kind text, document text, space text, title text, body text)
    returns void language plpgsql ${DEFINER} as $$
    declare
      whole text := left(title || E'\\n' || body, 1000000);
      folded text := search_fold(whole);
      words text[] := search_words(folded);
    begin
      insert into search_entry as e
        values (entry, kind, document, space, search_fold(title), folded, search_stems(title), search_lexemes(words, whole))
        on conflict (id) do update set title = excluded.title, content = excluded.content,
          title_stems = excluded.title_stems, lexemes = excluded.lexemes;
      insert into search_word select fresh.word from unnest(words) as fresh (word)
        where char_length(fresh.word) > 1 and not exists (select 1 from search_word w where w.word = fresh.word);
    end $$`,
];

const ALL = [...KEYS, ...SEARCH];
