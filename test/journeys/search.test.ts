import AxeBuilder from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { bytesAt } from '../testkit/exports.ts';
import { attach, filesRead } from '../testkit/files.ts';
import { useJourney } from '../testkit/journey.ts';
import { paragraphOf, run, wordFile } from '../testkit/office-files.ts';
import type { SeededSpace } from '../testkit/seed.ts';

const journey = useJourney();
const PICTURES = process.env['SEARCH_PICTURES'];

async function library(): Promise<SeededSpace & { documentId: string }> {
  const space = await journey.hub.seed.space({ readers: 1, password: true });
  const { id } = await journey.hub.seed.document({
    space,
    title: 'Sperrmüllanmeldung online',
    markdown: 'Die Anmeldung von Sperrmüll geht künftig ohne Anruf. Beschlossen wurde das in der 8. Sitzung.',
  });
  await journey.hub.seed.document({
    space,
    title: 'Sitzung 8',
    markdown: 'Müllabfuhr und Straßenreinigung.',
  });
  return { ...space, documentId: id };
}

const PATIENCE = { timeout: 30_000 };

const WORDS = {
  de: {
    list: 'Treffer, die passendsten zuerst',
    search: 'Suchen',
    kind: 'Was',
    file: 'Datei:',
    files: 'Dateien',
    page: /^Seite \d+:/,
    author: 'Von',
    noAuthor: 'Niemand dieses Namens hat hier etwas geschrieben.',
    changed: 'Geändert',
    until: 'Geändert bis',
    narrowed: 'Mit dieser Eingrenzung wird nichts gefunden.',
  },
  en: {
    list: 'Results, best match first',
    search: 'Search',
    kind: 'What',
    file: 'File:',
    files: 'Files',
    page: /^Page \d+:/,
    author: 'By',
    noAuthor: 'Nobody of this name has written anything here.',
    changed: 'Changed',
    until: 'Changed until',
    narrowed: 'Nothing is found within these filters.',
  },
};

/** A document that names a word, with a PDF of the lead's and a Word file of a writer's that name it too. */
async function withFiles() {
  const { hub } = journey;
  const space = await hub.seed.space({ writers: 1, password: true });
  const { id: documentId } = await hub.seed.document({ space, title: 'Beschluss', markdown: 'Baumschutz' });
  const filler = Array.from({ length: 80 }, (_, at) => `Absatz ${at} der ersten Seiten.`).join('\n\n');
  const statute = await hub.seed.document({
    space: await hub.seed.space(),
    title: 'Satzung',
    markdown: `${filler}\n\nDie Baumschutzverordnung gilt.`,
  });
  const pdf = new Uint8Array(await bytesAt(statute.lead.api, `documents/${statute.id}.pdf`));
  const fileId = await attach(space.lead.api, documentId, 'Satzung.pdf', pdf);
  const [writer] = space.writers;
  const word = wordFile(paragraphOf(run('Zur Baumschutzverordnung')));
  await attach(writer!.api, documentId, 'Satzung.docx', word);
  await filesRead(hub);
  return { documentId, fileId, writer: writer!, lead: space.lead };
}

describe('the search', () => {
  it('shows results while one types, by keyboard leads to one, and tells all on a page', async () => {
    const { lead, documentId } = await library();
    const visitor = await journey.visit(lead, { width: 1280, height: 800 });
    const { page } = visitor;
    await visitor.open('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const field = page.getByRole('combobox', { name: 'Suchen' });
    await field.waitFor();
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('/');
    await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type('sperrmue');
    const option = page.getByRole('option', { name: 'Sperrmüllanmeldung online' });
    await option.waitFor();
    await page.getByRole('status').filter({ hasText: '1 Treffer' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => option.getAttribute('aria-selected')).toBe('true');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/search-box-1280.png` });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/documents/${documentId}`);

    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('Control+k');
    await field.fill('Müll');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=M%C3%BCll');
    const hits = page.getByRole('list', { name: 'Treffer, die passendsten zuerst' }).getByRole('listitem');
    await expect.poll(() => hits.count()).toBe(2);
    expect(await hits.first().getByRole('heading').locator('mark').textContent()).toBe('müll');
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/search-1280.png`, fullPage: true });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await journey.hub.sql(`update document set updated_at = '2026-01-01' where id = $1`, [documentId]);
    await page.getByLabel('Geändert').selectOption('30');
    await expect.poll(() => hits.count()).toBe(1);
    await page.getByRole('button', { name: 'Eingrenzung aufheben' }).click();
    await expect.poll(() => hits.count()).toBe(2);
    await hits.first().getByRole('link').click();
    await page.waitForURL(`**/documents/${documentId}`);
  });

  it('in English on a narrow screen says what was typed wrongly, and what to do when nothing is found', async () => {
    const { readers } = await library();
    const visitor = await journey.visit(readers[0]!, { width: 360, height: 740 });
    const { page } = visitor;
    await visitor.open('/search?q=Sperrmuhl');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('stands nowhere as typed').waitFor();
    await page.getByRole('link', { name: 'Sperrmüllanmeldung online' }).waitFor();
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/search-360.png`, fullPage: true });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByRole('combobox', { name: 'Search' }).fill('xylophonquartett');
    await page.getByRole('option', { name: 'Nothing found.' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Try fewer or other words.').waitFor();
  });

  it('shows comments and files as what they are, and can be narrowed to them', async () => {
    const { lead, documentId } = await library();
    const begin = 'mutation($input: AddCommentThreadInput!) { addCommentThread(input: $input) { id } }';
    const input = { documentId, source: 'Gilt die Beiwerksregel auch hier?' };
    await lead.api.query(begin, { input });
    await attach(lead.api, documentId, 'Beiwerksregel_Anlage.txt', 'Inhalt');
    const visitor = await journey.visit(lead, { width: 360, height: 740 });
    const { page } = visitor;
    await visitor.open('/search?q=Beiwerk');
    const hits = page.getByRole('list', { name: 'Treffer, die passendsten zuerst' }).getByRole('listitem');
    await expect.poll(() => hits.count()).toBe(2);
    await page.getByRole('link', { name: 'Datei: Beiwerksregel_Anlage.txt' }).waitFor();
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/search-kinds-360.png`, fullPage: true });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByLabel('Was', { exact: true }).selectOption('COMMENT');
    await expect.poll(() => hits.count()).toBe(1);
    await page.getByText('Gilt die Beiwerksregel auch hier?').waitFor();
    await page.getByRole('combobox', { name: 'Suchen' }).fill('Beiwerk');
    await page.getByRole('option', { name: 'Kommentar zu: Sperrmüllanmeldung online' }).waitFor();
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/search-kinds-box-360.png` });
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Kommentar zu: Sperrmüllanmeldung online' }).click();
    // To the very thread.
    await page.waitForURL(new RegExp(`/documents/${documentId}\\?comment=`));
  });

  it.each([
    { language: 'de', size: { width: 1280, height: 800 } },
    { language: 'en', size: { width: 360, height: 740 } },
  ] as const)(
    'finds words inside of a PDF and a Word file, narrowed to files and by author, in $language',
    async ({ language, size }) => {
      const w = WORDS[language];
      const { documentId, fileId, writer, lead } = await withFiles();
      const visitor = await journey.visit(lead, size);
      const { page } = visitor;
      await visitor.open('/search?q=Baumschutz');
      await page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
      await page.reload();
      const hits = page.getByRole('list', { name: w.list }).getByRole('listitem');
      await expect.poll(() => hits.count(), PATIENCE).toBe(3);
      await page.getByLabel(w.kind, { exact: true }).selectOption('FILE');
      await expect.poll(() => hits.count()).toBe(2);
      const inPdf = hits.filter({ has: page.getByRole('link', { name: `${w.file} Satzung.pdf` }) });
      await inPdf.getByText(w.page).first().waitFor();
      expect(await inPdf.locator('mark').first().textContent()).toBe('Baumschutz');
      if (PICTURES)
        await page.screenshot({ path: `${PICTURES}/search-files-${size.width}.png`, fullPage: true });
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

      const author = page.getByRole('combobox', { name: w.author, exact: true });
      await author.focus();
      await page.keyboard.type('niemand so');
      await page.getByText(w.noAuthor).first().waitFor();
      await author.fill(writer.name.slice(0, 12));
      await page.getByRole('option', { name: writer.name }).waitFor();
      if (PICTURES) await page.screenshot({ path: `${PICTURES}/search-author-${size.width}.png` });
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await page.keyboard.press('Enter');
      await expect.poll(() => hits.count()).toBe(1);
      expect(await author.inputValue()).toBe(writer.name);
      await page.getByRole('link', { name: `${w.file} Satzung.docx` }).waitFor();
      await page.getByLabel(w.changed, { exact: true }).selectOption('dates');
      await page.getByLabel(w.until).fill('2020-01-31');
      await page.getByText(w.narrowed).waitFor();
      await page.getByLabel(w.until).fill('');
      await expect.poll(() => hits.count()).toBe(1);
      await author.fill('');
      await page.keyboard.press('Enter');
      await expect.poll(() => hits.count()).toBe(2);

      const field = page.getByRole('combobox', { name: w.search, exact: true });
      await field.fill('Baumschutzverodnung');
      await page.getByRole('option', { name: `${w.file} Satzung.pdf` }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: `${w.file} Satzung.pdf` }).click();
      await page.waitForURL(`**/documents/${documentId}?file=${fileId}`);
      const link = page
        .getByRole('region', { name: w.files, exact: true })
        .getByRole('link', { name: 'Satzung.pdf' });
      await expect
        .poll(() => link.evaluate((element) => element === document.activeElement), PATIENCE)
        .toBe(true);
      if (PICTURES) await page.screenshot({ path: `${PICTURES}/search-file-${size.width}.png` });
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    },
  );

  it('says what to do about nothing but frequent words, too many words and signs', async () => {
    const { lead } = await library();
    const visitor = await journey.visit(lead);
    const { page } = visitor;
    await visitor.open('/search?q=und+oder');
    await page.getByText('Nicht gesucht, weil in fast jedem Text: und, oder.').waitFor();
    await visitor.open('/search?q=a1+b2+c3+d4+e5+f6+g7+h8+i9+j10+k11');
    await page.getByText('Gesucht werden höchstens 10 Wörter.').waitFor();
    await visitor.open(`/search?q=${'x'.repeat(10_000)}`);
    await page.getByText('Gesucht werden höchstens 200 Zeichen.').waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await visitor.open('/search?q=%26%7C%21');
    await page.getByText('Wonach suchen Sie?').waitFor();
  });

  it('finds what somebody writes while the page is open', async () => {
    const space = await library();
    const visitor = await journey.visit(space.readers[0]!);
    await visitor.open('/search?q=Fortschreibung');
    await visitor.page.getByText('Nichts gefunden.').waitFor();
    await journey.hub.seed.document({ space, title: 'Fortschreibung des Konzepts' });
    const create = 'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }';
    await space.lead.api.query(create, { input: { spaceId: space.id, title: 'Zweite Fortschreibung' } });
    await visitor.page.getByRole('link', { name: 'Zweite Fortschreibung' }).waitFor();
  });
});
