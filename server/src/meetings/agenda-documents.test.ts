import { afterAll, beforeAll, expect, it } from 'vitest';
import { onAgenda, refusedOnAgenda } from '../../../test/testkit/agendas.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { seedMeeting } from '../../../test/testkit/meetings.ts';
import type { SeededSpace } from '../../../test/testkit/seed.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

it('an item keeps what it links though that has moved to another space, for whoever sees it there', async () => {
  const space = await hub.seed.space({ writers: 1 });
  const [writer] = space.writers as [SeededSpace['lead']];
  const { id: meetingId } = await seedMeeting(hub, space.id, space.lead.id);
  const elsewhere = await hub.seed.space();
  const document = await hub.seed.document({ space, title: 'Entwurf' });
  const input = { meetingId, title: 'Haushalt', documentIds: [document.id] };
  const item = await onAgenda(writer.api, 'addAgendaItem', input);
  const linked = async () =>
    (await hub.sql('select document_id from agenda_item_document where item_id = $1', [item.id])).length;
  await hub.sql('update document set space_id = $2 where id = $1', [document.id, elsewhere.id]);
  const change = { itemId: item.id, documentIds: [document.id] };
  expect((await refusedOnAgenda(writer.api, 'changeAgendaItem', change)).fields).toEqual({
    documentIds: 'UNKNOWN_VALUE',
  });
  await onAgenda(writer.api, 'changeAgendaItem', { itemId: item.id, documentIds: [] });
  expect(await linked()).toBe(1);
  await hub.sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'READER')`, [
    elsewhere.id,
    writer.id,
  ]);
  await onAgenda(writer.api, 'changeAgendaItem', change);
  expect(await linked()).toBe(1);
  await onAgenda(writer.api, 'changeAgendaItem', { itemId: item.id, documentIds: [] });
  expect(await linked()).toBe(0);
});
