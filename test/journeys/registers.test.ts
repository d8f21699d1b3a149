import type { Locator } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { meetsStandards } from '../testkit/accessible.ts';
import { useJourney } from '../testkit/journey.ts';
import type { Visitor } from '../testkit/visitor.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

const journey = useJourney();

const WORDS = {
  de: {
    task: '/aufgabe',
    decision: '/beschluss',
    who: 'Zuständig',
    due: 'Frist',
    one: '1 Aufgabe',
    link: /^Aufgaben \(1\)/,
    note: 'Vermerken: Plan aushängen',
    noteLabel: 'Vermerk',
    save: 'Speichern',
    steps: '1 Vermerk',
    handOver: 'Übergeben: Plan aushängen',
    to: 'An',
    give: 'Übergeben',
    given: /^Übergeben an .* durch .* am .*1 Vermerk|2 Vermerke/,
    none: /^Hier ist nichts zu erledigen/,
    tick: 'Erledigt: Plan aushängen',
    late: 'überfällig',
    isDone: 'erledigt',
    state: 'Stand',
    found: '1 Beschluss',
    text: /aus einem Text/,
    set: /^Stand setzen: /,
    carried: 'erledigt',
    margin: /^Ausgeführt am /,
    reminders: 'An Aufgaben per E-Mail erinnern',
    remindersOff: 'Sie werden an Aufgaben nicht mehr erinnert.',
  },
  en: {
    task: '/task',
    decision: '/decision',
    who: 'Responsible',
    due: 'Due',
    one: '1 task',
    link: /^Tasks \(1\)/,
    note: 'Add note: Plan aushängen',
    noteLabel: 'Note',
    save: 'Save',
    steps: '1 note',
    handOver: 'Hand over: Plan aushängen',
    to: 'To',
    give: 'Hand over',
    given: /^Handed over to .* by .* on .*2 notes/,
    none: /^Nothing is to be done here/,
    tick: 'Done: Plan aushängen',
    late: 'overdue',
    isDone: 'done',
    state: 'State',
    found: '1 decision',
    text: /from a text/,
    set: /^Set state: /,
    carried: 'carried out',
    margin: /^Carried out on /,
    reminders: 'Remind me of tasks by mail',
    remindersOff: 'You are no longer reminded of tasks.',
  },
};

/** By keyboard alone: to the control, and the key. */
async function press(control: Locator, key = 'Enter'): Promise<void> {
  await control.focus();
  await control.page().keyboard.press(key);
}

async function look({ page }: Visitor, name: string): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  await meetsStandards(page, name);
  const folder = process.env['UMLAUF_PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/registers-${name}.png`, fullPage: true });
}

async function threeVisitors(language: string, width: number) {
  const space = await journey.hub.seed.space({ writers: 1, readers: 2, password: true });
  const { id } = await journey.hub.seed.document({ space, title: 'Protokoll' });
  const visitors: Visitor[] = [];
  for (const person of [space.lead, ...space.readers]) {
    const visitor = await journey.visit(person, { width, height: 800 });
    await visitor.page.goto('/accessibility');
    await visitor.page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
    visitors.push(visitor);
  }
  const [lead, anna, ben] = visitors as [Visitor, Visitor, Visitor];
  return { lead, anna, ben, space, id };
}

type Words = (typeof WORDS)['de' | 'en'];

/** A decision and a task, by keyboard; answers the task's block. */
async function write({ page, text }: Visitor, words: Words, responsibleId: string): Promise<Locator> {
  const { keyboard } = page;
  await text.focus();
  await keyboard.type(words.decision);
  await keyboard.press('Enter');
  await keyboard.type('Der Plan wird angenommen.');
  await keyboard.press('Enter');
  await keyboard.type(words.task);
  await keyboard.press('Enter');
  await keyboard.type('Plan aushängen');
  const block = text.getByRole('group', { name: /A 1$/ });
  await block.waitFor();
  await block.getByRole('combobox', { name: words.who, exact: true }).selectOption(responsibleId);
  await block.getByLabel(words.due, { exact: true }).fill('2026-01-15');
  return block;
}

/** The decision is in the register; what has become of it shows in the margin of its text. */
async function decided(lead: Visitor, words: Words, width: number): Promise<void> {
  await lead.page.goto('/decisions');
  await lead.page.getByRole('status').getByText(words.found, { exact: true }).waitFor();
  await lead.page.getByText(words.text).waitFor();
  await press(lead.page.getByRole('button', { name: words.set }));
  const setting = lead.page.getByRole('dialog');
  await press(setting.getByRole('radio', { name: words.carried }), 'Space');
  await press(setting.getByRole('button', { name: words.save }));
  await setting.waitFor({ state: 'detached' });
  await look(lead, `decisions-${width}`);
  await press(lead.page.getByRole('link', { name: 'Protokoll' }).last());
  const block = lead.text.locator('[data-sought]');
  await expect.poll(() => block.locator('.umlauf-entry-margin').textContent()).toMatch(words.margin);
}

/** No reminders any more. */
async function turnOff(ben: Visitor, words: Words, width: number): Promise<void> {
  await ben.page.goto('/settings');
  const reminders = ben.page.getByRole('checkbox', { name: words.reminders });
  await expect.poll(() => reminders.isEnabled()).toBe(true);
  await press(reminders, 'Space');
  await ben.page.getByText(words.remindersOff).waitFor();
  expect(await reminders.isChecked()).toBe(false);
  await look(ben, `settings-${width}`);
}

describe.each([
  ['de', 1280],
  ['en', 360],
] as const)('registers in %s at %i pixels', (language, width) => {
  it('a task of a text is found, noted, handed over and ticked; its margin and the register of decisions tell', async () => {
    const words = WORDS[language];
    const { lead, anna, ben, space, id } = await threeVisitors(language, width);
    const [annaPerson, benPerson] = space.readers;
    await anna.page.goto('/tasks');
    await anna.page.getByText(words.none).waitFor();
    await lead.openDocument(id);
    const block = await write(lead, words, annaPerson!.id);

    // Live: it shows to whoever has it, and counts.
    await anna.page.getByText(words.one, { exact: true }).waitFor();
    await anna.page.getByText(words.late, { exact: true }).waitFor();
    if (width > 1000) await anna.page.getByRole('link', { name: words.link }).waitFor();
    await look(anna, `tasks-${width}`);
    await press(anna.page.getByRole('button', { name: words.note }));
    const dialog = anna.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: words.noteLabel }).fill('Rahmen ist bestellt.');
    await press(dialog.getByRole('button', { name: words.save }));
    await press(anna.page.getByText(words.steps, { exact: true }));
    await anna.page.getByText('Rahmen ist bestellt.').waitFor();
    await look(anna, `noted-${width}`);
    await block.getByRole('link', { name: words.steps }).waitFor();

    await ben.page.goto('/tasks');
    await ben.page.getByText(words.none).waitFor();
    await press(anna.page.getByRole('button', { name: words.handOver }));
    await dialog.getByLabel(words.to, { exact: true }).selectOption(benPerson!.id);
    await look(anna, `hand-over-${width}`);
    await press(dialog.getByRole('button', { name: words.give, exact: true }));
    await anna.page.getByText(words.none).waitFor();
    await ben.page.getByText(words.one, { exact: true }).waitFor();
    const margin = block.locator('.umlauf-entry-margin');
    await expect.poll(() => margin.textContent()).toMatch(words.given);
    await look(lead, `margin-${width}`);

    // The way back to the sentence.
    await press(ben.page.getByRole('link', { name: 'Plan aushängen' }));
    await ben.text.locator('[data-sought]').getByText('Plan aushängen').waitFor();
    await look(ben, `sought-${width}`);
    await ben.page.goBack();
    await press(ben.page.getByRole('checkbox', { name: words.tick }), 'Space');
    await ben.page.getByText(words.none).waitFor();
    await expect.poll(() => margin.textContent()).toMatch(language === 'de' ? /Erledigt am/ : /Done on/);

    await decided(lead, words, width);
    await turnOff(ben, words, width);
  });
});
