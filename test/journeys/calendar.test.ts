import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { meetsStandards } from '../testkit/accessible.ts';
import { useJourney } from '../testkit/journey.ts';
import { seedMeeting } from '../testkit/meetings.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const journey = useJourney();

const WORDS = {
  de: {
    list: 'Ihre Kalender-Links',
    empty: 'Noch kein Kalender hat Sitzungen abonniert.',
    subscribe: 'Meine Sitzungen abonnieren',
    create: 'Link erzeugen',
    url: 'Link für Ihren Kalender',
    copy: 'Kopieren',
    done: 'Fertig',
    never: /noch nie abgerufen/,
    fetched: /zuletzt abgerufen: heute/,
    renew: 'Neuen Link erzeugen',
    former: /Sie haben schon einen Link/,
    withdraw: 'Link zurückziehen: Meine Sitzungen',
    sure: 'Zurückziehen',
    file: 'Termin herunterladen (.ics)',
    series: 'Sitzungsreihe abonnieren',
    space: 'Sitzungen abonnieren',
  },
  en: {
    list: 'Your calendar links',
    empty: 'No calendar has subscribed to meetings yet.',
    subscribe: 'Subscribe to my meetings',
    create: 'Make a link',
    url: 'Link for your calendar',
    copy: 'Copy',
    done: 'Done',
    never: /never fetched/,
    fetched: /last fetched: today/,
    renew: 'Make a new link',
    former: /You have a link already/,
    withdraw: 'Withdraw the link: My meetings',
    sure: 'Withdraw',
    file: 'Download for your calendar (.ics)',
    series: 'Subscribe to this series',
    space: 'Subscribe to meetings',
  },
};

/** By keyboard alone: to the control, and the key. */
async function press(control: Locator, key = 'Enter'): Promise<void> {
  await control.focus();
  await control.page().keyboard.press(key);
}

describe.each([
  ['de', 1280],
  ['en', 360],
] as const)('in %s, %i pixels wide', (language, width) => {
  const words = WORDS[language];

  it('somebody subscribes to their meetings, makes another link, and withdraws it, by keyboard alone', async () => {
    const { hub } = journey;
    const space = await hub.seed.space({ readers: 1, password: true });
    const reader = space.readers[0]!;
    if (language === 'en') await hub.sql(`update account set locale = 'EN' where id = $1`, [reader.id]);
    const { id } = await seedMeeting(hub, space.id, reader.id);
    const visitor = await journey.visit(reader, { width });
    const { page } = visitor;
    await visitor.open('/settings');
    await page.getByText(words.empty).waitFor();
    const makeLink = async (button: string) => {
      await press(page.getByRole('button', { name: words.subscribe }));
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      if (button === words.renew) await dialog.getByText(words.former).waitFor();
      await meetsStandards(page);
      await press(dialog.getByRole('button', { name: button }));
      const shown = dialog.getByRole('group', { name: words.url });
      const url = (await shown.textContent())!.trim();
      await meetsStandards(page);
      await press(dialog.getByRole('button', { name: words.copy }));
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(url);
      await press(dialog.getByRole('button', { name: words.done }));
      await dialog.waitFor({ state: 'detached' });
      expect(await page.content()).not.toContain(url);
      return url;
    };
    const first = await makeLink(words.create);
    const row = page.getByRole('list', { name: words.list }).getByRole('listitem');
    await row.getByText(words.never).waitFor();
    // A program that fetches is seen at once.
    expect(await (await fetch(first)).text()).toContain(`/meetings/${id}`);
    await row.getByText(words.fetched).waitFor();
    const second = await makeLink(words.renew);
    await row.getByText(words.never).waitFor();
    expect(await row.count()).toBe(1);
    expect([(await fetch(first)).status, (await fetch(second)).status]).toEqual([404, 200]);
    await meetsStandards(page);
    await press(page.getByRole('button', { name: words.withdraw }));
    await press(page.getByRole('dialog').getByRole('button', { name: words.sure, exact: true }));
    await page.getByText(words.empty).waitFor();
    expect((await fetch(second)).status).toBe(404);
  });

  it('a meeting, its series and its space lead into the calendar', async () => {
    const { hub } = journey;
    const space = await hub.seed.space({ readers: 1, password: true });
    const reader = space.readers[0]!;
    if (language === 'en') await hub.sql(`update account set locale = 'EN' where id = $1`, [reader.id]);
    const { id } = await seedMeeting(hub, space.id, reader.id);
    const other = await seedMeeting(hub, space.id, space.lead.id);
    const visitor = await journey.visit(reader, { width });
    const { page } = visitor;
    await visitor.open(`/spaces/${space.id}/meetings/${id}`);
    const link = page.getByRole('link', { name: words.file });
    const downloading = page.waitForEvent('download');
    await press(link);
    const download = await downloading;
    expect(await readFile(await download.path(), 'utf8')).toContain('SUMMARY:Lenkungskreis');
    await meetsStandards(page);
    const subscribe = async (button: Locator) => {
      await press(button);
      const dialog = page.getByRole('dialog');
      await press(dialog.getByRole('button', { name: words.create }));
      const url = (await dialog.getByRole('group', { name: words.url }).textContent())!.trim();
      await press(dialog.getByRole('button', { name: words.done }));
      await dialog.waitFor({ state: 'detached' });
      return (await fetch(url)).text();
    };
    const ofSeries = await subscribe(page.getByRole('button', { name: words.series }));
    expect(ofSeries.replace(/\r\n /g, '')).toContain(id);
    expect(ofSeries.replace(/\r\n /g, '')).not.toContain(other.id);
    await visitor.open(`/spaces/${space.id}/meetings`);
    await page.getByRole('button', { name: words.space }).waitFor();
    await meetsStandards(page);
    const ofSpace = await subscribe(page.getByRole('button', { name: words.space, exact: true }));
    for (const each of [id, other.id]) expect(ofSpace.replace(/\r\n /g, '')).toContain(each);
  });
});
