import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { meetsStandards } from '../testkit/accessible.ts';
import { useJourney } from '../testkit/journey.ts';
import { madePng } from '../testkit/made-files.ts';
import type { Visitor } from '../testkit/visitor.ts';

const journey = useJourney();

/** What the journey says in each language. */
const WORDS = {
  de: {
    files: 'Dateien',
    opener: /^Dateien \(/,
    attach: 'Dateien anhängen',
    empty: 'Noch keine Dateien.',
    rename: 'Plan.txt umbenennen',
    name: 'Name der Datei',
    remove: 'Entwurf.txt löschen',
    confirm: 'Löschen',
    removed: /ist gelöscht/,
    lies: /passt nicht zur Endung/,
    dismiss: /^Hinweis zu/,
    waiting: /keine Verbindung/,
    interrupted: /noch nicht ganz hochgeladen/,
    goOn: 'Mit Band.txt weitermachen',
    otherFile: /andere Datei/,
    cancel: /^Hochladen von .* abbrechen$/,
  },
  en: {
    files: 'Files',
    opener: /^Files \(/,
    attach: 'Attach files',
    empty: 'No files yet.',
    rename: 'Rename Plan.txt',
    name: 'Name of the file',
    remove: 'Remove Entwurf.txt',
    confirm: 'Remove',
    removed: /is removed/,
    lies: /does not fit the extension/,
    dismiss: /^Close the message/,
    waiting: /no connection/,
    interrupted: /has not been uploaded completely/,
    goOn: 'Go on with Band.txt',
    otherFile: /another file/,
    cancel: /^Cancel the upload/,
  },
};

/** By keyboard alone: to the control, and Enter. */
async function use(control: Locator): Promise<void> {
  await control.focus();
  await control.page().keyboard.press('Enter');
}

async function speak({ page }: Visitor, language: string): Promise<void> {
  await page.goto('/accessibility');
  await page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
}

/** Opens the files where they are folded away. */
async function openFiles({ page }: Visitor, words: (typeof WORDS)['de']): Promise<Locator> {
  const panel = page.getByRole('region', { name: words.files, exact: true });
  const opener = page.getByRole('button', { name: words.opener });
  await panel.or(opener).first().waitFor();
  if (await opener.isVisible()) await use(opener);
  await panel.waitFor();
  return panel;
}

/** Chooses a file as the browser's own dialog does, which the keyboard opens. */
async function choose(
  panel: Locator,
  attach: string,
  name: string,
  content: string | Uint8Array,
): Promise<void> {
  const [chooser] = await Promise.all([
    panel.page().waitForEvent('filechooser'),
    use(panel.getByRole('button', { name: attach })),
  ]);
  await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
}

/** Lets go of a file over the text, or pastes it there. */
async function bring(
  { page, text }: Visitor,
  how: 'drop' | 'paste',
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const brought = await page.evaluateHandle(
    ([called, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(content as number[])], called as string));
      return transfer;
    },
    [name, [...bytes]],
  );
  await text.evaluate(
    (element, [event, transfer]) => {
      const init = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        event === 'drop'
          ? new DragEvent('drop', { ...init, dataTransfer: transfer as DataTransfer })
          : new ClipboardEvent('paste', { ...init, clipboardData: transfer as DataTransfer }),
      );
    },
    [how, brought] as const,
  );
}

/** A writer and a reader have it open, each in a browser of their own. */
async function bothAtOneDocument(language: string, width: number) {
  const space = await journey.hub.seed.space({ writers: 1, password: true });
  const reader = await journey.hub.seed.member(space, 'READER', true);
  const { id } = await journey.hub.seed.document({ space, title: 'Satzung', markdown: 'Ein Absatz.' });
  const anna = await journey.visit(space.writers[0]!, { width, height: 800, cuttable: true });
  const rita = await journey.visit(reader, { width, height: 800 });
  for (const visitor of [anna, rita]) await speak(visitor, language);
  await anna.openDocument(id);
  await rita.page.goto(`/documents/${id}`);
  await rita.text.waitFor();
  return { anna, rita };
}

/** By button, drag and paste; the text stays as it was. */
async function bringThree(anna: Visitor, panel: Locator, words: (typeof WORDS)['de']): Promise<void> {
  await choose(panel, words.attach, 'Plan.txt', 'Inhalt des Plans');
  await panel.getByRole('link', { name: 'Plan.txt' }).waitFor();
  await bring(anna, 'drop', 'Foto.png', madePng(64, 32));
  await panel.getByRole('link', { name: 'Foto.png' }).waitFor();
  await bring(anna, 'paste', 'Skizze.png', madePng(32, 64));
  await panel.getByRole('link', { name: 'Skizze.png' }).waitFor();
  await expect
    .poll(() =>
      panel
        .locator('img')
        .evaluateAll((all) => all.every((one) => (one as HTMLImageElement).naturalWidth > 0)),
    )
    .toBe(true);
  expect(await anna.lines()).toEqual(['Ein Absatz.']);
}

/** A name that lies; and without a connection it waits, and goes on when there is one again, or is broken off. */
async function haveTrouble(
  anna: Visitor,
  panel: Locator,
  there: Locator,
  words: (typeof WORDS)['de'],
): Promise<void> {
  await choose(panel, words.attach, 'Plan.pdf', 'kein PDF');
  await panel.getByRole('alert').filter({ hasText: words.lies }).waitFor();
  await meetsStandards(anna.page, 'a name that lies');
  await use(panel.getByRole('button', { name: words.dismiss }));

  await anna.loseNetwork();
  await choose(panel, words.attach, 'Später.txt', 'kommt noch');
  await choose(panel, words.attach, 'Nie.txt', 'kommt nicht');
  await panel.getByText(words.waiting).first().waitFor();
  await meetsStandards(anna.page, 'no connection');
  await use(panel.getByRole('button', { name: words.cancel }).last());
  await anna.findNetwork();
  await there.getByRole('link', { name: 'Später.txt' }).waitFor({ timeout: 30_000 });
  expect(await there.getByRole('link', { name: 'Nie.txt' }).count()).toBe(0);
  await anna.page.keyboard.press('Escape');
}

describe.each([
  ['de', 1280],
  ['en', 360],
] as const)('files, in %s at %i pixels', (language, width) => {
  it('are attached, seen live, renamed, downloaded and removed, all by keyboard', async () => {
    const words = WORDS[language] as (typeof WORDS)['de'];
    const { anna, rita } = await bothAtOneDocument(language, width);
    const panel = await openFiles(anna, words);
    await panel.getByText(words.empty).waitFor();
    await meetsStandards(anna.page, 'no files yet');

    await bringThree(anna, panel, words);

    const there = await openFiles(rita, words);
    await expect.poll(() => there.getByRole('link').count()).toBe(3);
    expect(await there.getByRole('button', { name: words.attach }).count()).toBe(0);
    await meetsStandards(rita.page, 'files to read');
    const [download] = await Promise.all([
      rita.page.waitForEvent('download'),
      use(there.getByRole('link', { name: 'Plan.txt' })),
    ]);
    expect(download.suggestedFilename()).toBe('Plan.txt');

    await use(panel.getByRole('button', { name: words.rename }));
    await anna.page.getByRole('textbox', { name: words.name }).fill('Entwurf.txt');
    await meetsStandards(anna.page, 'renaming');
    await anna.page.keyboard.press('Enter');
    await there.getByRole('link', { name: 'Entwurf.txt' }).waitFor();
    await use(panel.getByRole('button', { name: words.remove }));
    await meetsStandards(anna.page, 'removing');
    await use(anna.page.getByRole('dialog').getByRole('button', { name: words.confirm, exact: true }));
    await anna.page.getByText(words.removed).waitFor();
    await expect.poll(() => there.getByRole('link').count()).toBe(2);

    await haveTrouble(anna, panel, there, words);
  }, 90_000);
});

it.each([
  ['de', 1280],
  ['en', 360],
] as const)(
  'what was on its way when the page was closed goes on, in %s at %i pixels',
  async (language, width) => {
    const words = WORDS[language] as (typeof WORDS)['de'];
    const folder = await mkdtemp(join(tmpdir(), 'umlauf-upload-'));
    const [file, other] = [join(folder, 'Band.txt'), join(folder, 'Anderes.txt')];
    await Promise.all([writeFile(file, 'Zeile\n'.repeat(200_000)), writeFile(other, 'x')]);
    const { anna } = await bothAtOneDocument(language, width);
    const panel = await openFiles(anna, words);
    // One piece comes through, then the line is dead for good.
    let pieces = 0;
    await anna.page.route('**/api/files/uploads/*', (route) =>
      route.request().method() === 'PATCH' && ++pieces === 1 ? route.continue() : route.abort(),
    );
    const pick = async (button: string, path: string) => {
      const [chooser] = await Promise.all([
        anna.page.waitForEvent('filechooser'),
        use(anna.page.getByRole('button', { name: button })),
      ]);
      await chooser.setFiles(path);
    };
    await pick(words.attach, file);
    await panel.getByText(words.waiting).waitFor();
    anna.page.on('dialog', (dialog) => void dialog.accept());
    await anna.page.reload();
    await anna.page.unrouteAll({ behavior: 'ignoreErrors' });
    await anna.text.waitFor();
    const again = await openFiles(anna, words);
    await again.getByText(words.interrupted).waitFor();
    await meetsStandards(anna.page, 'an interrupted file');
    await pick(words.goOn, other);
    await again.getByText(words.otherFile).waitFor();
    const sent: string[] = [];
    anna.page.on('request', (request) => {
      if (request.url().includes('/api/files/uploads')) sent.push(request.method());
    });
    await pick(words.goOn, file);
    await again.getByRole('link', { name: 'Band.txt' }).waitFor();
    await expect.poll(() => again.getByText(words.interrupted).count()).toBe(0);
    expect(sent[0]).toBe('HEAD');
    expect(sent).not.toContain('POST');
    await rm(folder, { recursive: true });
  },
  90_000,
);
