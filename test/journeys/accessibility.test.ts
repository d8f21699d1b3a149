import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { STANDARDS } from '../testkit/accessible.ts';
import { useJourney } from '../testkit/journey.ts';
import type { Visitor } from '../testkit/visitor.ts';

const journey = useJourney();

const LANGUAGES = { Deutsch: 'de', English: 'en' };

const MARKDOWN = [
  '# Beschlussvorlage',
  'Ein Absatz mit *Betonung*, [Link](https://www.example.org) und `Code`.',
  '- eins\n- zwei',
  '- [ ] offen\n- [x] erledigt',
  '> Zitat',
  '| Stadt | Stand |\n| --- | --- |\n| Musterstadt | offen |',
].join('\n\n');

async function scene() {
  const space = await journey.hub.seed.space({ writers: 1, readers: 1, password: true });
  const { id } = await journey.hub.seed.document({ space, title: 'Beschlussvorlage', markdown: MARKDOWN });
  await journey.hub.seed.document({ space, title: 'Anlage', parentId: id });
  const old = await journey.hub.seed.document({ space, title: 'Altes' });
  await space.lead.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', { id: old.id });
  const { startCirculation } = await space.lead.api.query<{ startCirculation: { id: string } }>(
    'mutation($input: StartCirculationInput!) { startCirculation(input: $input) { id } }',
    {
      input: {
        documentId: id,
        question: 'Stimmen Sie zu?',
        template: 'CIRCULAR_RESOLUTION',
        accountIds: [space.lead.id, space.readers[0]!.id],
      },
    },
  );
  const pages: [string, string][] = [
    ['spaces', '/'],
    ['create space', '/spaces/new'],
    ['space', `/spaces/${space.id}`],
    ['members', `/spaces/${space.id}/members`],
    ['bin', `/spaces/${space.id}/bin`],
    ['document', `/documents/${id}`],
    ['send round', `/documents/${id}/circulate`],
    ['rounds', '/circulations'],
    ['round', `/circulations/${startCirculation.id}`],
    ['settings', '/settings'],
    ['second factor', '/second-factor'],
    ['administration, for others', '/administration'],
    ['accessibility', '/accessibility'],
    ['not found', '/documents/doc_00000000000000000000000000'],
  ];
  return { space, id, pages };
}

/** What axe finds, in a form that tells where. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html}`),
  );
}

/** At this width nothing may run out of the window: two-dimensional scrolling is a barrier (WCAG 1.4.10). */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

async function settled({ page, text }: Visitor, path: string): Promise<void> {
  await page.goto(path);
  // A text may begin with one, too.
  await page.locator('h1').first().waitFor();
  if (/^\/documents\/[^/]+$/.test(path) && !path.includes('00000')) {
    await text.waitFor();
    await page.locator('[data-stage="saved"]').waitFor();
  }
}

async function speak(visitor: Visitor, language: string): Promise<void> {
  await visitor.page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
}

describe.each([1280, 360])('at a width of %i pixels', (width) => {
  it.each(Object.entries(LANGUAGES))(
    'axe finds nothing on any page in %s',
    async (_, language) => {
      const { space, pages } = await scene();
      const visitor = await journey.visit(null, { width, height: 740 });
      await visitor.page.goto('/sign-in');
      await speak(visitor, language);
      await settled(visitor, '/sign-in');
      const found = new Map<string, string[]>([['sign-in', await violations(visitor.page)]]);
      expect(await overflow(visitor.page), 'sign-in').toBeLessThanOrEqual(0);
      await journey.signIn(visitor, space.lead);
      for (const [name, path] of pages) {
        await settled(visitor, path);
        expect(await visitor.page.locator('html').getAttribute('lang')).toBe(language);
        found.set(name, await violations(visitor.page));
        expect(await overflow(visitor.page), name).toBeLessThanOrEqual(0);
      }
      expect(Object.fromEntries([...found].filter(([, list]) => list.length > 0))).toEqual({});
    },
    240_000,
  );

  it('axe finds nothing in dialogs, menus and notices', async () => {
    const { space, id } = await scene();
    const visitor = await journey.visit(space.lead, { width, height: 740, cuttable: true });
    const { page } = visitor;
    const found: string[] = [];
    const look = async (name: string) => {
      for (const one of await violations(page)) found.push(`${name}: ${one}`);
      if ((await overflow(page)) > 0) found.push(`${name} is too wide`);
    };
    await settled(visitor, `/spaces/${space.id}`);
    await page.getByRole('button', { name: 'Aktionen für „Anlage“' }).click();
    await look('menu');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Neues Dokument', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Anlegen' }).click();
    await page.getByText('Bitte füllen Sie dieses Feld aus.').waitFor();
    await look('new document, refused');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Angaben ändern' }).click();
    await look('details');
    await settled(visitor, `/spaces/${space.id}/members`);
    await page
      .getByRole('button', { name: `${space.writers[0]!.name} entfernen` })
      .first()
      .click();
    await look('remove member');
    await settled(visitor, '/settings');
    await page.getByRole('button', { name: 'Zugriffsschlüssel anlegen' }).click();
    await look('new token');
    await page.getByRole('dialog').getByLabel('Name').fill('Export');
    await page.getByRole('dialog').getByRole('button', { name: 'Anlegen' }).click();
    await page.getByRole('group', { name: 'Zugriffsschlüssel' }).waitFor();
    await look('shown token');
    await settled(visitor, `/documents/${id}`);
    await visitor.placeCursor('Ein Absatz');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Link setzen' }).waitFor();
    await look('link');
    await page.keyboard.press('Escape');
    await visitor.loseNetwork();
    await page.keyboard.type('x');
    await page.getByText('Keine Verbindung zum Server').waitFor();
    // What the page's head half covers while one scrolls counts as too small.
    await page.evaluate(() => scrollTo(0, 0));
    await look('no connection');
    expect(found).toEqual([]);
  }, 240_000);
});
