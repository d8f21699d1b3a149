import AxeBuilder from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { attach } from '../testkit/files.ts';
import { useJourney } from '../testkit/journey.ts';
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
    await page.getByRole('link', { name: 'Datei bei: Sperrmüllanmeldung online' }).waitFor();
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
    await page.waitForURL(`**/documents/${documentId}`);
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
