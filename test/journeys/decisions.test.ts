import type { Locator } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { meetsStandards } from '../testkit/accessible.ts';
import { useJourney } from '../testkit/journey.ts';
import { decide } from '../testkit/rounds.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const journey = useJourney();

const WORDS = {
  de: {
    none: 'Es gibt noch keinen Beschluss',
    register: 'Beschlüsse',
    count: '2 Beschlüsse',
    search: 'Suchen in Titel, Wortlaut, Gremium und Nummer',
    one: '1 Beschluss',
    nothing: 'Dazu gibt es keinen Beschluss, den Sie lesen dürfen.',
    state: 'Stand',
    set: (number: string) => `Stand setzen: ${number}`,
    dialog: (number: string) => `Stand von ${number}`,
    replaced: 'ersetzt',
    choose: 'Bitte füllen Sie dieses Feld aus.',
    successor: 'Ersetzt durch',
    note: /^Vermerk/,
    save: 'Speichern',
    told: (next: string) => new RegExp(`ersetzt seit .* · ersetzt durch ${next} · Siehe neue Satzung`),
    record: 'Akte herunterladen',
    archive: /^Unterschriebenes Archiv/,
    download: 'Herunterladen',
    file: 'Akte Satzung.zip',
  },
  en: {
    none: 'There is no decision yet',
    register: 'Decisions',
    count: '2 decisions',
    search: 'Search title, wording, body and number',
    one: '1 decision',
    nothing: 'There is no such decision that you may read.',
    state: 'State',
    set: (number: string) => `Set state: ${number}`,
    dialog: (number: string) => `State of ${number}`,
    replaced: 'replaced',
    choose: 'Please fill in this field.',
    successor: 'Replaced by',
    note: /^Note/,
    save: 'Save',
    told: (next: string) => new RegExp(`replaced since .* · replaced by ${next} · Siehe neue Satzung`),
    record: 'Download record',
    archive: /^Signed archive/,
    download: 'Download',
    file: 'Record Satzung.zip',
  },
};

/** By keyboard alone: to the control, and the key. */
async function press(control: Locator, key = 'Enter'): Promise<void> {
  await control.focus();
  await control.page().keyboard.press(key);
}

describe.each([
  { language: 'de', width: 1280 },
  { language: 'en', width: 360 },
] as const)('in $language at $width pixels', ({ language, width }) => {
  it('the register is found, searched and narrowed, and what has become of a decision is said', async () => {
    const words = WORDS[language];
    const { hub } = journey;
    const space = await hub.seed.space({ password: true });
    const { id: documentId } = await hub.seed.document({ space, title: 'Satzung', markdown: 'Text' });
    const { page } = await journey.visit(space.lead, { width, height: 740 });
    await page.goto('/accessibility');
    await page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
    await page.goto('/decisions');
    await page.getByRole('heading', { name: words.none }).waitFor();
    await meetsStandards(page, 'empty');

    // Entered while the page is open: it shows by itself.
    const old = await decide(space.lead, documentId, 'Gilt die Satzung für Vereine?');
    const next = await decide(space.lead, documentId, 'Gilt die neue Satzung?');
    await page.getByRole('status').getByText(words.count).waitFor();
    const search = page.getByRole('searchbox', { name: words.search });
    await search.fill('verein');
    await page.getByRole('status').getByText(words.one, { exact: true }).waitFor();
    await search.fill('steinbruch');
    await page.getByText(words.nothing).waitFor();
    await search.fill('');

    await press(page.getByRole('button', { name: words.set(old.number) }));
    const dialog = page.getByRole('dialog', { name: words.dialog(old.number) });
    await press(dialog.getByRole('radio', { name: words.replaced }), 'Space');
    await press(dialog.getByRole('button', { name: words.save }));
    await dialog.getByText(words.choose).waitFor();
    await dialog.getByLabel(words.successor).selectOption({ label: `${next.number} – Satzung` });
    await dialog.getByRole('textbox', { name: words.note }).fill('Siehe neue Satzung');
    await meetsStandards(page, 'dialog');
    await press(dialog.getByRole('button', { name: words.save }));
    await page.getByText(words.told(next.number)).waitFor();
    await meetsStandards(page, 'register');

    await page.getByLabel(words.state, { exact: true }).selectOption('REPLACED');
    await page.getByRole('status').getByText(words.one, { exact: true }).waitFor();
    expect(new URL(page.url()).search).toBe('?state=REPLACED');

    await page.getByRole('link', { name: 'Satzung' }).first().click();
    await press(page.getByRole('button', { name: words.record }));
    const taking = page.getByRole('dialog', { name: words.record });
    await press(taking.getByRole('radio', { name: words.archive }), 'Space');
    await meetsStandards(page, 'record');
    const coming = page.waitForEvent('download');
    await press(taking.getByRole('button', { name: words.download }));
    expect((await coming).suggestedFilename()).toBe(words.file);
    await taking.waitFor({ state: 'detached' });
  });
});
