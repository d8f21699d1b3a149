import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const TRASH = 'mutation($id: ID!) { trashDocument(documentId: $id) { id } }';
const CREATE = 'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }';
const MOVE = 'mutation($input: MoveDocumentInput!) { moveDocument(input: $input) { id } }';
const ORPHANS = `
  select d.id from document d join document p on p.id = d.parent_id
  where d.trashed_at is null and p.trashed_at is not null`;
/** Races are won by chance: so often that a lost one would show. */
const ROUNDS = 15;

describe('at the same moment', () => {
  it('nothing is put under what goes to the bin', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { id, space, lead } = await hub.seed.document();
      const other = await hub.seed.document({ space });
      await Promise.all([
        lead.api.send(CREATE, { input: { spaceId: space.id, title: 'Unterpunkt', parentId: id } }),
        lead.api.send(MOVE, { input: { documentId: other.id, parentId: id } }),
        lead.api.send(TRASH, { id }),
      ]);
      expect(await hub.sql(ORPHANS)).toEqual([]);
    }
  });

  it('what goes to the bin twice goes there once, with all that stands under it', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { id, space, lead } = await hub.seed.document();
      await hub.seed.document({ space, parentId: id });
      const answers = await Promise.all([lead.api.send(TRASH, { id }), lead.api.send(TRASH, { id })]);
      const codes = answers.map(({ errors }) => errors?.[0]!.extensions.code ?? 'done');
      expect(codes.toSorted()).toEqual(['GONE', 'done']);
      const moments = await hub.sql('select distinct trashed_at from document where space_id = $1', [
        space.id,
      ]);
      expect(moments).toHaveLength(1);
    }
  });
});
