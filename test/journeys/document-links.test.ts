import { describe, expect, it, vi } from 'vitest';
import { meetsStandards } from '../testkit/accessible.ts';
import { useJourney } from '../testkit/journey.ts';

const journey = useJourney();
vi.setConfig({ testTimeout: 180_000 });

const WORDS = {
  de: {
    dialog: 'Link setzen',
    address: 'Adresse oder Dokument',
    documents: 'Dokumente',
    set: 'Link setzen',
    references: 'Verweise hierauf',
  },
  en: {
    dialog: 'Set link',
    address: 'Address or document',
    documents: 'Documents',
    set: 'Set link',
    references: 'Links to this document',
  },
};

describe.each([
  ['de', 1280],
  ['en', 360],
] as const)('links between documents, in %s at %i pixels', (language, width) => {
  const words = WORDS[language];

  it('are found by words or pasted, bear the title, and are told at the other end', async () => {
    const space = await journey.hub.seed.space({ writers: 1, password: true });
    const closed = await journey.hub.seed.space();
    await journey.hub.seed.document({ space: closed, title: 'Zielvereinbarung geheim' });
    const { id: target } = await journey.hub.seed.document({ space, title: 'Zielvereinbarung' });
    const { id: from } = await journey.hub.seed.document({
      space,
      title: 'Quelle',
      markdown: 'Siehe\n\nAuch',
    });
    const visitor = await journey.visit(space.writers[0]!, { width, height: 740 });
    const { page } = visitor;
    await page.goto('/accessibility');
    await page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
    const other = await visitor.context.newPage();
    await other.goto(`/documents/${target}`);
    await other.locator('h1').waitFor();

    await visitor.openDocument(from);
    await visitor.placeCursor('Siehe');
    await page.keyboard.press('Control+K');
    const dialog = page.getByRole('dialog', { name: words.dialog });
    const field = dialog.getByLabel(words.address);
    await field.waitFor();
    await page.keyboard.type('zielverein');
    const found = dialog.getByRole('list', { name: words.documents });
    await found.waitFor();
    // What is closed is not offered.
    await expect
      .poll(() => found.getByRole('listitem').allTextContents())
      .toEqual([`Zielvereinbarung ${space.name}`]);
    await meetsStandards(page, 'dialog');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => field.inputValue()).toBe(`/documents/${target}`);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const links = visitor.text.locator(`a[href="/documents/${target}"]`);
    await expect.poll(() => links.allTextContents()).toEqual(['Zielvereinbarung']);

    const address = `${journey.hub.url}/documents/${target}`;
    await visitor.placeCursor('Auch');
    await page.keyboard.type(' ');
    await page.evaluate((text) => navigator.clipboard.writeText(text), address);
    await page.keyboard.press('Control+V');
    await expect.poll(() => links.allTextContents()).toEqual(['Zielvereinbarung', 'Zielvereinbarung']);
    await page.keyboard.type(' lesen');
    await visitor.saved();
    expect(await links.allTextContents()).toEqual(['Zielvereinbarung', 'Zielvereinbarung']);

    const references = other.getByRole('list', { name: words.references });
    await expect
      .poll(() => references.getByRole('link').allTextContents(), { timeout: 20_000 })
      .toEqual(['Quelle']);
    await meetsStandards(other, 'references');
    await references.getByRole('link').focus();
    await other.keyboard.press('Enter');
    await other.waitForURL(`**/documents/${from}`);
  });
});
