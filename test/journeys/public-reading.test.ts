import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { attach } from '../testkit/files.ts';
import { useJourney } from '../testkit/journey.ts';
import { madePng } from '../testkit/made-files.ts';

const journey = useJourney();

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const EDIT = 'mutation($input: EditDocumentInput!) { editDocument(input: $input) { revision } }';
const MARKDOWN =
  '# Stand\n\nEin *Absatz* mit [Link](https://www.example.org).\n\n- [x] erledigt\n\n| Stadt |\n| --- |\n| Soest |';

describe.each([
  ['de', 1280],
  ['en', 360],
] as const)('reading without signing in, in %s at %i pixels', (language, width) => {
  it('shows a public space and its documents as they are written, until it is closed', async () => {
    const space = await journey.hub.seed.space({ writers: 1 });
    const { id } = await journey.hub.seed.document({ space, title: 'Beschluss', markdown: MARKDOWN });
    const fileId = await attach(space.lead.api, id, 'Plan.png', madePng(64, 32));
    const append = `![Lageplan](/api/files/${fileId}/content#64x32)`;
    await space.lead.api.query(EDIT, { input: { documentId: id, append } });
    await attach(space.writers[0]!.api, id, 'Lageplan.txt', 'Lage');
    await journey.hub.seed.open(space, 'PUBLIC');
    const { page } = await journey.visit(null, { width, height: 740 });
    await page.goto('/accessibility');
    await page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
    const look = async (name: string) => {
      const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
      expect(violations.map((found) => `${name}: ${found.id} ${found.nodes[0]?.html}`)).toEqual([]);
    };

    await page.goto(`/spaces/${space.id}`);
    await page.getByRole('heading', { level: 1, name: space.name }).waitFor();
    await look('space');
    expect(await page.locator('body').innerText()).not.toContain(space.writers[0]!.name);
    await page.getByRole('link', { name: 'Beschluss' }).click();
    await page.getByRole('heading', { level: 1, name: 'Beschluss' }).waitFor();
    await page.getByRole('cell', { name: 'Soest' }).waitFor();
    const picture = page.getByRole('img', { name: 'Lageplan' });
    await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(64);
    const files = page.getByRole('region', { name: language === 'de' ? 'Dateien' : 'Files' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      files.getByRole('link', { name: 'Lageplan.txt' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Lageplan.txt');
    expect(await download.failure()).toBe(null);
    await look('document');
    await journey.hub.seed.open(space, 'PUBLIC');
    await space.lead.api.query(EDIT, { input: { documentId: id, append: 'Später dazu' } });
    await page.getByText('Später dazu').waitFor();

    await journey.hub.seed.open(space, 'CLOSED');
    await page.waitForURL(/\/sign-in/);
    expect(await page.locator('body').innerText()).not.toContain('Beschluss');
    await page.goto(`/documents/${id}`);
    await page.waitForURL(/\/sign-in\?next=/);
  }, 60_000);
});
