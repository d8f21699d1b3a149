import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { RULE_TEMPLATES } from '@umlauf/shared/circulation/rule-templates';
import { useJourney } from '../testkit/journey.ts';
import type { Person } from '../testkit/seed.ts';

const journey = useJourney();

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What the journey says in each language. */
const WORDS = {
  de: {
    title: 'Regeln für Umläufe',
    empty: 'Es sind noch keine eigenen Regeln gespeichert.',
    begin: 'Als Grundlage nehmen: Verschweigungsfrist',
    name: 'Name',
    silence: 'Schweigen bis zur Frist',
    contradiction: /In der Verschweigung gilt Schweigen als Zustimmung/,
    sound: 'Diese Regeln widersprechen sich nicht.',
    save: 'Speichern',
    refused: /Bitte prüfen Sie Ihre Angaben/,
    quorum: 'Mindestbeteiligung in Prozent',
    saveVersion: 'Als Fassung 2 speichern',
    version: /^Fassung 2$/,
    former: /^Fassung 1 vom /,
    told: 'Mindestens 50 Prozent der Stimmen müssen ausdrücklich abgegeben sein.',
    notOffered: 'wird nicht angeboten',
    offer: 'Für neue Umläufe anbieten',
    newer: /^Inzwischen gibt es Fassung 3/,
    discard: 'Meine Änderungen verwerfen',
    rename: 'Umbenennen',
  },
  en: {
    title: 'Rules for rounds',
    empty: 'No rules of its own are saved yet.',
    begin: 'Begin with: Silence procedure',
    name: 'Name',
    silence: 'Silence until the deadline',
    contradiction: /In a silence procedure silence is consent/,
    sound: 'These rules do not contradict themselves.',
    save: 'Save',
    refused: /Please check what you entered/,
    quorum: 'Quorum in per cent',
    saveVersion: 'Save as version 2',
    version: /^Version 2$/,
    former: /^Version 1 of /,
    told: 'At least 50 per cent of the votes have to be given expressly.',
    notOffered: 'not offered',
    offer: 'Offer for new rounds',
    newer: /^There is a version 3/,
    discard: 'Discard my changes',
    rename: 'Rename',
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

async function scene(language: 'de' | 'en', width: number) {
  await journey.hub.sql('truncate rule_set cascade');
  const office = await journey.hub.seed.person({ password: true, isAdministrator: true });
  const colleague = await journey.hub.seed.person({ password: true });
  const here = await journey.visit(office, { width, height: 740 });
  const there = await journey.visit(colleague);
  for (const { page } of [here, there]) {
    await page.goto('/accessibility');
    await page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
    await page.goto('/rules');
    await page.getByText(WORDS[language].empty).waitFor();
  }
  return { office, here: here.page, there: there.page };
}

/** Begun with a template; what contradicts itself is told at once, and not kept. */
async function makeRules(page: Page, words: (typeof WORDS)['de' | 'en']): Promise<void> {
  await expectAccessible(page, 'the templates');
  await use(page.getByRole('link', { name: words.begin }));
  await page.getByText(words.sound).waitFor();
  await page.getByLabel(words.name, { exact: true }).fill('Schweigen im Arbeitskreis');
  await page.getByLabel(words.silence).selectOption('REFUSAL');
  await page.getByText(words.contradiction).waitFor();
  await expectAccessible(page, 'a contradiction');
  await use(page.getByRole('button', { name: words.save, exact: true }));
  await page.getByText(words.refused).waitFor();
  await page.getByLabel(words.silence).selectOption('CONSENT');
  await page.getByText(words.sound).waitFor();
  await use(page.getByRole('button', { name: words.save, exact: true }));
  await page.getByRole('heading', { level: 1, name: 'Schweigen im Arbeitskreis' }).waitFor();
}

/** Somebody else saves while one changes the rules: nothing typed is lost until it is discarded. */
async function meetAnotherVersion(page: Page, office: Person, words: (typeof WORDS)['de' | 'en']) {
  const quorum = page.getByLabel(words.quorum);
  await quorum.fill('60');
  const rules = { ...RULE_TEMPLATES.SILENCE_IS_CONSENT.rules, quorumPercent: 70 };
  const ruleSetId = new URL(page.url()).pathname.split('/').at(-1);
  await office.api.query(
    'mutation($input: AddRuleSetVersionInput!) { addRuleSetVersion(input: $input) { id } }',
    { input: { ruleSetId, expectedVersion: 2, rules } },
  );
  await page.getByText(words.newer).waitFor();
  expect(await quorum.inputValue()).toBe('60');
  await expectAccessible(page, 'another version');
  await use(page.getByRole('button', { name: words.discard }));
  expect(await quorum.inputValue()).toBe('70');
}

describe.each([
  ['de', 1280],
  ['en', 360],
] as const)('in %s, at a width of %i pixels', (language, width) => {
  it('rules are begun with a template, mended where they contradict themselves, and get a version', async () => {
    const words = WORDS[language];
    const { office, here, there } = await scene(language, width);
    expect(await there.getByRole('link', { name: words.begin }).count()).toBe(0);
    await makeRules(here, words);
    await there.getByRole('link', { name: 'Schweigen im Arbeitskreis' }).click();
    await there.getByRole('heading', { level: 1, name: 'Schweigen im Arbeitskreis' }).waitFor();

    await here.getByLabel(words.quorum).fill('50');
    await use(here.getByRole('button', { name: words.saveVersion }));
    await there.getByText(words.told).waitFor();
    await there.getByText(words.version).waitFor();
    await there.getByText(words.former).waitFor();
    await here.getByText(words.former).waitFor();
    await expectAccessible(here, 'rules with versions');
    await expectAccessible(there, 'rules, for colleagues');

    await meetAnotherVersion(here, office, words);
    await use(here.getByRole('button', { name: words.rename }));
    const dialog = here.getByRole('dialog');
    await dialog.getByLabel(words.name, { exact: true }).fill('Schweigen im Vorstand');
    await here.keyboard.press('Enter');
    await there.getByRole('heading', { level: 1, name: 'Schweigen im Vorstand' }).waitFor();

    await here.getByLabel(words.offer).focus();
    await here.keyboard.press('Space');
    await there.getByText(words.notOffered).waitFor();
  }, 90_000);
});
