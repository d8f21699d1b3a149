import type { Locator, Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { meetsStandards } from '../testkit/accessible.ts';
import { useJourney } from '../testkit/journey.ts';
import type { Visitor } from '../testkit/visitor.ts';

const journey = useJourney();
vi.setConfig({ testTimeout: 180_000 });

/** What the journey says in each language. */
const WORDS = {
  de: {
    star: 'Favorit',
    favourites: 'Favoriten',
    add: 'Zu den Favoriten',
    actions: (title: string) => `Aktionen für „${title}“`,
    up: 'Nach oben',
    remove: 'Aus den Favoriten nehmen',
    recent: 'Zuletzt gesehen',
    forget: 'Vergessen',
    account: 'Konto',
  },
  en: {
    star: 'Favourite',
    favourites: 'Favourites',
    add: 'Add to favourites',
    actions: (title: string) => `Actions for “${title}”`,
    up: 'Move up',
    remove: 'Remove from favourites',
    recent: 'Recently seen',
    forget: 'Forget',
    account: 'Account',
  },
};

/** By keyboard alone: to the control, and Enter. */
async function use(control: Locator): Promise<void> {
  await control.focus();
  await control.page().keyboard.press('Enter');
}

/** A choice of a menu, by arrow keys. */
async function choose(page: Page, menu: Locator, choice: string): Promise<void> {
  await use(menu);
  const wanted = page.getByRole('menuitem', { name: choice, exact: true });
  await wanted.waitFor();
  while (!(await wanted.evaluate((element) => element === document.activeElement)))
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

async function speak({ page }: Visitor, language: string): Promise<void> {
  await page.goto('/accessibility');
  await page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
}

const titles = (list: Locator) => list.getByRole('link').allTextContents();

describe.each([
  ['de', 1280],
  ['en', 360],
] as const)('what is at hand, in %s at %i pixels', (language, width) => {
  const words = WORDS[language];

  it('is kept by keyboard, ordered, seen on other screens, and gone with the access', async () => {
    const space = await journey.hub.seed.space({ writers: 1, password: true });
    const writer = space.writers[0]!;
    const { id } = await journey.hub.seed.document({ space, title: 'Beschlussvorlage' });
    await journey.hub.seed.document({ space, title: 'Protokoll' });
    const visitor = await journey.visit(writer, { width, height: 740 });
    const { page } = visitor;
    await speak(visitor, language);
    const other = await visitor.context.newPage();
    await other.goto('/');
    await other.locator('h1').waitFor();

    await visitor.openDocument(id);
    const star = page.getByRole('button', { name: words.star, exact: true });
    expect(await star.getAttribute('aria-pressed')).toBe('false');
    await use(star);
    await page.locator('[aria-pressed="true"]', { hasText: words.star }).waitFor();
    await meetsStandards(page, 'document');

    await visitor.open(`/spaces/${space.id}`);
    await use(page.getByRole('button', { name: words.star, exact: true }));
    await page.locator('[aria-pressed="true"]', { hasText: words.star }).waitFor();
    await choose(page, page.getByRole('button', { name: words.actions('Protokoll') }), words.add);
    await meetsStandards(page, 'space');

    // The other screen has heard of all of it.
    const list = (where: Page) => where.getByRole('list', { name: words.favourites });
    await expect.poll(() => titles(list(other))).toEqual(['Beschlussvorlage', space.name, 'Protokoll']);

    await visitor.open('/');
    await choose(page, list(page).getByRole('button', { name: words.actions('Protokoll') }), words.up);
    await expect.poll(() => titles(list(page))).toEqual(['Beschlussvorlage', 'Protokoll', space.name]);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe(words.actions('Protokoll'));
    const recent = page.getByRole('list', { name: words.recent });
    await expect.poll(() => titles(recent)).toEqual([space.name, 'Beschlussvorlage']);
    await meetsStandards(page, 'start');

    await choose(page, page.getByRole('button', { name: words.favourites }), `Protokoll · ${space.name}`);
    await page.waitForURL('**/documents/*');
    await visitor.open('/');
    await choose(page, list(page).getByRole('button', { name: words.actions('Protokoll') }), words.remove);
    await expect.poll(() => titles(list(page))).toEqual(['Beschlussvorlage', space.name]);

    await space.lead.api.query(
      'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }',
      { input: { spaceId: space.id, accountId: writer.id } },
    );
    await expect.poll(() => list(page).count()).toBe(0);
    await expect.poll(() => recent.count()).toBe(0);
  });

  it('stays on the device as ids alone, until it is forgotten or one signs out', async () => {
    const space = await journey.hub.seed.space({ password: true });
    const { id } = await journey.hub.seed.document({ space, title: 'Geheimer Titel' });
    const visitor = await journey.visit(space.lead, { width, height: 740 });
    const { page } = visitor;
    await speak(visitor, language);
    await page.evaluate(() => localStorage.setItem('umlauf:recent:acc_other', '["x"]'));
    await visitor.openDocument(id);
    const kept = () =>
      page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('umlauf:recent:')));
    // What somebody else saw here is gone.
    await expect.poll(kept).toEqual([[`umlauf:recent:${space.lead.id}`, JSON.stringify([id])]]);
    expect(JSON.stringify(await page.evaluate(() => ({ ...localStorage })))).not.toContain('Geheimer');

    await visitor.open('/');
    const recent = page.getByRole('list', { name: words.recent });
    await expect.poll(() => titles(recent)).toEqual(['Geheimer Titel']);
    await use(page.getByRole('button', { name: words.forget }));
    await expect.poll(() => recent.count()).toBe(0);
    expect(await kept()).toEqual([]);

    await visitor.openDocument(id);
    await expect.poll(kept).toHaveLength(1);
    await visitor.open('/');
    await choose(page, page.getByRole('button', { name: new RegExp(space.lead.name) }), SIGN_OUT[language]);
    await page.waitForURL('**/sign-in*');
    expect(await kept()).toEqual([]);
  });
});

const SIGN_OUT = { de: 'Abmelden', en: 'Sign out' };
