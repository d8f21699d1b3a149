import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useJourney } from '../testkit/journey.ts';
import type { Visitor } from '../testkit/visitor.ts';

const journey = useJourney();

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What the journey says in each language. */
const WORDS = {
  de: {
    title: 'Gremien',
    empty: 'Es gibt noch kein Gremium',
    create: 'Gremium anlegen',
    name: 'Name',
    save: 'Speichern',
    nobody: 'In diesem Gremium sitzt noch niemand.',
    add: 'Sitz hinzufügen',
    kind: 'Art des Sitzes',
    organisation: 'Für die Organisation',
    standsFor: 'Vertritt',
    email: /^E-Mail-Adresse der Person/,
    startsOn: 'Erster Tag',
    endsOn: /^Letzter Tag/,
    entitled: 'stimmberechtigt',
    deputy: /vertritt Mia Mitglied/,
    former: 'ehemals',
    change: /^Sitz ändern: Mia Mitglied/,
    remove: /^Sitz entfernen: Vera Vertretung/,
    confirm: 'Sitz entfernen',
  },
  en: {
    title: 'Bodies',
    empty: 'There is no body yet',
    create: 'Add body',
    name: 'Name',
    save: 'Save',
    nobody: 'Nobody sits in this body yet.',
    add: 'Add seat',
    kind: 'Kind of seat',
    organisation: 'For the organisation',
    standsFor: 'Stands in for',
    email: /^E-mail address of the person/,
    startsOn: 'First day',
    endsOn: /^Last day/,
    entitled: 'entitled to vote',
    deputy: /stands in for Mia Mitglied/,
    former: 'former',
    change: /^Change seat: Mia Mitglied/,
    remove: /^Remove seat: Vera Vertretung/,
    confirm: 'Remove seat',
  },
};

async function expectAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
  expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([]);
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider, name).toBeLessThanOrEqual(0);
}

/** By keyboard alone: to the control, and Enter. */
async function use(control: Locator): Promise<void> {
  await control.focus();
  await control.page().keyboard.press('Enter');
}

async function speak({ page }: Visitor, language: 'de' | 'en'): Promise<void> {
  await page.goto('/accessibility');
  await page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
}

type Words = (typeof WORDS)['de' | 'en'];

/** An administrator with a screen of this width, and a colleague; an organisation and two people to be seated. */
async function scene(language: 'de' | 'en', width: number) {
  const { hub } = journey;
  await hub.sql('delete from body');
  const organisationId = await hub.seed.organisation();
  const named = await hub.sql<{ name: string }>('select name from organisation where id = $1', [
    organisationId,
  ]);
  const office = await hub.seed.person({ password: true, isAdministrator: true });
  const colleague = await hub.seed.person({ password: true });
  const here = await journey.visit(office, { width, height: 740 });
  const there = await journey.visit(colleague);
  for (const visitor of [here, there]) await speak(visitor, language);
  return {
    here,
    there,
    organisation: named[0]!.name,
    member: await hub.seed.person({ name: 'Mia Mitglied' }),
    deputy: await hub.seed.person({ name: 'Vera Vertretung' }),
  };
}

/** From the menu to the empty list, and to a new body's page. */
async function makeBody({ page }: Visitor, words: Words): Promise<void> {
  await page.goto('/');
  await use(page.getByRole('button', { name: /^(Konto|Account): / }));
  await use(page.getByRole('menuitem', { name: words.title }));
  await page.getByRole('heading', { name: words.empty }).waitFor();
  await expectAccessible(page, 'no body');
  await use(page.getByRole('button', { name: words.create }));
  await page.getByRole('dialog').getByLabel(words.name, { exact: true }).fill('Arbeitskreis Nachnutzung');
  await expectAccessible(page, 'a new body');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Arbeitskreis Nachnutzung' }).waitFor();
  await page.getByText(words.nobody).waitFor();
}

/** Somebody whom the hub does not know is refused; then the member. */
async function seatMember({ page }: Visitor, words: Words, email: string, organisation: string) {
  const dialog = page.getByRole('dialog');
  await use(page.getByRole('button', { name: words.add }));
  await dialog.getByLabel(words.email).fill('niemand@umlauf.example');
  await dialog.getByLabel(words.organisation).selectOption(organisation);
  await expectAccessible(page, 'a new seat');
  await use(dialog.getByRole('button', { name: words.save }));
  await dialog.locator('[aria-invalid="true"]').waitFor();
  await dialog.getByLabel(words.email).fill(email);
  await use(dialog.getByRole('button', { name: words.save }));
  await dialog.waitFor({ state: 'detached' });
}

async function seatDeputy({ page }: Visitor, words: Words, email: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await use(page.getByRole('button', { name: words.add }));
  await dialog.getByLabel(words.kind).selectOption('DEPUTY');
  await dialog.getByLabel(words.standsFor).selectOption({ index: 1 });
  await dialog.getByLabel(words.email).fill(email);
  await use(dialog.getByRole('button', { name: words.save }));
  await dialog.waitFor({ state: 'detached' });
}

/** A last day before the first one is refused. */
async function endSeat({ page }: Visitor, words: Words): Promise<void> {
  const dialog = page.getByRole('dialog');
  await use(page.getByRole('button', { name: words.change }));
  await dialog.getByLabel(words.endsOn).fill('2026-01-31');
  await use(dialog.getByRole('button', { name: words.save }));
  await dialog.locator('[aria-invalid="true"]').waitFor();
  await dialog.getByLabel(words.startsOn).fill('2026-01-01');
  await use(dialog.getByRole('button', { name: words.save }));
  await dialog.waitFor({ state: 'detached' });
}

const row = ({ page }: Visitor, who: string) => page.getByRole('listitem').filter({ hasText: who });

describe.each([
  ['de', 1280],
  ['en', 360],
] as const)('in %s, at a width of %i pixels', (language, width) => {
  it('a body is made by keyboard, a member and a deputy are seated, and a colleague sees it all', async () => {
    const words = WORDS[language];
    const { here, there, organisation, member, deputy } = await scene(language, width);
    await there.page.goto('/bodies');
    await there.page.getByRole('heading', { name: words.empty }).waitFor();
    expect(await there.page.getByRole('button', { name: words.create }).count()).toBe(0);

    await makeBody(here, words);
    await there.page.getByRole('link', { name: 'Arbeitskreis Nachnutzung' }).click();
    await there.page.getByText(words.nobody).waitFor();

    await seatMember(here, words, member.email, organisation);
    await row(there, 'Mia Mitglied').getByText(words.entitled, { exact: true }).waitFor();
    await seatDeputy(here, words, deputy.email);
    await row(there, 'Vera Vertretung').getByText(words.deputy).waitFor();
    await row(here, 'Vera Vertretung').waitFor();
    await expectAccessible(here.page, 'a body');
    await expectAccessible(there.page, 'a body, for colleagues');
    expect(await there.page.getByRole('button', { name: words.add }).count()).toBe(0);

    await endSeat(here, words);
    await row(there, 'Mia Mitglied').getByText(words.former, { exact: true }).waitFor();
    await use(here.page.getByRole('button', { name: words.remove }));
    await use(here.page.getByRole('dialog').getByRole('button', { name: words.confirm }));
    await row(there, 'Vera Vertretung').waitFor({ state: 'detached' });
  }, 90_000);
});
