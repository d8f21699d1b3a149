/**
 * The limit: Node's own `http` and `pg`, the same conditions, rank, count and order as the product's search in one
 * statement, and nobody asked who may. `inSpaces` names the spaces to look in; without it, everywhere.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { Pattern } from '@umlauf/server/search/read-query';
import { openPool } from '../queries/token-lookup.ts';

export interface PlainQuestion {
  /** As `patternsOf` of the search makes them. */
  terms: Pattern[];
  inSpaces: string[] | null;
}

/** As in the product: where more words than this contain what was typed, whole texts are looked through. */
const MOST_WORDS = 400;

const pool = openPool('-c enable_seqscan=off');

/** Words that contain it; null when they are too many. */
async function wordsWith(inner: string): Promise<string[] | null> {
  const { rows } = await pool.query<{ word: string }>({
    name: 'words',
    text: `select distinct word from search_word where word like $1 limit ${MOST_WORDS + 1}`,
    values: [`%${inner}%`],
  });
  return rows.length > MOST_WORDS ? null : rows.map(({ word }) => word);
}

const lexeme = (word: string): string => `'${word}'`;

const anyOf = (lexemes: readonly string[]): string => `(${lexemes.join(' | ')})`;

/** What the index is asked for a term; null for what it cannot tell. */
async function indexedFor({ inner, prefix, words, stems, phrase, only }: Pattern): Promise<string | null> {
  if (only) return null;
  if (phrase !== null) return `(${words.map(lexeme).join(' & ')})`;
  const containing = inner === null ? [] : await wordsWith(inner);
  if (!containing) return null;
  const all = [...words, ...containing].map(lexeme);
  all.push(...stems.map((stem) => lexeme(`~${stem}`)));
  if (prefix !== null) all.push(`${lexeme(prefix)}:*`);
  return anyOf(all.length > 0 ? all : [lexeme(inner!)]);
}

async function statementOf({ terms, inSpaces }: PlainQuestion): Promise<{ text: string; values: unknown[] }> {
  const values: unknown[] = [];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const lexemes = await Promise.all(terms.map(indexedFor));
  const ranks: string[] = ['0'];
  const conditions = terms.map(({ match, whole, begin, words, stems, phrase, only }, index) => {
    const bent = stems.length > 0 ? ` or title_stems @@ ${put(anyOf(stems.map(lexeme)))}::tsquery` : '';
    ranks.push(`case when title like any(${put(whole)}::text[]) then 8
      when title like any(${put(begin)}::text[])${bent} then 6 when title like any(${put(match)}::text[]) then 4 else 0 end`);
    if (only === 'TITLE') return `title like any(${put(whole)}::text[])`;
    if (phrase !== null) return words.length > 1 ? `content like ${put(phrase)}` : 'true';
    if (lexemes[index] !== null) return 'true';
    const bentText =
      stems.length > 0
        ? ` or id in (select s.id from search_entry s where s.lexemes @@ ${put(anyOf(stems.map((stem) => lexeme(`~${stem}`))))}::tsquery)`
        : '';
    return `(content like any(${put(match)}::text[])${bentText})`;
  });
  const indexed = lexemes.filter((each) => each !== null);
  const bending = terms
    .filter(({ stems }) => stems.length > 0)
    .map(({ stems }) => anyOf(stems.map((stem) => lexeme(`~${stem}`))));
  if (bending.length > 0)
    ranks.push(
      `case when id in (select p.id from search_entry p where p.lexemes @@ ${put(bending.join(' & '))}::tsquery) then 2 else 0 end`,
    );
  const first = indexed.length > 0 ? `where lexemes @@ ${put(indexed.join(' & '))}::tsquery` : '';
  const narrowed = inSpaces ? ` and e.space_id = any(${put(inSpaces)}::text[])` : '';
  const text = `with entry as materialized (select * from search_entry ${first}),
    found as materialized (
      select d.id, d.updated_at, d.title as name, d.space_id, e.title, e.title_stems, e.content
      from entry e join document d on d.id = e.document_id where d.trashed_at is null${narrowed}),
    hit as materialized (select id, name, space_id, updated_at, (${ranks.join(' + ')})::int as rank from found where ${conditions.join(' and ')})
    select hit.id, hit.name as title, s.name as space, (select count(*)::int from hit) as total
    from hit join space s on s.id = hit.space_id order by hit.rank desc, hit.updated_at desc, hit.id desc limit 20`;
  return { text, values };
}

async function answer(question: PlainQuestion): Promise<string> {
  const { rows } = await pool.query<{ total: number }>(await statementOf(question));
  return JSON.stringify({ data: { totalCount: rows[0]?.total ?? 0, nodes: rows } });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  request.setEncoding('utf8');
  for await (const part of request) body += part;
  return body;
}

const http = createServer((request, response) => {
  const answering = bodyOf(request).then((body) => answer(JSON.parse(body) as PlainQuestion));
  answering.then(
    (text) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
      response.writeHead(200, headers).end(text);
    },
    (error: Error) => {
      console.error(error);
      response.writeHead(500, { 'content-length': 0 }).end();
    },
  );
});
http.listen(Number(process.env['PORT']), '127.0.0.1', () => process.send!('ready'));
process.on('disconnect', () => process.exit());
