import { afterAll, beforeAll, expect, it } from 'vitest';
import { overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';

let hub: TestHub;
beforeAll(async () => void (hub = await startTestHub()));
afterAll(() => hub.close());

it('tells whoever has the list open what it has kept and forgotten', async () => {
  const space = await hub.seed.space({ writers: 1 });
  const { id } = await hub.seed.document({ space, markdown: 'Der Antrag wird geprüft.' });
  const { api } = space.writers[0]!;
  const text = async () =>
    (await api.query('query($id: ID!) { document(id: $id) { text } }', { id }))['document'].text;
  const keep = () => hub.server.hub.versions.run();
  const rest = () =>
    hub.sql(`update document set updated_at = now() - interval '11 minutes' where id = $1`, [id]);
  await expect.poll(text).toContain('geprüft');
  const query = 'query($id: ID!) @live { document(id: $id) { versions(first: 5) { totalCount } } }';
  const page = overSocket(api, query, { id });
  const seen = () => page.answers.at(-1)?.data?.['document'].versions.totalCount;
  await expect.poll(seen).toBe(0);
  await rest();
  await keep();
  await expect.poll(seen).toBe(1);
  await api.query('mutation($input: EditDocumentInput!) { editDocument(input: $input) { revision } }', {
    input: { documentId: id, append: 'Weiter' },
  });
  await expect.poll(text).toContain('Weiter');
  await rest();
  await keep();
  await expect.poll(seen).toBe(2);
  await hub.sql(`update document_version set saved_at = now() - interval '91 days' where document_id = $1`, [
    id,
  ]);
  await keep();
  await expect.poll(seen).toBe(1);
  page.stop();
});
