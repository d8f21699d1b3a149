import type { Locator, Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { meetsStandards } from '../testkit/accessible.ts';
import { useJourney } from '../testkit/journey.ts';
import { answerRound, startRound } from '../testkit/rounds.ts';
import type { Visitor } from '../testkit/visitor.ts';

vi.setConfig({ testTimeout: 180_000 });

const journey = useJourney();

/** What the journey says in each language. */
const WORDS = {
  de: {
    sealed: 'Beschlossen und versiegelt',
    begin: 'Neue Fassung beginnen',
    draft: 'Nicht versiegelt: kann von der beschlossenen Fassung abweichen',
    seal: 'Versiegeln',
    differs: /Text oder Titel sind nicht mehr die beschlossenen/,
    open: 'Veröffentlichen',
    release: 'Veröffentlichen',
    released: /^Veröffentlicht am .*, Ausgabe 1$/,
    adopted: /^Beschlossen am /,
    result: 'Beschlossen: alle zählenden Stimmen stimmen zu (1 Zustimmung)',
    withdraw: 'Veröffentlichung zurückziehen',
    reason: 'Grund, für alle lesbar',
    isNeeded: 'Bitte füllen Sie dieses Feld aus.',
    confirm: 'Zurückziehen',
    withdrawn: /^Diese Veröffentlichung wurde am .* zurückgezogen$/,
  },
  en: {
    sealed: 'Agreed and sealed',
    begin: 'Begin a new draft',
    draft: 'Not sealed: may differ from what was agreed to',
    seal: 'Seal',
    differs: /Text or title are no longer the agreed ones/,
    open: 'Release to the public',
    release: 'Release',
    released: /^Released on .*, edition 1$/,
    adopted: /^Agreed on /,
    result: 'Adopted: all votes that count agree (1 agreed)',
    withdraw: 'Withdraw the release',
    reason: 'Reason, for everybody to read',
    isNeeded: 'Please fill in this field.',
    confirm: 'Withdraw',
    withdrawn: /^This release was withdrawn on /,
  },
};
type Language = keyof typeof WORDS;

async function speak({ page }: Visitor, language: Language): Promise<void> {
  await page.goto('/accessibility');
  await page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
}

/** By keyboard alone: to the control, and Enter. */
async function use(control: Locator): Promise<void> {
  await control.focus();
  await control.page().keyboard.press('Enter');
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const confirm = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true });

/** A lead who writes, at a window of this width, and a member who is asked. */
async function scene(language: Language, width: number) {
  const space = await journey.hub.seed.space({ readers: 1, password: true });
  const { id } = await journey.hub.seed.document({
    space,
    title: 'Satzung',
    markdown: 'Die Gebühr beträgt 12 Euro.',
  });
  const visitor = await journey.visit(space.lead, { width, height: 760, cuttable: true });
  await speak(visitor, language);
  const { id: round } = await startRound(space.lead.api, {
    documentId: id,
    accountIds: [space.readers[0]!.id],
    template: 'CO_SIGNATURE_PARALLEL',
  });
  return { words: WORDS[language], space, documentId: id, round, visitor, asked: space.readers[0]! };
}

it.each([
  ['de', 1280],
  ['en', 360],
] as const)(
  'what is adopted is sealed before one’s eyes, written anew, and released (%s, %i px)',
  async (language, width) => {
    const { words, documentId, round, visitor, asked } = await scene(language, width);
    const { page } = visitor;
    await visitor.openDocument(documentId);
    await visitor.placeCursor('Gebühr');

    await answerRound(asked.api, round, 'AGREE');
    await page.getByText(words.sealed, { exact: true }).waitFor();
    await visitor.text.and(page.locator('[contenteditable="false"]')).waitFor();
    await meetsStandards(page, 'a sealed document');

    await use(button(page, words.begin));
    await meetsStandards(page, 'before a new draft');
    await use(confirm(page, words.begin));
    await page.getByText(words.draft, { exact: true }).waitFor();
    await visitor.text.and(page.locator('[contenteditable="true"]')).waitFor();
    await visitor.placeCursor('Gebühr');
    await page.keyboard.type(' Oder 15.');
    await visitor.saved();
    await use(button(page, words.seal));
    await page.getByText(words.differs).waitFor();
    await meetsStandards(page, 'a new draft');

    await use(button(page, words.open));
    await meetsStandards(page, 'before a release');
    await use(confirm(page, words.release));
    const link = page.getByRole('link', { name: words.released });
    await link.waitFor();
    const address = (await link.getAttribute('href'))!;

    const stranger = await journey.visit(null, { width: 360, height: 740 });
    await speak(stranger, language);
    await stranger.open(address);
    await stranger.page.getByText(words.result, { exact: true }).waitFor();
    await stranger.page.getByText(words.adopted).first().waitFor();
    expect(await stranger.page.getByText('Die Gebühr beträgt 12 Euro.', { exact: true }).count()).toBe(1);
    expect(await stranger.page.getByText('Oder 15').count()).toBe(0);
    expect(await button(stranger.page, words.withdraw).count()).toBe(0);
    await meetsStandards(stranger.page, 'a release');

    await use(link);
    await use(button(page, words.withdraw));
    await use(confirm(page, words.confirm));
    await page.getByText(words.isNeeded).waitFor();
    await page.getByLabel(words.reason).fill('Ein Betrag ist falsch.');
    await use(confirm(page, words.confirm));
    await page.getByText(words.withdrawn).waitFor();
    // Whoever reads it at that moment sees it go.
    await stranger.page.getByText('Ein Betrag ist falsch.', { exact: true }).waitFor();
    expect(await stranger.page.getByText('Die Gebühr beträgt').count()).toBe(0);
    await meetsStandards(stranger.page, 'a release that was withdrawn');
  },
);

it('what somebody typed as it was being sealed is not lost', async () => {
  const { words, space, documentId, round, visitor, asked } = await scene('de', 1280);
  const { page } = visitor;
  await visitor.openDocument(documentId);
  await visitor.placeCursor('Gebühr');
  // The page hears of nothing while it types.
  await visitor.loseNetwork();
  await page.keyboard.type(' Zu spät.');
  await answerRound(asked.api, round, 'AGREE');
  await visitor.findNetwork();
  await page.getByText('Dieses Dokument ist beschlossen und versiegelt', { exact: true }).first().waitFor();
  const download = page.waitForEvent('download');
  await use(button(page, 'Meinen ungesicherten Text herunterladen').first());
  expect((await download).suggestedFilename()).toMatch(/Satzung/);
  await page.getByText(words.sealed, { exact: true }).waitFor();
  const { document } = await space.lead.api.query('query($id: ID!) { document(id: $id) { text } }', {
    id: documentId,
  });
  expect(document.text).not.toContain('Zu spät');
  // With a new draft it is sent after all.
  await use(button(page, words.begin));
  await use(confirm(page, words.begin));
  await visitor.saved();
  await expect
    .poll(
      async () =>
        (await space.lead.api.query('query($id: ID!) { document(id: $id) { text } }', { id: documentId }))
          .document.text,
    )
    .toContain('Zu spät');
});
