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
    choose: 'Bild wählen',
    alt: 'Alternativtext',
    decorative: 'Das Bild ist nur schmückend',
    insert: 'Einfügen',
    save: 'Speichern',
    needed: /^Bitte beschreiben Sie das Bild/,
    missing: 'Bitte wählen Sie ein Bild.',
    tools: 'Bild bearbeiten',
    opener: /^Dateien \(/,
    insertAttached: 'Zierde.png in den Text einfügen',
    remove: 'Plan.png löschen',
    warning: /steht als Bild im Text/,
    confirm: 'Löschen',
    gone: 'Bild nicht verfügbar: Platz von Süden',
  },
  en: {
    choose: 'Choose picture',
    alt: 'Alternative text',
    decorative: 'The picture is only decorative',
    insert: 'Insert',
    save: 'Save',
    needed: /^Please describe the picture/,
    missing: 'Please choose a picture.',
    tools: 'Edit picture',
    opener: /^Files \(/,
    insertAttached: 'Insert Zierde.png into the text',
    remove: 'Remove Plan.png',
    warning: /stands in the text as a picture/,
    confirm: 'Remove',
    gone: 'Picture not available: Platz von Süden',
  },
};
type Words = (typeof WORDS)['de'];

/** By keyboard alone: to the control, and Enter. */
async function use(control: Locator): Promise<void> {
  await control.focus();
  await control.page().keyboard.press('Enter');
}

const naturalWidth = (picture: Locator) =>
  picture.evaluate((image) => (image as HTMLImageElement).naturalWidth);

/** At the top: what is half under the tools is no target at that moment. */
async function look({ page }: Visitor, where: string): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  await meetsStandards(page, where);
}

/** A file is pasted into the text, as from a screenshot. */
async function paste({ text }: Visitor, name: string, bytes: Uint8Array): Promise<void> {
  await text.evaluate(
    (element, [called, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(content)], called, { type: 'image/png' }));
      element.dispatchEvent(
        new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: transfer }),
      );
    },
    [name, [...bytes]] as const,
  );
}

/** Two write, one reads, each in a browser of their own. */
async function threeAtOneDocument(language: string, width: number) {
  const space = await journey.hub.seed.space({ writers: 2, password: true });
  const reader = await journey.hub.seed.member(space, 'READER', true);
  const { id } = await journey.hub.seed.document({ space, title: 'Satzung', markdown: 'Ein Absatz.' });
  const visitors: Visitor[] = [];
  for (const person of [...space.writers, reader]) {
    const visitor = await journey.visit(person, { width, height: 800 });
    await visitor.page.goto('/accessibility');
    await visitor.page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
    await visitor.page.goto(`/documents/${id}`);
    await visitor.text.waitFor();
    visitors.push(visitor);
  }
  const [anna, ben, rita] = visitors as [Visitor, Visitor, Visitor];
  return { anna, ben, rita };
}

/** By its keys; neither without a file nor without its words. */
async function insertByKeyboard(visitor: Visitor, words: Words): Promise<void> {
  const { page, text } = visitor;
  await text.press('Control+Alt+p');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await use(dialog.getByRole('button', { name: words.insert }));
  await dialog.getByText(words.needed).waitFor();
  await dialog.getByText(words.missing).waitFor();
  await look(visitor, 'what is needed');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    use(dialog.getByRole('button', { name: words.choose })),
  ]);
  await chooser.setFiles({ name: 'Plan.png', mimeType: 'image/png', buffer: Buffer.from(madePng(300, 200)) });
  await dialog.getByRole('textbox', { name: words.alt }).focus();
  await page.keyboard.type('Lageplan des Platzes');
  await look(visitor, 'a picture to insert');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
}

describe.each([
  ['de', 1280],
  ['en', 360],
] as const)('pictures in the text, in %s at %i pixels', (language, width) => {
  it('are inserted, seen live, described anew and lost, by keyboard', async () => {
    const words = WORDS[language] as Words;
    const { anna, ben, rita } = await threeAtOneDocument(language, width);
    await anna.placeCursor('Ein Absatz.');
    await insertByKeyboard(anna, words);
    await anna.page.keyboard.type('Danach geht es weiter.');
    for (const { text } of [anna, ben, rita]) {
      const picture = text.getByRole('img', { name: 'Lageplan des Platzes' });
      await expect.poll(() => naturalWidth(picture)).toBe(300);
      await text.getByText('Danach geht es weiter.').waitFor();
    }
    await look(anna, 'a picture in the text');
    await look(rita, 'a picture to read');

    // Pasted, and only to decorate.
    await paste(anna, 'Zierde.png', madePng(40, 10));
    const dialog = anna.page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: words.decorative }).focus();
    await anna.page.keyboard.press('Space');
    await use(dialog.getByRole('button', { name: words.insert }));
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => ben.text.locator('figure[data-says="decorative"] img').count()).toBe(1);
    expect(await rita.text.locator('figure[data-says="decorative"] img').getAttribute('alt')).toBe('');
    await look(anna, 'a picture that decorates');

    // From the cursor upwards to the first one; Enter asks what it says.
    const tools = anna.page.getByRole('group', { name: words.tools });
    await expect
      .poll(async () => {
        await anna.placeCursor('Ein Absatz.');
        // Of a cursor that was just set the editor hears a little later.
        for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowRight'])
          await anna.page.keyboard.press(key, { delay: 50 });
        return tools.isVisible();
      })
      .toBe(true);
    await look(anna, 'a picture is selected');
    await anna.page.keyboard.press('Enter');
    const field = dialog.getByRole('textbox', { name: words.alt });
    await expect.poll(() => field.inputValue()).toBe('Lageplan des Platzes');
    await field.fill('Platz von Süden');
    await look(anna, 'other words');
    await anna.page.keyboard.press('Enter');
    await rita.text.getByRole('img', { name: 'Platz von Süden' }).waitFor();
    await anna.saved();

    await insertAttached(anna, words);
    await rita.text.getByRole('img', { name: 'Zierde am Rand' }).waitFor();
    await anna.saved();

    await removeFile(anna, words);
    await anna.page.reload();
    await rita.page.reload();
    await rita.text.getByText(words.gone).waitFor();
    await anna.text.getByText(words.gone).waitFor();
    await look(rita, 'a picture that is gone');
  }, 120_000);
});

/** What is a file of the document already needs only its words. */
async function insertAttached(visitor: Visitor, words: Words): Promise<void> {
  const { page } = visitor;
  const insert = page.getByRole('button', { name: words.insertAttached });
  const opener = page.getByRole('button', { name: words.opener });
  await insert.or(opener).first().waitFor();
  if (await opener.isVisible()) await use(opener);
  await use(insert);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: words.alt }).fill('Zierde am Rand');
  await look(visitor, 'an attached picture to insert');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
}

/** Whoever removes the file is told that it stands in the text. */
async function removeFile(visitor: Visitor, words: Words): Promise<void> {
  const { page } = visitor;
  const remove = page.getByRole('button', { name: words.remove });
  const opener = page.getByRole('button', { name: words.opener });
  await remove.or(opener).first().waitFor();
  if (await opener.isVisible()) await use(opener);
  await use(remove);
  const dialog = page.getByRole('dialog');
  await dialog.getByText(words.warning).waitFor();
  await look(visitor, 'removing what stands in the text');
  await use(dialog.getByRole('button', { name: words.confirm, exact: true }));
  await dialog.waitFor({ state: 'detached' });
}
