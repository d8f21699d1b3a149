import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from 'playwright-core';
import { expect, describe, it } from 'vitest';
import { meetsStandards } from '../testkit/accessible.ts';
import { useJourney } from '../testkit/journey.ts';
import { readZip } from '../testkit/read-zip.ts';

const journey = useJourney();

/** What the journey says in each language. */
const WORDS = {
  de: {
    export: 'Exportieren',
    dialog: 'Dokument exportieren',
    submit: 'Herunterladen',
    comments: 'Offene Kommentare',
    done: /^„Satzung\.\w+“ ist heruntergeladen\.$/,
    exportVersion: 'Version exportieren',
    exportSpace: 'Als ZIP exportieren',
    all: 'Alle Dokumente exportieren',
    index: 'Stand: ',
  },
  en: {
    export: 'Export',
    dialog: 'Export document',
    submit: 'Download',
    comments: 'Open comments',
    done: /^“Satzung\.\w+” is downloaded\.$/,
    exportVersion: 'Export version',
    exportSpace: 'Export as ZIP',
    all: 'Export all documents',
    index: 'As of ',
  },
};

/** By keyboard alone: to the control, and Enter. */
async function use(control: Locator): Promise<void> {
  await control.focus();
  await control.page().keyboard.press('Enter');
}

async function contentOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

/** Sends the dialog off, and answers what has come. */
async function fetched(page: Page, dialog: Locator, submit: string): Promise<Download> {
  const coming = page.waitForEvent('download');
  await use(dialog.getByRole('button', { name: submit }));
  const download = await coming;
  await dialog.waitFor({ state: 'detached' });
  return download;
}

describe.each([
  ['de', 1280],
  ['en', 360],
] as const)('exporting, in %s at %i pixels', (language, width) => {
  it('gives a Word file, a PDF, a version and a whole space, all by keyboard', async () => {
    const words = WORDS[language];
    const space = await journey.hub.seed.space({ writers: 1, password: true });
    const { id } = await journey.hub.seed.document({ space, title: 'Satzung', markdown: '# Eins\n\nText.' });
    const { api } = space.lead;
    const named = await api.query(
      'mutation($id: ID!) { nameDocumentVersion(input: { documentId: $id, name: "Erste", note: "" }) { id } }',
      { id },
    );
    const { page } = await journey.visit(space.writers[0]!, { width, height: 740 });
    await page.goto('/accessibility');
    await page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
    await page.goto(`/documents/${id}`);

    const opener = page.getByRole('button', { name: words.export, exact: true });
    await use(opener);
    const dialog = page.getByRole('dialog', { name: words.dialog });
    await dialog.getByRole('checkbox', { name: words.comments }).waitFor();
    await meetsStandards(page, 'the dialog');
    const word = await fetched(page, dialog, words.submit);
    expect(word.suggestedFilename()).toBe('Satzung.docx');
    expect(readZip(await contentOf(word)).has('word/document.xml')).toBe(true);
    await page.getByText(words.done).waitFor();
    // Back where it was opened.
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);

    await page.keyboard.press('Enter');
    await dialog.waitFor();
    // The choice has the focus; arrows go through it, and what is only Word's goes.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await dialog.getByRole('checkbox').first().waitFor({ state: 'detached' });
    const pdf = await fetched(page, dialog, words.submit);
    expect(pdf.suggestedFilename()).toBe('Satzung.pdf');
    expect((await contentOf(pdf)).subarray(0, 5).toString()).toBe('%PDF-');

    await page.goto(`/documents/${id}/versions/${named['nameDocumentVersion'].id}`);
    await use(page.getByRole('button', { name: words.exportVersion }));
    const ofVersion = page.getByRole('dialog', { name: words.exportVersion });
    await ofVersion.getByRole('radio', { name: 'Markdown' }).check();
    expect(await ofVersion.getByRole('checkbox').count()).toBe(0);
    expect((await contentOf(await fetched(page, ofVersion, words.submit))).toString()).toBe(
      '# Eins\n\nText.\n',
    );

    await page.goto(`/spaces/${space.id}`);
    await use(page.getByRole('button', { name: words.exportSpace }));
    const ofSpace = page.getByRole('dialog', { name: words.all });
    await ofSpace.getByRole('radio', { name: 'Markdown' }).check();
    await meetsStandards(page, 'the dialog of a space');
    const archive = readZip(await contentOf(await fetched(page, ofSpace, words.submit)));
    expect([...archive.keys()]).toEqual(['Satzung.md', 'index.md']);
    expect(Buffer.from(archive.get('index.md')!).toString()).toContain(words.index);
  }, 120_000);

  it('says what is in the way, and lets one try again', async () => {
    const words = WORDS[language];
    const space = await journey.hub.seed.space({ writers: 1, password: true });
    const { id } = await journey.hub.seed.document({ space, title: 'Satzung', markdown: 'Text.' });
    const { page } = await journey.visit(space.writers[0]!, { width, height: 740 });
    await page.goto('/accessibility');
    await page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
    await page.goto(`/documents/${id}`);
    await page.getByRole('button', { name: words.export, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: words.dialog });
    await dialog.waitFor();
    await page.route('**/api/exports/**', (route) => route.abort());
    await dialog.getByRole('button', { name: words.submit }).click();
    await dialog.getByRole('alert').waitFor();
    await meetsStandards(page, 'a refusal');
    await page.unroute('**/api/exports/**');
    await fetched(page, dialog, words.submit);
    // Of a document in the bin there is nothing to take along.
    await space.lead.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', { id });
    await page.getByRole('button', { name: words.export, exact: true }).waitFor({ state: 'detached' });
  }, 60_000);
});
