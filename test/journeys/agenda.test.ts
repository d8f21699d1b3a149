import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { meetsStandards } from '../testkit/accessible.ts';
import { agendaOn, onAgenda } from '../testkit/agendas.ts';
import { useJourney } from '../testkit/journey.ts';
import { dayAhead, halfADayAhead, planMeeting, planSeries } from '../testkit/meetings.ts';

const journey = useJourney();

/** What the journey says in each language. */
const WORDS = {
  de: {
    title: 'Tagesordnung',
    list: 'Tagesordnungspunkte',
    empty: 'Noch steht nichts auf der Tagesordnung',
    add: 'Punkt hinzufügen',
    about: 'Worum geht es?',
    kind: 'Wozu?',
    decision: 'Beschluss',
    minutes: 'Dauer in Minuten',
    responsible: 'Zuständig',
    search: 'Dokumente suchen',
    addDocument: 'Hinzufügen: Entwurf',
    save: 'Speichern',
    facts: /^3 Punkte · zusammen 1 Std\. 15 Min\. · Ende nach Plan 15:15 Uhr/,
    tooLong: '15 Min. länger als die Sitzung',
    menu: (item: string) => `Aktionen für ${item}`,
    down: 'Nach unten',
    indent: 'Einrücken',
    remove: 'Entfernen',
    undo: 'Rückgängig',
    moved: '„Haushalt“ ist jetzt TOP 1.',
    edge: '„Haushalt“ steht dort schon am Rand.',
    propose: 'Punkt vorschlagen',
    proposeIt: 'Vorschlagen',
    proposals: 'Vorschläge',
    until: 'Frist setzen',
    untilDialog: 'Bis wann werden Punkte vorgeschlagen?',
    lastDay: 'Letzter Tag',
    accept: 'Aufnehmen: Spielplatz',
    refuse: 'Ablehnen: Mondreise',
    refuseDialog: '„Mondreise“ ablehnen',
    why: 'Begründung',
    refuseIt: 'Ablehnen',
    because: 'Begründung: Nicht zuständig',
    standing: 'Feste Tagesordnungspunkte',
    addStanding: 'Festen Punkt hinzufügen',
    approval: 'Genehmigung des Protokolls der letzten Sitzung',
    open: 'Sitzung eröffnen',
    close: 'Sitzung beenden',
    next: 'Nächsten Punkt aufrufen',
    now: 'jetzt',
    dealtWith: 'Erledigt',
    postpone: 'Vertagen',
    again: /^zum 2\. Mal, zuerst am /,
    history: /Verlauf: Haushalt$/,
    historyDialog: 'Verlauf von „Haushalt“',
    postponed: /– vertagt$/,
    top: 'TOP',
  },
  en: {
    title: 'Agenda',
    list: 'Agenda items',
    empty: 'There is nothing on the agenda yet',
    add: 'Add item',
    about: 'What is it about?',
    kind: 'What for?',
    decision: 'Decision',
    minutes: 'Minutes',
    responsible: 'Responsible',
    search: 'Search documents',
    addDocument: 'Add: Entwurf',
    save: 'Save',
    facts: /^3 items · 1 h 15 min altogether · ends at 15:15 by plan/,
    tooLong: '15 min longer than the meeting',
    menu: (item: string) => `Actions for ${item}`,
    down: 'Move down',
    indent: 'Indent',
    remove: 'Remove',
    undo: 'Undo',
    moved: '“Haushalt” is now item 1.',
    edge: '“Haushalt” can go no further.',
    propose: 'Propose item',
    proposeIt: 'Propose',
    proposals: 'Proposals',
    until: 'Set deadline',
    untilDialog: 'Until when are items proposed?',
    lastDay: 'Last day',
    accept: 'Accept: Spielplatz',
    refuse: 'Refuse: Mondreise',
    refuseDialog: 'Refuse “Mondreise”',
    why: 'Reason',
    refuseIt: 'Refuse',
    because: 'Reason: Nicht zuständig',
    standing: 'Standing items',
    addStanding: 'Add standing item',
    approval: 'Approval of the minutes of the last meeting',
    open: 'Open meeting',
    close: 'Close meeting',
    next: 'Call next item',
    now: 'now',
    dealtWith: 'Dealt with',
    postpone: 'Postpone',
    again: /^on the agenda 2 times, first on /,
    history: /History: Haushalt$/,
    historyDialog: 'History of “Haushalt”',
    postponed: /– postponed$/,
    top: 'Item',
  },
};
type Words = (typeof WORDS)['de'];

/** By keyboard alone: to the control, and the key. */
async function press(control: Locator, key = 'Enter'): Promise<void> {
  await control.focus();
  await control.page().keyboard.press(key);
}

const button = (within: Page | Locator, name: string | RegExp) =>
  within.getByRole('button', { name, exact: true });

async function choose(page: Page, menu: Locator, name: string): Promise<void> {
  await press(menu);
  await press(page.getByRole('menuitem', { name, exact: true }));
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

/** Numbers and titles from top to bottom, as soon as they are so. */
async function expectLines(page: Page, words: Words, lines: string[]): Promise<void> {
  const rows = page.getByRole('list', { name: words.list }).locator('[data-agenda-item]');
  const shown = () =>
    rows.evaluateAll((all) =>
      all.map((row) => `${row.children[0]!.textContent} ${row.querySelector('p')!.firstChild!.textContent}`),
    );
  await expect.poll(shown).toEqual(lines.map((line) => `${words.top} ${line}`));
}

async function addItem(page: Page, words: Words, title: string, minutes: string): Promise<void> {
  await press(button(page, words.add));
  const dialog = page.getByRole('dialog', { name: words.add });
  await dialog.getByLabel(words.about).fill(title);
  await dialog.getByLabel(words.minutes).fill(minutes);
  await press(button(dialog, words.save));
  await dialog.waitFor({ state: 'detached' });
}

/** The one with everything: a kind, somebody responsible, and a document. */
async function addBudget(page: Page, words: Words, responsible: string): Promise<void> {
  await press(button(page, words.add));
  const dialog = page.getByRole('dialog', { name: words.add });
  await dialog.getByLabel(words.about).fill('Haushalt');
  await dialog.getByLabel(words.kind).selectOption({ label: words.decision });
  await dialog.getByLabel(words.minutes).fill('abc');
  await dialog.getByRole('option', { name: responsible }).first().waitFor({ state: 'attached' });
  await dialog.getByLabel(words.responsible).selectOption({ label: responsible });
  await press(button(dialog, words.addDocument));
  await press(button(dialog, words.save));
  await dialog.locator('[aria-invalid="true"]').waitFor();
  await meetsStandards(page, 'dialog');
  await dialog.getByLabel(words.minutes).fill('60');
  await press(button(dialog, words.save));
  await dialog.waitFor({ state: 'detached' });
}

/** By the keys, by the menu, and back again. */
async function order(page: Page, words: Words): Promise<void> {
  const menu = (item: string) => button(page, words.menu(item));
  await press(menu('2 Haushalt'), 'Alt+ArrowUp');
  await page.getByRole('status').getByText(words.moved).waitFor({ state: 'attached' });
  await expectLines(page, words, ['1 Haushalt', '2 Begrüßung', '3 Verschiedenes']);
  // The focus has stayed with the item.
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('[data-agenda-item]')?.textContent ?? ''))
    .toContain('Haushalt');
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByRole('status').getByText(words.edge).waitFor({ state: 'attached' });
  await choose(page, menu('1 Haushalt'), words.down);
  await expectLines(page, words, ['1 Begrüßung', '2 Haushalt', '3 Verschiedenes']);
  await choose(page, menu('3 Verschiedenes'), words.indent);
  await expectLines(page, words, ['1 Begrüßung', '2 Haushalt', '2.1 Verschiedenes']);
  await choose(page, menu('2 Haushalt'), words.remove);
  await expectLines(page, words, ['1 Begrüßung']);
  await press(button(page, words.undo));
  await expectLines(page, words, ['1 Begrüßung', '2 Haushalt', '2.1 Verschiedenes']);
}

async function propose(page: Page, words: Words, title: string): Promise<void> {
  await press(button(page, words.propose));
  const dialog = page.getByRole('dialog', { name: words.propose });
  await dialog.getByLabel(words.about).fill(title);
  await press(button(dialog, words.proposeIt));
  await dialog.waitFor({ state: 'detached' });
}

describe.each([
  { language: 'de', width: 1280 },
  { language: 'en', width: 360 },
] as const)('in $language at $width pixels', ({ language, width }) => {
  const words = WORDS[language];
  const speak = async (page: Page) => {
    await page.goto('/accessibility');
    await page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
  };

  it('an agenda is planned by keyboard, members propose, and all see it at once', async () => {
    const space = await journey.hub.seed.space({ password: true, writers: 1, readers: 1 });
    const [reader] = space.readers as [typeof space.lead];
    await journey.hub.seed.document({ space, title: 'Entwurf' });
    const meeting = await planMeeting(space.lead.api, space.id);
    const address = `/spaces/${space.id}/meetings/${meeting.id}`;
    const { page } = await journey.visit(space.lead, { width, height: 740 });
    await speak(page);
    await page.goto(address);
    await page.getByRole('heading', { name: words.empty }).waitFor();
    await meetsStandards(page, 'empty');
    await addItem(page, words, 'Begrüßung', '5');
    await addBudget(page, words, space.lead.name);
    await addItem(page, words, 'Verschiedenes', '10');
    await page.getByText(words.facts).waitFor();
    await page.getByText(words.tooLong).waitFor();

    const { page: other } = await journey.visit(reader, { width, height: 740 });
    await speak(other);
    await other.goto(address);
    await expectLines(other, words, ['1 Begrüßung', '2 Haushalt', '3 Verschiedenes']);
    await order(page, words);
    await expectLines(other, words, ['1 Begrüßung', '2 Haushalt', '2.1 Verschiedenes']);
    await meetsStandards(page, 'agenda');

    await press(button(page, words.until));
    const until = page.getByRole('dialog', { name: words.untilDialog });
    await until.getByLabel(words.lastDay).fill(dayAhead(5));
    await press(button(until, words.save));
    await until.waitFor({ state: 'detached' });
    await propose(other, words, 'Spielplatz');
    await propose(other, words, 'Mondreise');
    await press(button(page, words.accept));
    await expectLines(other, words, ['1 Begrüßung', '2 Haushalt', '2.1 Verschiedenes', '3 Spielplatz']);
    await press(button(page, words.refuse));
    const refusing = page.getByRole('dialog', { name: words.refuseDialog });
    await refusing.getByLabel(words.why).fill('Nicht zuständig');
    await meetsStandards(page, 'refusing');
    await press(button(refusing, words.refuseIt));
    await other.getByRole('list', { name: words.proposals }).getByText(words.because).waitFor();
    await meetsStandards(other, 'proposals');
  });

  it('what is left of a meeting is there in the next one, with its history', async () => {
    const space = await journey.hub.seed.space({ password: true, writers: 1 });
    const { api } = space.lead;
    const series = await planSeries(api, space.id, { title: 'Lenkungskreis', rrule: null });
    const { page } = await journey.visit(space.lead, { width, height: 740 });
    await speak(page);
    await page.goto(`/spaces/${space.id}/meetings`);
    await press(button(page, `${words.standing}: Lenkungskreis`));
    const standing = page.getByRole('region', { name: words.standing });
    await press(button(standing, words.addStanding));
    const dialog = page.getByRole('dialog', { name: words.addStanding });
    expect(await dialog.getByLabel(words.about).inputValue()).toBe(words.approval);
    await meetsStandards(page, 'standing');
    await press(button(dialog, words.save));
    await standing.getByText(words.approval).waitFor();

    const plan = (when: { day: string; time: string }) =>
      planMeeting(api, space.id, { seriesId: series.id, ...when });
    const [today, next] = [await plan(halfADayAhead()), await plan({ day: dayAhead(7), time: '10:00' })];
    await onAgenda(api, 'addAgendaItem', { meetingId: today.id, title: 'Haushalt' });
    await onAgenda(api, 'addAgendaItem', { meetingId: today.id, title: 'Spielplatz' });
    await page.goto(`/spaces/${space.id}/meetings/${today.id}`);
    await press(button(page, words.open));
    await press(button(page.getByRole('dialog'), words.open));
    await press(button(page, words.next));
    const row = page.locator('[data-agenda-item][aria-current]');
    await row.getByText(words.approval).waitFor();
    await meetsStandards(page, 'running');
    // The focus goes along: from here on nothing but the key.
    await expect.poll(() => focused(page)).toBe(words.dealtWith);
    await page.keyboard.press('Enter');
    await row.getByText('Haushalt').waitFor();
    await expect.poll(() => focused(page)).toBe(words.dealtWith);
    await press(button(row, words.postpone));
    await row.getByText('Spielplatz').waitFor();
    await press(button(row, words.dealtWith));
    await row.waitFor({ state: 'detached' });
    await press(button(page, words.close));
    await press(button(page.getByRole('dialog'), words.close));
    await expect.poll(async () => (await agendaOn(api, next.id)).items.length).toBe(2);
    await page.goto(`/spaces/${space.id}/meetings/${next.id}`);
    await expectLines(page, words, [`1 ${words.approval}`, '2 Haushalt']);
    await page.getByText(words.again).waitFor();
    await press(button(page, words.history));
    await page
      .getByRole('dialog', { name: words.historyDialog })
      .getByRole('listitem')
      .filter({ hasText: words.postponed })
      .waitFor();
    await meetsStandards(page, 'history');
  });
});
