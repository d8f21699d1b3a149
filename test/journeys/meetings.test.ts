import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { meetsStandards } from '../testkit/accessible.ts';
import { useJourney } from '../testkit/journey.ts';
import { dayAhead, seedMeeting } from '../testkit/meetings.ts';
import type { SeededSpace } from '../testkit/seed.ts';

const journey = useJourney();

/** What the journey says in each language. */
const WORDS = {
  de: {
    part: 'Sitzungen',
    empty: 'Es ist keine Sitzung geplant',
    planSeries: 'Reihe planen',
    seriesDialog: 'Sitzungsreihe planen',
    title: 'Titel',
    first: 'Erster Tag',
    from: 'Beginn',
    until: 'Ende',
    backwards: 'Das Ende liegt vor dem Beginn.',
    rhythm: 'Rhythmus',
    dates: 'Die nächsten Termine',
    rule: 'Regel nach RFC 5545',
    wrong: 'Das stimmt nicht: FREQ=HOURLY',
    save: 'Speichern',
    coming: 'Kommende Sitzungen',
    series: 'Sitzungsreihen',
    weekly: /^Alle zwei Wochen am /,
    plan: 'Sitzung planen',
    day: 'Tag',
    place: 'Ort',
    more: 'Weitere anzeigen',
    video: 'Adresse der Videokonferenz',
    unsafe: /mit https:\/\/ beginnt/,
    conduct: 'Leitung und Protokoll festlegen',
    conductDialog: 'Wer leitet, wer führt Protokoll?',
    keeper: 'Protokollführung',
    invite: 'Einladen',
    inviteDialog: 'Zur Sitzung einladen',
    choose: 'Wählen Sie mindestens eine Person aus.',
    all: 'Alle auswählen',
    accept: 'Zusagen',
    answered: 'Ihre Antwort: Zugesagt',
    counted: '1 Zusage · 0 Absagen · 2 ohne Antwort',
    change: 'Verlegen oder ändern',
    changeDialog: 'Sitzung verlegen oder ändern',
    moved: '0 Zusagen · 0 Absagen · 3 ohne Antwort',
    cancel: 'Absagen',
    cancelDialog: 'Sitzung absagen?',
    reason: 'Grund',
    confirm: 'Sitzung absagen',
    cancelled: 'Diese Sitzung ist abgesagt',
    open: 'Sitzung eröffnen',
    close: 'Sitzung beenden',
    running: /^Die Sitzung läuft seit/,
    over: /^Die Sitzung ist beendet: /,
    past: 'Vergangene Sitzungen anzeigen',
    pastList: 'Vergangene Sitzungen',
  },
  en: {
    part: 'Meetings',
    empty: 'No meeting is planned',
    planSeries: 'Plan series',
    seriesDialog: 'Plan a series of meetings',
    title: 'Title',
    first: 'First day',
    from: 'Begins',
    until: 'Ends',
    backwards: 'The end is before the beginning.',
    rhythm: 'Rhythm',
    dates: 'The next dates',
    rule: 'Rule of RFC 5545',
    wrong: 'This is wrong: FREQ=HOURLY',
    save: 'Save',
    coming: 'Meetings to come',
    series: 'Series of meetings',
    weekly: /^Every two weeks on /,
    plan: 'Plan meeting',
    day: 'Day',
    place: 'Place',
    more: 'Show more',
    video: 'Address of the video conference',
    unsafe: /begins with https:\/\//,
    conduct: 'Set chair and minutes',
    conductDialog: 'Who chairs, who keeps the minutes?',
    keeper: 'Minutes by',
    invite: 'Invite',
    inviteDialog: 'Invite to the meeting',
    choose: 'Choose at least one person.',
    all: 'Choose all',
    accept: 'Accept',
    answered: 'Your answer: Accepted',
    counted: '1 accepted · 0 declined · 2 without answer',
    change: 'Move or change',
    changeDialog: 'Move or change the meeting',
    moved: '0 accepted · 0 declined · 3 without answer',
    cancel: 'Cancel meeting',
    cancelDialog: 'Cancel the meeting?',
    reason: 'Reason',
    confirm: 'Cancel the meeting',
    cancelled: 'This meeting is cancelled',
    open: 'Open meeting',
    close: 'Close meeting',
    running: /^The meeting is under way since/,
    over: /^The meeting has ended: /,
    past: 'Show past meetings',
    pastList: 'Past meetings',
  },
};
type Words = (typeof WORDS)['de'];

/** By keyboard alone: to the control, and the key. */
async function press(control: Locator, key = 'Enter'): Promise<void> {
  await control.focus();
  await control.page().keyboard.press(key);
}

const button = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: true });

async function planSeries(page: Page, words: Words): Promise<void> {
  await press(button(page, words.planSeries));
  const dialog = page.getByRole('dialog', { name: words.seriesDialog });
  await dialog.getByLabel(words.title).fill('Jour fixe');
  await dialog.getByLabel(words.first).fill(dayAhead(8));
  await dialog.getByLabel(words.until, { exact: true }).fill('09:30');
  await press(button(dialog, words.save));
  await dialog.getByText(words.backwards).waitFor();
  await dialog.getByLabel(words.until, { exact: true }).fill('11:30');
  await dialog.getByText(words.dates).waitFor();
  await dialog.getByLabel(words.rhythm).selectOption('OWN');
  await dialog.getByLabel(words.rule).fill('FREQ=HOURLY');
  await dialog.getByText(words.wrong).waitFor();
  await dialog.getByLabel(words.rhythm).selectOption('BIWEEKLY');
  await dialog.getByText(words.dates).waitFor();
  expect(await dialog.getByRole('status').getByRole('listitem').count()).toBe(5);
  await meetsStandards(page, 'series');
  await press(button(dialog, words.save));
  await dialog.waitFor({ state: 'detached' });
}

async function planMeeting(page: Page, words: Words): Promise<void> {
  await press(page.getByRole('button', { name: words.plan, exact: true }).first());
  const dialog = page.getByRole('dialog', { name: words.plan });
  await dialog.getByLabel(words.title).fill('Lenkungskreis');
  await dialog.getByLabel(words.day, { exact: true }).fill(dayAhead(5));
  await dialog.getByLabel(words.place).first().fill('Raum 204');
  await dialog.getByLabel(words.video).fill('http://video.example');
  await press(button(dialog, words.plan));
  await dialog.getByText(words.unsafe).last().waitFor();
  await dialog.getByLabel(words.video).fill('https://video.example/r/1');
  await meetsStandards(page, 'meeting');
  await press(button(dialog, words.plan));
  await page.getByRole('heading', { name: 'Lenkungskreis', level: 1 }).waitFor();
}

async function invite(page: Page, words: Words, keeper: string): Promise<void> {
  await press(button(page, words.conduct));
  const conduct = page.getByRole('dialog', { name: words.conductDialog });
  await conduct.getByRole('option', { name: keeper }).first().waitFor({ state: 'attached' });
  await conduct.getByLabel(words.keeper).selectOption({ label: keeper });
  await press(button(conduct, words.save));
  await conduct.waitFor({ state: 'detached' });
  await press(button(page, words.invite));
  const dialog = page.getByRole('dialog', { name: words.inviteDialog });
  await button(dialog, words.all).waitFor();
  await press(button(dialog, words.invite));
  await dialog.getByText(words.choose).waitFor();
  await press(button(dialog, words.all));
  await meetsStandards(page, 'participants');
  await press(button(dialog, words.invite));
  await dialog.waitFor({ state: 'detached' });
}

/** 112 meetings of the past. */
async function seedMany({ id: spaceId }: SeededSpace): Promise<void> {
  await journey.hub.sql(
    `insert into meeting (id, space_id, title, starts_at, ends_at, state, calendar_uid, started_at, ended_at)
     select 'mtg_' || right($1::text, 22) || lpad(n::text, 4, '0'), $1::text, 'Sitzung ' || n, now() - n * interval '1 day',
       now() - n * interval '1 day' + interval '1 hour', 'ENDED', $1::text || n, now(), now()
     from generate_series(1, 112) n`,
    [spaceId],
  );
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

  it('a series and a meeting are planned, somebody answers, it moves and is cancelled', async () => {
    const space = await journey.hub.seed.space({ password: true, writers: 1, readers: 1 });
    const reader = space.readers[0]!;
    const { page } = await journey.visit(space.lead, { width, height: 740 });
    await speak(page);
    await page.goto(`/spaces/${space.id}`);
    await press(page.getByRole('link', { name: words.part, exact: true }));
    await page.getByRole('heading', { name: words.empty }).waitFor();
    await meetsStandards(page, 'empty');
    await planSeries(page, words);
    const coming = page.getByRole('list', { name: words.coming });
    await coming.getByRole('link', { name: 'Jour fixe' }).first().waitFor();
    await page.getByRole('list', { name: words.series }).getByText(words.weekly).waitFor();
    await meetsStandards(page, 'list');
    await planMeeting(page, words);
    await invite(page, words, reader.name);

    const { page: other } = await journey.visit(reader, { width, height: 740 });
    await speak(other);
    await other.goto(page.url());
    await press(button(other, words.accept));
    await other.getByText(words.answered).waitFor();
    // On the other screen by itself.
    await page.getByText(words.counted).waitFor();
    await meetsStandards(page, 'page');

    // Whoever keeps the minutes may move it, though they only read otherwise.
    await press(button(other, words.change));
    const moving = other.getByRole('dialog', { name: words.changeDialog });
    await moving.getByLabel(words.day, { exact: true }).fill(dayAhead(6));
    await meetsStandards(other, 'moving');
    await press(button(moving, words.save));
    await page.getByText(words.moved).waitFor();
    // Beside the answer, which bears the same word in German.
    await press(page.getByRole('button', { name: words.cancel, exact: true }).first());
    const dialog = page.getByRole('dialog', { name: words.cancelDialog });
    await dialog.getByLabel(words.reason).fill('Zu wenige Zusagen');
    await press(button(dialog, words.confirm));
    await other.getByText(words.cancelled).waitFor();
    await other.getByText('Zu wenige Zusagen').waitFor();
    expect(await button(other, words.accept).count()).toBe(0);
    await meetsStandards(other, 'cancelled');
  });

  it('a meeting is opened, closed, and found among those of the past', async () => {
    const space = await journey.hub.seed.space({ password: true, readers: 1 });
    const startsAt = new Date(Date.now() + 600_000);
    const { id } = await seedMeeting(journey.hub, space.id, space.readers[0]!.id, { startsAt });
    const { page } = await journey.visit(space.lead, { width, height: 740 });
    await speak(page);
    await page.goto(`/spaces/${space.id}/meetings/${id}`);
    for (const [verb, told] of [
      [words.open, words.running],
      [words.close, words.over],
    ] as const) {
      await press(button(page, verb));
      await press(button(page.getByRole('dialog'), verb));
      await page.getByText(told).waitFor();
    }
    await meetsStandards(page, 'over');
    await page.goto(`/spaces/${space.id}/meetings`);
    await press(button(page, words.past));
    await page
      .getByRole('list', { name: words.pastList })
      .getByRole('link', { name: 'Lenkungskreis' })
      .waitFor();
    // Else the header stands before what axe measures.
    await page.evaluate(() => scrollTo(0, 0));
    await meetsStandards(page, 'past');
  });

  it('meetings of years are reached page by page', async () => {
    const space = await journey.hub.seed.space({ password: true });
    await seedMany(space);
    const { page } = await journey.visit(space.lead, { width, height: 740 });
    await speak(page);
    await page.goto(`/spaces/${space.id}/meetings`);
    await press(button(page, words.past));
    const past = page.getByRole('link', { name: /^Sitzung \d+$/ });
    for (const count of [10, 110, 112]) {
      await expect.poll(() => past.count()).toBe(count);
      if (count < 112) await press(button(page, words.more));
    }
    await meetsStandards(page, 'further');
  });

  it('a meeting planned in a series begins with what the series says', async () => {
    const space = await journey.hub.seed.space({ password: true });
    const { id, seriesId } = await seedMeeting(journey.hub, space.id, space.lead.id);
    await journey.hub.sql(
      `update meeting_series set place = 'Saal 5', video_url = 'https://video.example.org/5', starts_at_time = '23:30',
         duration_minutes = 90, time_zone = 'Europe/Lisbon' where id = $1`,
      [seriesId],
    );
    const { page } = await journey.visit(space.lead, { width, height: 740 });
    await speak(page);
    await page.goto(`/spaces/${space.id}/meetings`);
    await press(page.getByRole('button', { name: `${words.plan}: Lenkungskreis` }));
    const dialog = page.getByRole('dialog', { name: words.plan });
    await dialog.getByLabel(words.day, { exact: true }).fill(dayAhead(4));
    expect(await dialog.getByLabel(words.place).first().inputValue()).toBe('Saal 5');
    await press(button(dialog, words.plan));
    await page.getByRole('heading', { name: 'Lenkungskreis', level: 1 }).waitFor();
    const rows = await journey.hub.sql(
      `select place, video_url, time_zone, extract(epoch from ends_at - starts_at)::int / 60 as minutes,
         to_char(starts_at at time zone time_zone, 'HH24:MI') as at
       from meeting where series_id = $1 and id <> $2`,
      [seriesId, id],
    );
    expect(rows).toEqual([
      {
        ...{ place: 'Saal 5', video_url: 'https://video.example.org/5', time_zone: 'Europe/Lisbon' },
        ...{ minutes: 90, at: '23:30' },
      },
    ]);
  });
});
