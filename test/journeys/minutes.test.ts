import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { meetsStandards } from '../testkit/accessible.ts';
import { onAgenda } from '../testkit/agendas.ts';
import { useJourney } from '../testkit/journey.ts';
import { act, halfADayAhead, planMeeting } from '../testkit/meetings.ts';
import type { Person } from '../testkit/seed.ts';

const journey = useJourney();

/** What the journey says in each language. */
const WORDS = {
  de: {
    start: 'Sitzung eröffnen',
    readers: 'Lesen können es die Mitglieder dieses Bereichs.',
    minutes: 'Protokoll öffnen',
    decision: '/beschluss',
    numbered: /^Beschluss \d{4}\/1$/,
    without: 'Bei der Niederschrift waren zu wenige Stimmberechtigte anwesend (nicht beschlussfähig).',
    back: /^Protokoll der Sitzung „Lenkungskreis“ vom /,
    here: (name: string) => `${name} ist da`,
    leaves: (name: string) => `${name} geht`,
    add: 'Person hinzufügen',
    name: 'Name',
    guest: 'Erika Muster',
    no: 'Nicht beschlussfähig: 1 von 2 Stimmen anwesend, nötig sind 2',
    yes: 'Beschlussfähig: 2 von 2 Stimmen anwesend',
    next: 'Nächsten Punkt aufrufen',
    bring: 'Ins Protokoll übernehmen',
    screen: 'Leinwandansicht',
    full: 'Vollbild',
    leaveFull: 'Vollbild beenden',
    now: 'TOP 1 Haushalt',
    end: 'Sitzung beenden',
    over: /^Die Sitzung ist seit/,
    list: 'Anwesenheitsliste',
  },
  en: {
    start: 'Open meeting',
    readers: 'The members of this space can read them.',
    minutes: 'Open minutes',
    decision: '/decision',
    numbered: /^Decision \d{4}\/1$/,
    without: 'When this was written down, too few of those entitled to vote were present (no quorum).',
    back: /^Minutes of the meeting “Lenkungskreis” on /,
    here: (name: string) => `${name} is here`,
    leaves: (name: string) => `${name} leaves`,
    add: 'Add somebody',
    name: 'Name',
    guest: 'Erika Muster',
    no: 'Not quorate: 1 of 2 votes present, 2 needed',
    yes: 'Quorate: 2 of 2 votes present',
    next: 'Call next item',
    bring: 'Bring into the minutes',
    screen: 'View for the wall',
    full: 'Full screen',
    leaveFull: 'Leave full screen',
    now: 'Item 1 Haushalt',
    end: 'Close meeting',
    over: /^The meeting/,
    list: 'List of attendance',
  },
};

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function look(page: Page, where: string): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  await meetsStandards(page, where);
  const folder = process.env['UMLAUF_PICTURES'];
  if (folder)
    await page.screenshot({ path: `${folder}/${where.replaceAll(/\W+/g, '-')}.png`, fullPage: true });
}

/** A meeting of two who vote, in a space of its own; each in a browser of their own. */
async function stage(language: string, width: number) {
  const space = await journey.hub.seed.space({ writers: 2, password: true });
  const [anna, ben] = space.writers as [Person, Person];
  const { id } = await planMeeting(anna.api, space.id, halfADayAhead());
  const participants = [anna, ben].map((person) => ({ accountId: person.id, kind: 'ENTITLED' }));
  await act(anna, 'participants', { meetingId: id, participants });
  for (const title of ['Haushalt', 'Spielplatz'])
    await onAgenda(anna.api, 'addAgendaItem', { meetingId: id, title });
  const address = `/spaces/${space.id}/meetings/${id}`;
  const visit = async (person: Person) => {
    const visitor = await journey.visit(person, { width, height: 800 });
    await visitor.page.goto('/accessibility');
    await visitor.page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
    await visitor.page.goto(address);
    return visitor;
  };
  return { space, anna, ben, id: id as string, address, visit };
}

describe.each([
  ['de', 1280],
  ['en', 360],
] as const)('minutes, in %s at %i pixels', (language, width) => {
  it('begin with the meeting, are written together, and know who was there', async () => {
    const words = WORDS[language];
    const { anna, ben, id, address, visit } = await stage(language, width);
    const [one, two] = [await visit(anna), await visit(ben)];

    // Opened by keyboard.
    await button(one.page, words.start).focus();
    await one.page.keyboard.press('Enter');
    await one.page.getByRole('dialog').getByText(words.readers).waitFor();
    await one.page.getByRole('dialog').getByRole('button', { name: words.start }).press('Enter');
    await one.page.getByRole('link', { name: words.minutes }).waitFor();
    await button(one.page, words.here(anna.name)).press('Enter');
    await two.page.getByText(words.no).waitFor();

    // A decision before enough are there says so; then they come, and the other browser hears of it.
    await two.page.getByRole('link', { name: words.minutes }).press('Enter');
    await two.text.getByRole('heading', { name: 'TOP 2 Spielplatz' }).waitFor();
    await two.text.focus();
    await two.page.keyboard.press('Control+End');
    await two.page.keyboard.type(words.decision);
    await two.page.keyboard.press('Enter');
    await two.page.keyboard.type('Der Spielplatz wird gebaut.');
    const block = two.text.getByRole('group', { name: words.numbered });
    await block.getByText(words.without).waitFor();
    await look(two.page, `minutes at ${width}`);
    await button(one.page, words.here(ben.name)).press('Enter');
    await two.page.getByText(words.yes).waitFor();
    await button(one.page, words.leaves(ben.name)).waitFor();

    // A guest without an account, and a new item, which comes into the minutes by a button.
    await button(one.page, words.add).press('Enter');
    await one.page.getByRole('dialog').getByLabel(words.name, { exact: true }).fill(words.guest);
    await one.page.keyboard.press('Enter');
    await one.page.getByRole('list', { name: words.list }).getByText(words.guest).waitFor();
    await button(one.page, words.next).press('Enter');
    await one.page.getByRole('timer').waitFor();
    await onAgenda(anna.api, 'addAgendaItem', { meetingId: id, title: 'Verschiedenes' });
    await button(one.page, words.bring).press('Enter');
    await two.text.getByRole('heading', { name: 'TOP 3 Verschiedenes' }).waitFor();
    await look(one.page, `attendance at ${width}`);

    await onTheWall(two.page, words, width, address);
    await button(one.page, words.end).press('Enter');
    await one.page.getByRole('dialog').getByRole('button', { name: words.end }).press('Enter');
    await expect.poll(() => button(one.page, words.leaves(ben.name)).count()).toBe(0);
    const query =
      'query($id: ID!) { meeting(id: $id) { state attendance { attendees { state stays { leftAt } } } } }';
    const { meeting } = await ben.api.query(query, { id });
    expect(meeting.state).toBe('ENDED');
    expect(meeting.attendance.attendees.flatMap((each: any) => each.stays)).not.toContainEqual({
      leftAt: null,
    });
  });
});

/** From the minutes back to the meeting, and on to what hangs on the wall. */
async function onTheWall(
  page: Page,
  words: (typeof WORDS)['de' | 'en'],
  width: number,
  address: string,
): Promise<void> {
  await page.getByRole('link', { name: words.back }).press('Enter');
  await page.waitForURL(`**${address}`);
  await page.getByRole('link', { name: words.screen }).press('Enter');
  await page.getByText(words.now).waitFor();
  await page.getByText('Der Spielplatz wird gebaut.').waitFor();
  await page.getByText(words.yes).waitFor();
  await look(page, `wall at ${width}`);
  await button(page, words.full).press('Enter');
  await button(page, words.leaveFull).press('Enter');
  await button(page, words.full).waitFor();
}
