import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { meetsStandards } from '../testkit/accessible.ts';
import { useJourney } from '../testkit/journey.ts';
import type { Visitor } from '../testkit/visitor.ts';

const journey = useJourney();

/** What the journey says in each language. */
const WORDS = {
  de: {
    versions: 'Versionen',
    namePresent: 'Jetzigen Stand benennen',
    name: 'Name',
    note: 'Notiz (freiwillig)',
    save: 'Speichern',
    named: 'Die Version heißt jetzt „Zur Beratung“.',
    show: 'Zeigen',
    difference: 'Unterschied',
    text: 'Text der Version',
    summary: '1 Wort dazu, 1 Wort weg, 1 Absatz verschoben.',
    moved: 'Verschoben (1): steht jetzt hier',
    restore: 'Wiederherstellen',
    restored: 'Die Version ist wiederhergestellt.',
    undo: 'Rückgängig',
    undone: 'Die Wiederherstellung ist rückgängig gemacht.',
    rename: 'Umbenennen',
    none: 'Kein Unterschied.',
    changed: /Inzwischen hat jemand weitergeschrieben/,
    checksum: 'Prüfsumme (SHA-256)',
  },
  en: {
    versions: 'Versions',
    namePresent: 'Name the present state',
    name: 'Name',
    note: 'Note (optional)',
    save: 'Save',
    named: 'The version is now called “Zur Beratung”.',
    show: 'Show',
    difference: 'Difference',
    text: 'Text of the version',
    summary: '1 word added, 1 word removed, 1 paragraph moved.',
    moved: 'Moved (1): is here now',
    restore: 'Restore',
    restored: 'The version is restored.',
    undo: 'Undo',
    undone: 'The restoring is undone.',
    rename: 'Rename',
    none: 'No difference.',
    changed: /Somebody has gone on writing meanwhile/,
    checksum: 'Checksum (SHA-256)',
  },
};

/** By keyboard alone: to the control, and Enter. */
async function use(control: Locator): Promise<void> {
  await control.focus();
  await control.page().keyboard.press('Enter');
}

const BEFORE = `# Satzung

Die Gebühren steigen im Jahr 2026 deutlich.

Der Rat beschließt im Herbst.

| Haus | Betrag |
| - | - |
| eins | 12 |`;
const AFTER = `# Satzung

Der Rat beschließt im Herbst.

| Haus | Betrag |
| - | - |
| eins | 12 |

Die Gebühren steigen im Jahr 2026 deutlich.`;

const EDIT = 'mutation($input: EditDocumentInput!) { editDocument(input: $input) { revision } }';

async function atOneDocument(language: 'de' | 'en', width: number) {
  const space = await journey.hub.seed.space({ writers: 1, password: true });
  const { id } = await journey.hub.seed.document({ space, title: 'Satzung', markdown: BEFORE });
  const anna = await journey.visit(space.writers[0]!, { width, height: 800 });
  await anna.page.goto('/accessibility');
  await anna.page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
  const { api } = space.lead;
  const revision = async () =>
    (await api.query('query($id: ID!) { document(id: $id) { revision } }', { id }))['document']
      .revision as number;
  const write = async (replace: string) =>
    api.query(EDIT, { input: { documentId: id, replace, expectedRevision: await revision() } });
  return { anna, id, write };
}

/** By keyboard to the page of versions, and a name for the present state. */
async function nameIt({ page }: Visitor, words: (typeof WORDS)['de']): Promise<void> {
  await use(page.getByRole('link', { name: words.versions, exact: true }));
  await use(page.getByRole('button', { name: words.namePresent }));
  const dialog = page.getByRole('dialog', { name: words.namePresent });
  await dialog.waitFor();
  await meetsStandards(page, 'the name');
  await page.keyboard.type('Zur Beratung');
  await dialog.getByLabel(words.note).focus();
  await page.keyboard.type('Für den Ausschuss');
  await use(dialog.getByRole('button', { name: words.save }));
  await page.getByText(words.named).waitFor();
}

describe.each([
  ['de', 1280],
  ['en', 360],
] as const)('versions, in %s at %i pixels', (language, width) => {
  it('one is named, compared, restored and taken back, all by keyboard', async () => {
    const words = WORDS[language] as (typeof WORDS)['de'];
    const { anna, id, write } = await atOneDocument(language, width);
    const { page } = anna;
    await anna.openDocument(id);
    await nameIt(anna, words);
    const text = page.getByRole('region', { name: words.text, exact: true });
    await text.getByText('Der Rat beschließt im Herbst.').waitFor();
    await page.getByRole('heading', { name: 'Zur Beratung', level: 2 }).waitFor();
    await meetsStandards(page, 'a version');
    const address = page.url();

    await write(AFTER.replace('deutlich', 'leicht'));
    await use(page.getByRole('link', { name: 'Zur Beratung', exact: true }));
    const difference = page.getByRole('region', { name: words.difference, exact: true });
    await page.getByText(words.summary).waitFor();
    await difference.getByText(words.moved).waitFor();
    expect(await difference.locator('ins').allInnerTexts()).toEqual([expect.stringContaining('leicht')]);
    await meetsStandards(page, 'a difference');

    await use(page.getByRole('button', { name: words.restore }));
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await meetsStandards(page, 'whether to restore');
    await use(dialog.getByRole('button', { name: words.restore }));
    await page.getByText(words.restored).waitFor();
    await page.getByText(words.none).waitFor();
    await use(page.getByRole('button', { name: words.undo }));
    await page.getByText(words.undone).waitFor();
    await page.getByText(words.summary).waitFor();

    // The address of the version means what it meant.
    await page.goto(address);
    await text.getByText('deutlich').waitFor();
    await anna.openDocument(id);
    // What this browser kept of it may stand there first.
    await expect.poll(() => anna.text.innerText()).toContain('leicht');
  }, 90_000);
});

it('what was written while one was asked is told before anything is restored', async () => {
  const words = WORDS.de;
  const { anna, id, write } = await atOneDocument('de', 1280);
  const { page } = anna;
  await anna.openDocument(id);
  await nameIt(anna, words);
  await write(`${BEFORE}\n\nGesehen`);
  const asked = page.waitForResponse((response) =>
    (response.request().postData() ?? '').includes('PresentRevision'),
  );
  await page.getByRole('button', { name: words.restore }).click();
  await asked;
  await write(`${BEFORE}\n\nUngesehen`);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: words.restore }).click();
  await dialog.getByText(words.changed).waitFor();
  await anna.page.keyboard.press('Escape');
  await anna.openDocument(id);
  await expect.poll(() => anna.text.innerText()).toContain('Ungesehen');
});
