import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { meetsStandards } from '../testkit/accessible.ts';
import { useJourney } from '../testkit/journey.ts';
import {
  commented,
  commentOf,
  deleted,
  inserted,
  paragraphOf,
  run,
  wordFile,
} from '../testkit/office-files.ts';
import type { Visitor } from '../testkit/visitor.ts';

const journey = useJourney();

/** What the journey says in each language. */
const WORDS = {
  de: {
    open: 'Importieren',
    title: /importieren$/,
    choose: 'Dateien wählen',
    list: 'Importierte Dateien',
    kept: 'Importiert, mit einem Vorschlag, einem Kommentar, einer angehängten Datei.',
    lost: 'Eine Fußnote steht jetzt am Ende des Textes.',
    refused: /lässt sich nicht lesen/,
    close: 'Schließen',
    text: /^Text von/,
    from: /aus einer Datei übernommen von/,
    accept: 'Annehmen',
  },
  en: {
    open: 'Import',
    title: /^Import files/,
    choose: 'Choose files',
    list: 'Imported files',
    kept: 'Imported, with one suggestion, one comment, one attached file.',
    lost: 'One footnote stands at the end of the text now.',
    refused: /cannot be read/,
    close: 'Close',
    text: /^Text of/,
    from: /taken from a file by/,
    accept: 'Accept',
  },
};

const CONCEPT = wordFile(
  paragraphOf(
    run('Die Frist beträgt '),
    deleted('Änne Groß', 'vier'),
    inserted('Änne Groß', 'sechs'),
    run(' Wochen'),
    '<w:r><w:footnoteReference w:id="2"/></w:r>',
    run('. '),
    commented(1, 'Siehe Runderlass'),
  ),
  {
    comments: commentOf(1, 'Cem Öz', 'Welcher?'),
    footnotes: `<w:footnote w:id="2">${paragraphOf(run('Stand 2026'))}</w:footnote>`,
  },
);

/** By keyboard alone: to the control, and Enter. */
async function use(control: Locator): Promise<void> {
  await control.focus();
  await control.page().keyboard.press('Enter');
}

async function speak({ page }: Visitor, language: string): Promise<void> {
  await page.goto('/accessibility');
  await page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
}

const asFile = (name: string, content: Uint8Array | string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content as Uint8Array),
});

describe.each([
  { language: 'de', width: 1280 },
  { language: 'en', width: 360 },
] as const)('in $language, $width px wide', ({ language, width }) => {
  it('turns Word files into documents, by keyboard, and says what is not as it was', async () => {
    const words = WORDS[language];
    const space = await journey.hub.seed.space({ writers: 1, password: true });
    const writer = await journey.visit(space.writers[0]!, { width });
    await speak(writer, language);
    const { page } = writer;
    await page.goto(`/spaces/${space.id}`);
    await use(page.getByRole('button', { name: words.open, exact: true }));
    const dialog = page.getByRole('dialog', { name: words.title });
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      use(dialog.getByRole('button', { name: words.choose })),
    ]);
    await chooser.setFiles([asFile('Konzept.docx', CONCEPT), asFile('Kaputt.docx', 'kein Archiv')]);
    const list = dialog.getByRole('list', { name: words.list });
    await list.getByText(words.kept).waitFor();
    await list.getByText(words.lost).waitFor();
    await list.getByRole('alert').getByText(words.refused).waitFor();
    await meetsStandards(page, 'the report of an import');
    await use(list.getByRole('link', { name: 'Konzept' }));
    const text = page.getByRole('textbox', { name: words.text });
    await text.getByText('Siehe Runderlass').waitFor();
    expect(await text.locator('del').textContent()).toBe('vier');
    expect(await text.locator('ins').textContent()).toBe('sechs');
    await meetsStandards(page, 'an imported document');
  });
});

it('takes files that are dragged onto the space, and decides what came with them', async () => {
  const words = WORDS.de;
  const space = await journey.hub.seed.space({ writers: 1, readers: 1, password: true });
  const { page } = await journey.visit(space.writers[0]!);
  await page.goto(`/spaces/${space.id}`);
  await page.getByRole('button', { name: words.open, exact: true }).waitFor();
  await page.evaluate((bytes) => {
    const brought = new DataTransfer();
    brought.items.add(new File([Uint8Array.from(bytes)], 'Konzept.docx'));
    for (const type of ['dragover', 'drop'])
      window.dispatchEvent(new DragEvent(type, { dataTransfer: brought, bubbles: true, cancelable: true }));
  }, Array.from(CONCEPT));
  const dialog = page.getByRole('dialog', { name: words.title });
  await dialog.getByRole('link', { name: 'Konzept' }).click();
  await page
    .getByRole('button', { name: /^Vorschläge \(/ })
    .or(page.getByText(words.from).first())
    .first()
    .waitFor();
  const card = page.getByRole('article', { name: /Änne Groß/ });
  await card.getByText(words.from).waitFor();
  await card.getByRole('button', { name: words.accept }).click();
  await expect
    .poll(() => page.getByRole('textbox', { name: words.text }).textContent())
    .toContain('beträgt sechs Wochen');
  await page.getByRole('article').filter({ hasText: 'Cem Öz' }).getByText('Welcher?').waitFor();
  const reader = await journey.visit(space.readers[0]!);
  await reader.page.goto(`/spaces/${space.id}`);
  await reader.page
    .getByRole('list', { name: /^Dokumente in/ })
    .getByRole('link', { name: 'Konzept' })
    .waitFor();
  expect(await reader.page.getByRole('button', { name: words.open, exact: true }).count()).toBe(0);
});
