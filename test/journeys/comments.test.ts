import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { meetsStandards } from '../testkit/accessible.ts';
import type { Api } from '../testkit/api.ts';
import { useJourney } from '../testkit/journey.ts';
import type { Visitor } from '../testkit/visitor.ts';

const journey = useJourney();

/** What the journey says in each language. */
const WORDS = {
  de: {
    comments: 'Kommentare',
    begin: 'Markierte Stelle kommentieren',
    comment: 'Kommentar',
    reply: 'Antwort',
    resolve: 'Erledigt',
    resolved: 'Die Kommentare sind erledigt.',
    undo: 'Rückgängig',
    show: 'Stelle zeigen',
    detached: 'Auf gelöschten Text',
    mentions: /Erwähnungen/,
    unread: 'Erwähnungen (1 neu)',
    close: 'Kommentare schließen',
    by: 'Von',
  },
  en: {
    comments: 'Comments',
    begin: 'Comment on the selection',
    comment: 'Comment',
    reply: 'Reply',
    resolve: 'Resolve',
    resolved: 'The comments are resolved.',
    undo: 'Undo',
    show: 'Show the passage',
    detached: 'On deleted text',
    mentions: /Mentions/,
    unread: 'Mentions (1 new)',
    close: 'Close comments',
    by: 'By',
  },
};

async function speak(visitor: Visitor, language: string): Promise<void> {
  await visitor.page.goto('/accessibility');
  await visitor.page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
}

/** By keyboard alone: to the control, and Enter. */
async function use(control: Locator): Promise<void> {
  await control.focus();
  await control.page().keyboard.press('Enter');
}

/** Opens the comments where they are folded away. */
async function openComments({ page }: Visitor, words: (typeof WORDS)['de']): Promise<Locator> {
  const panel = page.getByRole('region', { name: words.comments, exact: true });
  const opener = page.getByRole('button', { name: new RegExp(`^${words.comments} \\(`) });
  await panel.or(opener).first().waitFor();
  if (await opener.isVisible()) await use(opener);
  await panel.waitFor();
  return panel;
}

/** A writer and a reader have it open, each in a browser of their own. */
async function bothAtOneDocument(language: 'de' | 'en', width: number) {
  const space = await journey.hub.seed.space({ writers: 1, password: true });
  const reader = await journey.hub.seed.member(space, 'READER', true);
  await journey.hub.sql(`update account set name = 'Rita Leserin' where id = $1`, [reader.id]);
  const { id } = await journey.hub.seed.document({
    space,
    title: 'Satzung',
    markdown: 'Gebühren steigen im kommenden Jahr.\n\nEin zweiter Absatz.',
  });
  const [anna, rita] = [
    await journey.visit(space.writers[0]!, { width, height: 800 }),
    await journey.visit(reader, { width, height: 800 }),
  ];
  await speak(anna, language);
  await speak(rita, language);
  await anna.openDocument(id);
  await rita.page.goto(`/documents/${id}`);
  await rita.text.and(rita.page.locator('[contenteditable="false"]')).waitFor();
  return { anna, rita };
}

const hubSays = async (api: Api, documentId: string, source: string): Promise<string> =>
  (
    await api.query('mutation($input: AddCommentThreadInput!) { addCommentThread(input: $input) { id } }', {
      input: { documentId, source },
    })
  )['addCommentThread'].id;

/** More threads than one page has, and in the first of them more replies; the writer is mentioned in the last one. */
async function muchSaid() {
  const space = await journey.hub.seed.space({ writers: 1, readers: 1, password: true });
  const [writer, reader] = [space.writers[0]!, space.readers[0]!];
  await journey.hub.sql(`update account set name = 'Rita Leserin' where id = $1`, [reader.id]);
  const { id } = await journey.hub.seed.document({ space, title: 'Satzung', markdown: 'Ein Absatz.' });
  const threads = 46;
  const first = await hubSays(space.lead.api, id, 'Die erste Frage');
  for (let i = 2; i < threads; i++) await hubSays(space.lead.api, id, `Frage ${i}`);
  await hubSays(reader.api, id, 'Nur eine Frage');
  const reply = (source: string) =>
    reader.api.query('mutation($input: AddCommentInput!) { addComment(input: $input) { id } }', {
      input: { threadId: first, source },
    });
  for (let i = 1; i < 22; i++) await reply(`Antwort ${i}`);
  await reply(`@{${writer.id}} letzte Antwort`);
  return { space, writer, id, threads };
}

describe.each([
  ['de', 1280],
  ['en', 360],
] as const)('comments, in %s at %i pixels', (language, width) => {
  it('one comments and mentions, another sees it live, replies and resolves, all by keyboard', async () => {
    const words = WORDS[language] as (typeof WORDS)['de'];
    const { anna, rita } = await bothAtOneDocument(language, width);
    const [here, there] = [await openComments(anna, words), await openComments(rita, words)];
    await meetsStandards(anna.page, 'no comments yet');

    await anna.text.focus();
    // An editor that has just got the focus puts the selection once more where it was.
    const selection = async () => {
      await anna.page.keyboard.press('Control+Home');
      await anna.page.keyboard.press('Control+Shift+ArrowRight');
      return anna.page.evaluate(() => String(getSelection()).trim());
    };
    await expect.poll(selection, { interval: 300 }).toBe('Gebühren');
    await here.getByRole('button', { name: words.begin }).waitFor();
    await anna.page.keyboard.press('Control+Alt+KeyM');
    const form = here.getByRole('combobox', { name: words.comment, exact: true });
    await expect.poll(() => form.evaluate((area) => document.activeElement === area)).toBe(true);
    await anna.page.keyboard.type('@Rita');
    await here.getByRole('option', { name: 'Rita Leserin' }).waitFor();
    await meetsStandards(anna.page, 'whom to mention');
    await anna.page.keyboard.press('Enter');
    await anna.page.keyboard.type('bitte prüfen');
    await here.getByText('Gebühren').waitFor();
    await anna.page.keyboard.press('Control+Enter');

    await there.getByText('@Rita Leserin').waitFor();
    await expect.poll(() => rita.page.locator('.umlauf-comment').allInnerTexts()).toEqual(['Gebühren']);
    await meetsStandards(rita.page, 'a comment');
    // Both look on while the text changes before it, and the passage itself goes and comes back.
    await use(here.getByRole('button', { name: words.show }));
    await anna.page.keyboard.press('Control+Home');
    await anna.page.keyboard.type('Alle ');
    await expect.poll(() => rita.page.locator('.umlauf-comment').allInnerTexts()).toEqual(['Gebühren']);
    await anna.page.keyboard.press('Control+Shift+ArrowRight');
    await anna.page.keyboard.press('Delete');
    await there.getByText(words.detached).waitFor();
    await anna.page.keyboard.press('Control+KeyZ');
    await expect.poll(() => rita.page.locator('.umlauf-comment').allInnerTexts()).toEqual(['Gebühren']);

    await use(there.getByRole('button', { name: words.reply }));
    await there.getByRole('combobox', { name: words.reply, exact: true }).waitFor();
    await rita.page.keyboard.type('Ist geprüft');
    await meetsStandards(rita.page, 'a reply');
    await rita.page.keyboard.press('Control+Enter');
    await here.getByText('Ist geprüft').waitFor();
    await use(there.getByRole('button', { name: words.resolve, exact: true }));
    await rita.page.getByText(words.resolved).waitFor();
    await here.getByRole('article').waitFor({ state: 'detached' });
    await expect.poll(() => anna.page.locator('.umlauf-comment').count()).toBe(0);
    await use(rita.page.getByRole('button', { name: words.undo }));
    await here.getByText('Ist geprüft').waitFor();
  }, 90_000);

  it('tells who is mentioned, keeps what is not sent, and says when there is no connection', async () => {
    const words = WORDS[language] as (typeof WORDS)['de'];
    const space = await journey.hub.seed.space({ writers: 1, password: true });
    const writer = space.writers[0]!;
    const { id } = await journey.hub.seed.document({ space, title: 'Satzung', markdown: 'Ein Absatz.' });
    const visitor = await journey.visit(writer, { width, height: 800, cuttable: true });
    await speak(visitor, language);
    await visitor.open('/mentions');
    await meetsStandards(visitor.page, 'no mentions');
    await space.lead.api.query(
      'mutation($input: AddCommentThreadInput!) { addCommentThread(input: $input) { id } }',
      { input: { documentId: id, source: `@{${writer.id}} bitte ansehen`, quote: 'Absatz' } },
    );
    await visitor.page.getByRole('link', { name: words.unread }).waitFor();
    await visitor.page.getByText('bitte ansehen').waitFor();
    await meetsStandards(visitor.page, 'mentions');
    await use(visitor.page.getByRole('link', { name: /Satzung/ }));
    await visitor.text.waitFor();
    const panel = await openComments(visitor, words);
    await panel.getByText('bitte ansehen').waitFor();
    await expect.poll(() => visitor.page.getByRole('link', { name: words.unread }).count()).toBe(0);

    await use(panel.getByRole('button', { name: words.reply }));
    await panel.getByRole('combobox', { name: words.reply, exact: true }).waitFor();
    await visitor.page.keyboard.type('Unfertig');
    await use(panel.getByRole('button', { name: words.close }));
    await panel.waitFor({ state: 'detached' });
    await openComments(visitor, words);
    await use(panel.getByRole('button', { name: words.reply }));
    await expect
      .poll(() => panel.getByRole('combobox', { name: words.reply, exact: true }).inputValue())
      .toBe('Unfertig');
    await visitor.loseNetwork();
    await panel
      .getByText(language === 'de' ? 'Ihr Entwurf bleibt hier' : 'Your draft stays here')
      .waitFor({ timeout: 20_000 });
    await visitor.findNetwork();
    await panel
      .getByText(language === 'de' ? 'Ihr Entwurf bleibt hier' : 'Your draft stays here')
      .waitFor({ state: 'detached', timeout: 30_000 });
    await visitor.page.keyboard.press('Control+Enter');
    await panel.getByText('Unfertig').waitFor();
  }, 90_000);

  it('all are shown, however many; a mention leads to the very thread; and they are narrowed to one person', async () => {
    const words = WORDS[language] as (typeof WORDS)['de'];
    const { space, writer, id, threads } = await muchSaid();
    const visitor = await journey.visit(writer, { width, height: 800 });
    await speak(visitor, language);
    await visitor.open('/mentions');
    await visitor.page.getByText('letzte Antwort').waitFor();
    await use(visitor.page.getByRole('link', { name: /Satzung/ }));
    const panel = visitor.page.getByRole('region', { name: words.comments, exact: true });
    await expect.poll(() => panel.getByRole('article').count(), { timeout: 30_000 }).toBe(threads);
    const led = panel.getByRole('article').filter({ hasText: 'letzte Antwort' });
    await expect.poll(() => led.evaluate((card) => card === document.activeElement)).toBe(true);
    expect(await led.getByRole('listitem').count()).toBe(23);
    await meetsStandards(visitor.page, 'many comments');

    await panel.getByLabel(words.by, { exact: true }).selectOption({ label: 'Rita Leserin' });
    await expect.poll(() => panel.getByRole('article').count()).toBe(2);
    await panel.getByText('Nur eine Frage').waitFor();
    await hubSays(space.lead.api, id, 'Kommt hinzu');
    await panel.getByLabel(words.by, { exact: true }).selectOption('');
    await expect.poll(() => panel.getByRole('article').count()).toBe(threads + 1);
  }, 120_000);
});
