import { describe, expect, it } from 'vitest';
import { useJourney } from '../testkit/journey.ts';

const journey = useJourney();

const REMOVE = 'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }';
const EDIT = 'mutation($input: EditDocumentInput!) { editDocument(input: $input) { revision } }';

describe('a member who is removed while writing', () => {
  it('loses the editor within a second, and the text is gone from that browser', async () => {
    const space = await journey.hub.seed.space({ writers: 1, password: true });
    const { id } = await journey.hub.seed.document({ space, title: 'Geheim', markdown: 'Vertraulich' });
    const writer = space.writers[0]!;
    const bodo = await journey.visit(writer);
    await bodo.openDocument(id);
    await bodo.placeCursor('Vertraulich');
    await bodo.page.keyboard.type(' von Bodo');
    await bodo.saved();
    expect(await bodo.deviceCopies()).toEqual([`umlauf:${writer.id}:${id}`]);

    const gone = bodo.text.waitFor({ state: 'detached' }).then(() => performance.now());
    await space.lead.api.query(REMOVE, { input: { spaceId: space.id, accountId: writer.id } });
    const removedAt = performance.now();
    // The promise is one second, not "soon".
    expect((await gone) - removedAt).toBeLessThan(1_000);
    await space.lead.api.query(EDIT, { input: { documentId: id, append: 'Nach der Entfernung' } });

    await expect.poll(() => bodo.deviceCopies()).toEqual([]);
    const page = await bodo.page.locator('body').innerText();
    expect(page).not.toContain('Vertraulich');
    expect(page).not.toContain('Nach der Entfernung');
    await bodo.page.goto(`/documents/${id}`);
    await bodo.page.getByRole('heading', { name: 'Nicht gefunden' }).waitFor();
    expect(await bodo.deviceCopies()).toEqual([]);
  });

  it.each([
    { still: 'still open', leaves: false },
    { still: 'left already', leaves: true },
  ])('may keep the own words that were not saved yet, the document $still', async ({ leaves }) => {
    const space = await journey.hub.seed.space({ writers: 1, password: true });
    const { id } = await journey.hub.seed.document({ space, title: 'Geheim', markdown: 'Vertraulich' });
    const writer = space.writers[0]!;
    const bodo = await journey.visit(writer, { cuttable: true });
    await bodo.openDocument(id);
    await bodo.loseNetwork();
    await bodo.placeCursor('Vertraulich');
    await bodo.page.keyboard.type(' eigene Worte');
    if (leaves) {
      await bodo.page.getByRole('link', { name: space.name }).click();
      await bodo.text.waitFor({ state: 'detached' });
    }
    await space.lead.api.query(REMOVE, { input: { spaceId: space.id, accountId: writer.id } });
    await bodo.findNetwork();
    const dialog = bodo.page.getByRole('dialog', { name: 'Ihr Zugriff wurde beendet' });
    await dialog.waitFor();
    const download = bodo.page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Meinen ungesicherten Text herunterladen' }).click();
    const stream = await (await download).createReadStream();
    const words = Buffer.concat(await stream.toArray()).toString('utf8');
    expect(words).toContain('eigene Worte');
    expect(words).not.toContain('Vertraulich');
    await expect.poll(() => bodo.deviceCopies()).toEqual([]);
  });

  it('who may only read from now on, keeps reading and can no longer write', async () => {
    const space = await journey.hub.seed.space({ writers: 1, password: true });
    const { id } = await journey.hub.seed.document({ space, markdown: 'Text' });
    const writer = space.writers[0]!;
    const bodo = await journey.visit(writer);
    await bodo.openDocument(id);
    const input = { spaceId: space.id, accountId: writer.id, role: 'READER' };
    await space.lead.api.query('mutation($input: SpaceMemberInput!) { setSpaceRole(input: $input) { id } }', {
      input,
    });
    await bodo.text.and(bodo.page.locator('[contenteditable="false"]')).waitFor();
    await bodo.page.getByText('Sie können dieses Dokument lesen, aber nicht ändern.').waitFor();
    await space.lead.api.query(EDIT, { input: { documentId: id, append: 'Weiter' } });
    await expect.poll(() => bodo.lines()).toEqual(['Text', 'Weiter']);
  });
});
