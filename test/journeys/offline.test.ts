import type { Download } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useJourney } from '../testkit/journey.ts';
import type { Visitor } from '../testkit/visitor.ts';

const journey = useJourney();

const EDIT = 'mutation($input: EditDocumentInput!) { editDocument(input: $input) { revision } }';

async function cutOff(words: string) {
  const space = await journey.hub.seed.space({ writers: 1, password: true });
  const { id } = await journey.hub.seed.document({ space, title: 'Unterwegs', markdown: 'Anfang' });
  const visitor = await journey.visit(space.writers[0]!, { cuttable: true });
  await visitor.openDocument(id);
  await visitor.saved();
  await visitor.loseNetwork();
  await visitor.placeCursor('Anfang');
  await visitor.page.keyboard.type(words);
  const text = async () =>
    (await space.lead.api.query('query($id: ID!) { document(id: $id) { text } }', { id })).document.text;
  return { space, id, visitor, text };
}

/** The device notes which documents have something unsent, a second after it was typed. */
async function kept(visitor: Visitor): Promise<void> {
  const marks = () => visitor.page.evaluate(() => Object.keys(localStorage).join());
  await expect.poll(marks).toContain('umlauf:unsent:');
}

async function contentOf(download: Download): Promise<Buffer> {
  const stream = await download.createReadStream();
  return Buffer.concat(await stream.toArray());
}

/** Closes or reloads as a person does, and notes whether the browser asked first. */
async function reload(visitor: Visitor): Promise<string[]> {
  const asked: string[] = [];
  visitor.page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await visitor.page.reload().catch(() => undefined);
  return asked;
}

describe('without network', () => {
  it('the page says so loudly, keeps what is typed, and hands it out', async () => {
    const { visitor, text } = await cutOff(' unterwegs');
    const { page } = visitor;
    const alarm = page.getByRole('alert').filter({ hasText: 'Keine Verbindung zum Server' });
    await alarm.waitFor();
    await alarm.getByText('Was Sie schreiben, bleibt auf diesem Gerät').waitFor();
    await page.getByText(/Älteste ungesicherte Änderung: vor/).waitFor();
    expect(await page.locator('[data-stage]').getAttribute('data-stage')).toBe('typed');
    expect(await text()).toBe('Anfang');

    const downloads: Download[] = [];
    page.on('download', (download) => downloads.push(download));
    await page.getByRole('button', { name: 'Meinen ungesicherten Text herunterladen' }).click();
    await expect.poll(() => downloads.length).toBe(2);
    const names = downloads.map((download) => download.suggestedFilename());
    expect(names).toEqual(['Unterwegs.md', 'Unterwegs.yjs']);
    expect((await contentOf(downloads[0]!)).toString('utf8')).toBe('Anfang unterwegs\n');

    await visitor.findNetwork();
    await visitor.saved();
    await alarm.waitFor({ state: 'detached' });
    await page.getByRole('status').getByText('Die Verbindung ist wieder da.').waitFor({ state: 'attached' });
    await expect.poll(text).toBe('Anfang unterwegs');
  });

  it('the browser asks before it throws the page away, and a later visit saves what was typed', async () => {
    const { space, id, visitor, text } = await cutOff(' unterwegs');
    await kept(visitor);
    expect(await reload(visitor)).toEqual(['beforeunload']);
    await space.lead.api.query(EDIT, { input: { documentId: id, append: 'Inzwischen' } });
    await visitor.findNetwork();
    await visitor.openDocument(id);
    await visitor.saved();
    await expect.poll(() => visitor.lines()).toEqual(['Anfang unterwegs', 'Inzwischen']);
    await expect.poll(text).toBe('Anfang unterwegs\nInzwischen');
  });

  it('what was typed is saved without opening the document again', async () => {
    const { visitor, text } = await cutOff(' unterwegs');
    await kept(visitor);
    await reload(visitor);
    await visitor.findNetwork();
    await visitor.open('/');
    await expect.poll(text).toBe('Anfang unterwegs');
    await expect
      .poll(() => visitor.page.evaluate(() => Object.keys(localStorage).join()))
      .not.toContain('umlauf:unsent:');
  });

  it('nothing is asked when everything is saved', async () => {
    const { visitor } = await cutOff(' unterwegs');
    await visitor.findNetwork();
    await visitor.saved();
    expect(await reload(visitor)).toEqual([]);
  });

  it('signing out offers what is unsaved first, and leaves nothing on the device', async () => {
    const { visitor } = await cutOff(' unterwegs');
    const { page } = visitor;
    await page.getByRole('button', { name: /^Konto:/ }).click();
    await page.getByRole('menuitem', { name: 'Abmelden' }).click();
    const dialog = page.getByRole('dialog', { name: 'Nicht alles ist gespeichert' });
    await dialog.waitFor();
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: '„Unterwegs“ herunterladen' }).click();
    expect((await contentOf(await download)).length).toBeGreaterThan(0);
    await visitor.findNetwork();
    await dialog.getByRole('button', { name: 'Ohne diesen Text abmelden' }).click();
    await page.getByRole('heading', { level: 1, name: 'Anmelden' }).waitFor();
    await expect.poll(() => visitor.deviceCopies()).toEqual([]);
    expect(await page.evaluate(() => Object.keys(localStorage).join())).not.toContain('umlauf:unsent:');
  });
});
