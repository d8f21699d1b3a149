import type { Statement } from '../platform/database/actor-read.ts';
import type { Read } from '../platform/graphql/context.ts';
import type { Circulation } from '../circulations/circulation.types.ts';
import { circulationsById } from '../circulations/list-circulations.ts';

const NEWEST: Statement = {
  name: 'newest-adopted-rounds',
  text: `select distinct on (p.document_id) p.document_id as "documentId", c.id from circulation c join (
      select document_id, id as circulation_id from circulation where document_id = any($1)
      union all select document_id, circulation_id from circulation_document where document_id = any($1)
    ) as p on p.circulation_id = c.id
    where c.state = 'ADOPTED' order by p.document_id, c.ended_at desc, c.id desc`,
};

/** By document, the round that adopted it last, as far as the viewer reads it. */
export async function adoptedRounds(
  read: Read,
  documentIds: readonly string[],
): Promise<Map<string, Circulation>> {
  const found = await read<{ documentId: string; id: string }>(NEWEST, [documentIds]);
  const rounds = await circulationsById(
    read,
    found.map(({ id }) => id),
  );
  return new Map(
    found.flatMap(({ documentId, id }) => {
      const round = rounds.get(id);
      return round ? [[documentId, round] as const] : [];
    }),
  );
}
