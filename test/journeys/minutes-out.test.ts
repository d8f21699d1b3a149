import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { meetsStandards } from '../testkit/accessible.ts';
import { onAgenda } from '../testkit/agendas.ts';
import { heldMeeting } from '../testkit/held-meeting.ts';
import { useJourney } from '../testkit/journey.ts';
import { act } from '../testkit/meetings.ts';

const journey = useJourney();

const WORDS = {
  de: {
    export: 'Protokoll exportieren',
    download: 'Herunterladen',
    decisions: 'Beschlüsse (CSV)',
    tasks: 'Aufgaben (CSV)',
    prepare: 'Öffentlichen Auszug vorbereiten',
    dialog: 'Auszug aus dem Protokoll veröffentlichen',
    closed: 'Als nicht öffentlich gekennzeichnet.',
    submit: 'Diesen Auszug veröffentlichen',
    done: 'Der Auszug ist veröffentlicht.',
    released: /^Öffentlicher Auszug vom .*, Ausgabe 1$/,
  },
  en: {
    export: 'Export minutes',
    download: 'Download',
    decisions: 'Decisions (CSV)',
    tasks: 'Tasks (CSV)',
    prepare: 'Prepare a public extract',
    dialog: 'Release an extract of the minutes',
    closed: 'Marked as not public.',
    submit: 'Release this extract',
    done: 'The extract is released to the public.',
    released: /^Public extract of .*, edition 1$/,
  },
};

/** By keyboard alone: to the control, and Enter. */
async function use(control: Locator): Promise<void> {
  await control.focus();
  await control.page().keyboard.press('Enter');
}

async function fetched(page: Page, control: Locator): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent('download');
  await use(control);
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

async function look(page: Page, where: string): Promise<void> {
  await meetsStandards(page, where);
  const folder = process.env['UMLAUF_PICTURES'];
  if (folder)
    await page.screenshot({ path: `${folder}/${where.replaceAll(/\W+/g, '-')}.png`, fullPage: true });
}

describe.each([
  ['de', 1280],
  ['en', 360],
] as const)('minutes that go out, in %s at %i pixels', (language, width) => {
  it('are a PDF and tables for members, and an extract without closed items for everybody', async () => {
    const words = WORDS[language];
    const { space, writer, id, items } = await heldMeeting(journey.hub, undefined, true);
    await onAgenda(writer.api, 'changeAgendaItem', { itemId: items[2], isClosed: true });
    await act(writer, 'end', { id });
    const { page } = await journey.visit(space.lead, { width, height: 800 });
    await page.goto('/accessibility');
    await page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
    const address = `/spaces/${space.id}/meetings/${id}`;
    await page.goto(address);

    await use(page.getByRole('button', { name: words.export, exact: true }));
    const exporting = page.getByRole('dialog', { name: words.export });
    await exporting.getByRole('radio', { name: 'PDF' }).check();
    await look(page, `export at ${width}`);
    const pdf = await fetched(page, exporting.getByRole('button', { name: words.download }));
    expect(pdf.name).toMatch(/\.pdf$/);
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    await exporting.waitFor({ state: 'detached' });
    const decisions = await fetched(page, page.getByRole('button', { name: words.decisions }));
    expect(decisions.bytes.toString()).toContain('Die Halle wird verkauft.');
    const tasks = await fetched(page, page.getByRole('button', { name: words.tasks }));
    expect(tasks.bytes.toString()).toContain('Käufer suchen');

    await use(page.getByRole('button', { name: words.prepare }));
    const dialog = page.getByRole('dialog', { name: words.dialog });
    await dialog.getByText('Die Halle wird verkauft.').waitFor();
    const closed = dialog.getByRole('checkbox', { name: /Verschiedenes/ });
    expect(await closed.isDisabled()).toBe(true);
    await dialog.getByText(words.closed).waitFor();
    await look(page, `extract at ${width}`);
    await use(dialog.getByRole('button', { name: words.submit }));
    await page.getByText(words.done).waitFor();
    const way = page.getByRole('link', { name: words.released });
    await way.waitFor();
    const release = await way.getAttribute('href');

    // Nobody in particular reads it, and nothing of what is closed.
    const stranger = await journey.visit(null, { width, height: 800 });
    await stranger.page.goto(release!);
    await stranger.page.getByText('Die Halle wird verkauft.').waitFor();
    const text = await stranger.page.locator('main').innerText();
    expect(text).not.toContain('Verschiedenes');
    expect(text).not.toContain('Vertagung');
    await look(stranger.page, `released at ${width}`);
    await stranger.page.goto(address);
    await stranger.page.locator('h1').first().waitFor();
    expect(await stranger.page.locator('main').innerText()).not.toContain('Lenkungskreis');
  }, 120_000);
});
