import { Migration } from '@mikro-orm/migrations';

/**
 * What is searched: for each thing that can be found one entry with its words, written by a trigger in the transaction
 * that changes them, and the words of all texts, from which those are taken that contain what was typed or are like it.
 *
 * Entries are read by `app_search` alone. Operators of full text and trigrams are not leakproof: below a policy
 * PostgreSQL may not use their indexes, and would look at every readable text instead. So the function, which works as
 * the owner, asks the same questions as the policies of `document` and searches within their answer; nobody else may
 * read the tables.
 */
export class Search extends Migration {
  override readonly name = '20261128-038-search';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const TABLES = [
  // `title` and `content` are folded; content is the title and the text, uncompressed since whole texts are looked
  // through for parts of words that stand nearly everywhere. `lexemes` are its words as they stand, and stems with `~`.
  `create table search_entry (
    id text primary key, kind text not null, document_id text not null references document on delete cascade,
    space_id text not null references space on delete cascade, title text not null, content text not null,
    title_stems tsvector not null, lexemes tsvector not null)`,
  `alter table search_entry alter column content set storage external`,
  `create index search_entry_document on search_entry (document_id)`,
  `create index search_entry_space on search_entry (space_id)`,
  // A short list of what is not merged yet: every search reads it.
  `create index search_entry_lexemes on search_entry using gin (lexemes) with (gin_pending_list_limit = 1024)`,
  // Not unique, so that nobody waits for somebody else's commit: a word that stands twice does no harm.
  `create table search_word (word text not null)`,
  `create index search_word_word on search_word (word)`,
  `create index search_word_trigrams on search_word using gin (word gin_trgm_ops)`,
];

const UNSEEN = String.raw`\u0001-\u001f`;
const SIGNS = String.raw`\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f`;

/** The same is written in `fold-words.ts`; a test compares the two. */
const FOLD = String.raw`
create function search_fold(words text) returns text language plpgsql immutable strict parallel safe as $$
declare
  folded text := words;
  pair text[];
begin
  foreach pair slice 1 in array array[
    ['ä', 'ae'], ['ö', 'oe'], ['ü', 'ue'], ['Ä', 'Ae'], ['Ö', 'Oe'], ['Ü', 'Ue'], ['ß', 'ss'], ['ẞ', 'SS'],
    [U&'a\0308', 'ae'], [U&'o\0308', 'oe'], [U&'u\0308', 'ue'], [U&'A\0308', 'Ae'], [U&'O\0308', 'Oe'], [U&'U\0308', 'Ue']]
  loop
    folded := replace(folded, pair[1], pair[2]);
  end loop;
  folded := regexp_replace(lower(folded), ' *[${UNSEEN}${SIGNS}][${UNSEEN} ${SIGNS}]*| {2,}', ' ', 'g');
  if folded ~ '[^\u0001-\u007f]' then
    folded := lower(normalize(folded, NFKD));
    folded := replace(replace(replace(replace(folded, 'æ', 'ae'), 'ø', 'oe'), 'œ', 'oe'), 'ł', 'l');
    folded := regexp_replace(regexp_replace(folded, '[\u0300-\u036f]+', '', 'g'), '[ ${SIGNS}]+', ' ', 'g');
  end if;
  return ' ' || btrim(folded) || ' ';
end $$`;

const DEFINER = `security definer set search_path = pg_catalog, public, pg_temp`;

const STEMS = `
create function search_stems(words text) returns tsvector language sql immutable strict parallel safe as $$
  select strip(to_tsvector('pg_catalog.german', words) || to_tsvector('pg_catalog.english', words)) $$`;

/**
 * Words as they stand in a folded text. What is longer than any word (a script without spaces) is cut into pieces of 500
 * characters, each with the last 200 of the one before: no query is longer, and a lexeme takes 2046 bytes.
 */
const WORDS = `
create function search_words(folded text) returns text[] language sql immutable strict parallel safe as $$
  select array(select distinct substr(word, 1 + 300 * piece, 500)
    from unnest(string_to_array(btrim(folded), ' ')) as word
      cross join generate_series(0, greatest(0, char_length(word) - 201) / 300) as piece
    where word <> '') $$`;

/**
 * The words, and their stems in both languages. Where they are more than PostgreSQL takes (1 MB), as many stems as fit,
 * so that only what bends is missed; where the words alone are more, as many of these.
 */
const LEXEMES = `
create function search_lexemes(words text[], body text) returns tsvector language plpgsql immutable strict parallel safe as $$
declare
  many int := cardinality(words);
  length int := least(char_length(body), 300000);
begin
  loop
    begin
      return array_to_tsvector(words[1:many]
        || array(select '~' || stem from unnest(tsvector_to_array(search_stems(left(body, length)))) as stem));
    exception when program_limit_exceeded then
      if length > 1000 then length := length / 2; else many := many / 2; end if;
    end;
  end loop;
end $$`;

/** What is known of one thing: a document, a comment or a file. */
const STORE = `
create function store_search_entry(entry text, kind text, document text, space text, title text, body text) returns void
language plpgsql ${DEFINER} as $$
declare
  whole text := left(title || E'\\n' || body, 1000000);
  folded text := search_fold(whole);
  words text[] := search_words(folded);
begin
  insert into search_entry as e
    values (entry, kind, document, space, search_fold(title), folded, search_stems(title), search_lexemes(words, whole))
    on conflict (id) do update set space_id = excluded.space_id, title = excluded.title, content = excluded.content,
      title_stems = excluded.title_stems, lexemes = excluded.lexemes;
  insert into search_word select fresh.word from unnest(words) as fresh (word)
    where char_length(fresh.word) > 1 and not exists (select 1 from search_word w where w.word = fresh.word);
end $$`;

/** Whom a comment mentions stands in it by an id, not by name. */
const wordsOfComment = (source: string) =>
  String.raw`regexp_replace(${source}, '@\{acc_[0-9a-z]{26}\}', ' ', 'g')`;

const ON_CHANGE = [
  `create function search_document() returns trigger language plpgsql ${DEFINER} as $$
begin
  perform public.store_search_entry(new.id, 'DOCUMENT', new.id, new.space_id, new.title, new.text);
  return null;
end $$`,
  `create function search_comment() returns trigger language plpgsql ${DEFINER} as $$
begin
  if tg_op = 'DELETE' then delete from public.search_entry where id = old.id;
  elsif new.source = '' then delete from public.search_entry where id = new.id;
  else perform public.store_search_entry(new.id, 'COMMENT', new.document_id, new.space_id, '',
    ${wordsOfComment('new.source')});
  end if;
  return null;
end $$`,
  `create function search_file() returns trigger language plpgsql ${DEFINER} as $$
begin
  if tg_op = 'DELETE' then delete from public.search_entry where id = old.id;
  else perform public.store_search_entry(new.id, 'FILE', new.document_id, new.space_id, new.name, '');
  end if;
  return null;
end $$`,
];

const TRIGGERS = [
  `create trigger document_search_insert after insert on document for each row execute function search_document()`,
  `create trigger document_search_update after update of title, text, space_id on document for each row
    when (new.title is distinct from old.title or new.text is distinct from old.text or new.space_id <> old.space_id)
    execute function search_document()`,
  `create trigger comment_search after insert or update of source or delete on comment for each row
    execute function search_comment()`,
  `create trigger file_search after insert or update of name or delete on file for each row
    execute function search_file()`,
  `select store_search_entry(id, 'DOCUMENT', id, space_id, title, text) from document`,
  `select store_search_entry(id, 'COMMENT', document_id, space_id, '', ${wordsOfComment('source')}) from comment where source <> ''`,
  `select store_search_entry(id, 'FILE', document_id, space_id, name, '') from file`,
];

/**
 * What the actor may read, by the questions that the policies of `document`, `comment` and `file` ask; of one space, when
 * it is given. Comments are read \`inside\`, files with their documents.
 */
const SCOPE = `
create function app_search_scope(chosen text, out spaces text[], out inside text[], out documents text[])
language sql stable ${DEFINER} as $$
  with reached as (select public.app_token_spaces() as ids),
    open as (
      select s.id, s.id = any(public.app_spaces('{LEAD,WRITER,READER,GUEST}')) as is_inside from public.space s, reached r
      where (s.id = any(public.app_spaces('{LEAD,WRITER,READER,GUEST}')) or s.visibility = any(public.app_visible()))
        and (r.ids is null or s.id = any(r.ids)) and (chosen is null or s.id = chosen))
  select
    (select coalesce(array_agg(id), '{}') from open),
    (select coalesce(array_agg(id), '{}') from open where is_inside),
    (select coalesce(array_agg(d.id), '{}') from public.document d, reached r
      where d.id = any(public.app_guest_documents())
        and (r.ids is null or d.space_id = any(r.ids)) and (chosen is null or d.space_id = chosen)) $$`;

/** Where more words than this contain what was typed, the texts themselves are looked through. */
const MOST_WORDS = 400;

const ARRAY_OF = `array(select jsonb_array_elements_text`;

const PARTS = [
  // Quoted as full text takes it.
  `create function search_lexeme(word text) returns text language sql immutable strict as $$
    select array_to_tsvector(array[word])::text $$`,
  // What the index is asked for one term, as a tsquery's text; null for what lexemes cannot tell.
  `create function search_lexemes_of(term jsonb) returns text language plpgsql stable ${DEFINER} as $$
    declare
      words text[] := ${ARRAY_OF}(term->'words'));
      part text := term->>'inner';
    begin
      if term->>'only' is not null then return null; end if;
      if term->>'phrase' is not null then
        return (select '(' || string_agg(search_lexeme(word), ' & ') || ')' from unnest(words) as word);
      end if;
      if part is not null then
        words := words || array(select distinct w.word from search_word w where w.word like '%' || part || '%' limit ${MOST_WORDS + 1});
        if position(' ' in part) > 0 or cardinality(words) > ${MOST_WORDS} then return null; end if;
      end if;
      return (select coalesce('(' || string_agg(lexeme, ' | ') || ')', search_lexeme(part)) from (
        select search_lexeme(word) from unnest(words) as word
        union all select search_lexeme('~' || stem) from jsonb_array_elements_text(term->'stems') as stem
        union all select search_lexeme(term->>'prefix') || ':*' where term->>'prefix' is not null) as lexemes (lexeme));
    end $$`,
  `create function search_stems_of(term jsonb, sign text) returns text language sql stable as $$
    select '(' || string_agg(search_lexeme(sign || stem), ' | ') || ')' from jsonb_array_elements_text(term->'stems') as stem $$`,
  // What is left to be looked for in title and content themselves.
  `create function search_condition(term jsonb, lexemes text) returns text language sql stable as $$
    select case
      when term->>'only' = 'TITLE' then format(' and title like any(%L::text[])', ${ARRAY_OF}(term->'whole')))
      when term->>'phrase' is not null then case when jsonb_array_length(term->'words') > 1 then format(' and content like %L', term->>'phrase') else '' end
      when lexemes is not null then ''
      else format(' and (content like any(%L::text[])%s)', ${ARRAY_OF}(term->'match')),
        ' or id in (select s.id from search_entry s where s.lexemes @@ ' || quote_literal(search_stems_of(term, '~')) || '::tsquery)') end $$`,
  `create function search_rank(term jsonb) returns text language sql stable as $$
    select format(' + case when title like any(%L::text[]) then 8 when title like any(%L::text[])%s then 6 when title like any(%L::text[]) then 4 else 0 end',
      ${ARRAY_OF}(term->'whole')), ${ARRAY_OF}(term->'begin')),
      ' or title_stems @@ ' || quote_literal(search_stems_of(term, '')) || '::tsquery', ${ARRAY_OF}(term->'match'))) $$`,
];

/**
 * `terms`: as `Pattern` in `read-query.ts`; each must be found. `choice`: { spaceId, kind, authorId, since, until, inBin,
 * rank, changed, id: the place behind which to go on }. Rows bear the number of all that were found. Titles weigh most,
 * then texts in which every word stands as such or bent.
 *
 * The planner does not count what it costs to fetch a long value that is stored apart (TOAST), and would rather read all
 * entries, or all of some spaces, than the index of lexemes: so it may not. Nothing long is fetched but by `checked`.
 */
const ofKind = (ofDocument: string, ofComment: string, ofFile: string) =>
  `case f.kind when ''COMMENT'' then (select ${ofComment} from comment where id = f.id)
    when ''FILE'' then (select ${ofFile} from file where id = f.id) else ${ofDocument} end`;

const SEARCH = `
create function app_search(terms jsonb, choice jsonb, page int)
returns table (id text, kind text, document_id text, rank int, changed text, total int)
language plpgsql stable ${DEFINER} set enable_seqscan = off as $$
declare
  readable record;
  term jsonb;
  lexemes text;
  indexed text[] := '{}';
  checked text := '';
  ranks text := '0';
  plain text[] := '{}';
begin
  select * into readable from app_search_scope(choice->>'spaceId');
  for term in select * from jsonb_array_elements(terms) loop
    lexemes := search_lexemes_of(term);
    indexed := indexed || lexemes;
    checked := checked || search_condition(term, lexemes);
    ranks := ranks || search_rank(term);
    plain := plain || search_stems_of(term, '~');
  end loop;
  ranks := ranks || coalesce(' + case when id in (select p.id from search_entry p where p.lexemes @@ '
    || quote_literal(nullif(array_to_string(plain, ' & '), '')) || '::tsquery) then 2 else 0 end', '');
  return query execute format('
    with found as materialized (select * from search_entry %s),
    readable as materialized (
      select f.*, ${ofKind('d.updated_at', 'coalesce(edited_at, created_at)', 'created_at')} as changed_at,
        ${ofKind('d.created_by_id', 'author_id', 'created_by_id')} as author_id
      from found f join document d on d.id = f.document_id
      where (f.space_id = any($1) and (f.kind <> ''COMMENT'' or f.space_id = any($12)) or f.document_id = any($2))
        and (d.trashed_at is not null) = $3 and ($4 is null or f.kind = $4)),
    hit as materialized (select id, kind, document_id, (%s)::int as rank, changed_at from readable
      where ($5 is null or author_id = $5) and ($6 is null or changed_at >= $6) and ($7 is null or changed_at < $7) %s)
    select id, kind, document_id, rank, changed_at::text, (select count(*)::int from hit) from hit
    where $8 is null or (rank, changed_at, id) < ($8, $9, $10) order by 4 desc, changed_at desc, 1 desc limit $11',
    'where lexemes @@ ' || quote_literal(nullif(array_to_string(indexed, ' & '), '')) || '::tsquery', ranks, checked)
  using readable.spaces, readable.documents, (choice->>'inBin')::boolean, choice->>'kind', choice->>'authorId',
    (choice->>'since')::timestamptz, (choice->>'until')::timestamptz,
    (choice->>'rank')::int, (choice->>'changed')::timestamptz, choice->>'id', page, readable.inside;
end $$`;

/**
 * Words that look like these and stand in what the actor may read, the most alike first. The list of words is the whole
 * hub's: its hundred most alike are looked for in what is readable, and only those that stand there are shown.
 */
const SIMILAR = `
create function app_similar_words(words text[], chosen text) returns table (word text, candidate text)
language plpgsql stable ${DEFINER} set enable_seqscan = off
set pg_trgm.similarity_threshold = 0.3 set pg_trgm.word_similarity_threshold = 0.4 as $$
declare
  readable record;
begin
  select * into readable from app_search_scope(chosen);
  return query
    select given.word, best.word from unnest(words) as given (word) cross join lateral (
      select w.word from (
        select s.word, max(similarity(s.word, given.word) + word_similarity(given.word, s.word)) as likeness
        from search_word s
        where (s.word % given.word or given.word <% s.word) and char_length(s.word) between 4 and 60
        group by 1 order by 2 desc, 1 limit 100) as w
      where exists (select 1 from search_entry e
        where e.lexemes @@ search_lexeme(w.word)::tsquery
          and (e.space_id = any(readable.spaces) and (e.kind <> 'COMMENT' or e.space_id = any(readable.inside))
            or e.document_id = any(readable.documents)))
      limit 12) as best;
end $$`;

const NAMES = ['app_search(jsonb, jsonb, int)', 'app_similar_words(text[], text)'];
const INNER = [
  'app_search_scope(text)',
  'search_lexemes_of(jsonb)',
  'store_search_entry(text, text, text, text, text, text)',
  'search_document()',
  'search_comment()',
  'search_file()',
];

const WALL = [
  ...['search_entry', 'search_word'].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy ${table}_system on ${table} to umlauf_app
      using ((select app_is_system())) with check ((select app_is_system()))`,
    `create policy ${table}_owner on ${table} to current_user using (true) with check (true)`,
    `grant select on ${table} to umlauf_app`,
  ]),
  ...[...NAMES, ...INNER].map((name) => `revoke all on function ${name} from public`),
  `grant execute on function ${NAMES.join(', ')} to umlauf_app`,
];

const ALL = [
  ...TABLES,
  FOLD,
  STEMS,
  WORDS,
  LEXEMES,
  STORE,
  ...ON_CHANGE,
  SCOPE,
  ...PARTS,
  SEARCH,
  SIMILAR,
  ...WALL,
  ...TRIGGERS,
];
