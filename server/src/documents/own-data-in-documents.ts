import type { OwnDataChapter } from '../accounts/own-data.ts';

const WRITTEN = `
  select d.id, d.created_by_id = $1 as "createdByMe", d.created_at as "createdAt",
    exists (select 1 from document_writer w where w.document_id = d.id and w.account_id = $1) as "writtenByMe"
  from document d where d.created_by_id = $1
    or d.id in (select document_id from document_writer where account_id = $1)
  order by d.created_at, d.id`;

interface Written {
  id: string;
}

/** Documents that somebody made or wrote in; titles as far as they may read them now. Texts are everybody's in the space. */
export const DOCUMENT_CHAPTERS: readonly OwnDataChapter[] = [
  {
    name: 'documents',
    tables: ['document', 'document_writer'],
    collect: async ({ sql, asHouse }, accountId) => {
      const written = await asHouse(() => sql<Written>(WRITTEN, [accountId]));
      const titles = await sql<{ id: string; title: string }>(
        'select id, title from document where id = any($1)',
        [written.map(({ id }) => id)],
      );
      const titleOf = new Map(titles.map(({ id, title }) => [id, title]));
      return written.map((document) => ({ ...document, title: titleOf.get(document.id) ?? null }));
    },
  },
];
