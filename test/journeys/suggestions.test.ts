import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { meetsStandards } from '../testkit/accessible.ts';
import { bring } from '../testkit/imports.ts';
import { useJourney } from '../testkit/journey.ts';
import { inserted, paragraphOf, run, wordFile } from '../testkit/office-files.ts';
import type { Visitor } from '../testkit/visitor.ts';

const journey = useJourney();

/** What the journey says in each language. */
const WORDS = {
  de: {
    panel: 'Vorschläge',
    mode: 'Vorschlagen',
    modeSaid: /^Sie schlagen vor/,
    accept: 'Annehmen',
    acceptAll: 'Alle 2 von Rita Leserin annehmen',
    withdraw: 'Zurückziehen',
    show: 'Stelle zeigen',
    card: 'Vorschlag von Rita Leserin',
    insert: 'Einfügen: „Alle “',
    replace: 'Ersetzen: „zweiter“ durch „dritter“',
    bold: 'Fett',
    boldSaid: 'Fett: „Absatz“',
    accepted: 'Der Vorschlag ist angenommen.',
    blocks: /^Vorschlagen lassen sich Wörter/,
    paragraphs: /^Absätze lassen sich nicht vorschlagen/,
    empty: /^Noch schlägt niemand eine Änderung vor/,
    tip: /^Vorschlag von Rita Leserin, heute, \d\d:\d\d$/,
  },
  en: {
    panel: 'Suggestions',
    mode: 'Suggest',
    modeSaid: /^You are suggesting/,
    accept: 'Accept',
    acceptAll: 'Accept all 2 by Rita Leserin',
    withdraw: 'Withdraw',
    show: 'Show the passage',
    card: 'Suggestion by Rita Leserin',
    insert: 'Insert: “Alle ”',
    replace: 'Replace: “zweiter” with “dritter”',
    bold: 'Bold',
    boldSaid: 'Bold: “Absatz”',
    accepted: 'The suggestion is accepted.',
    blocks: /^Words and formats can be suggested/,
    paragraphs: /^Paragraphs cannot be suggested/,
    empty: /^Nobody suggests a change yet/,
    tip: /^Suggestion by Rita Leserin, today, \d\d:\d\d$/,
  },
};
type Words = (typeof WORDS)['de'];

async function speak(visitor: Visitor, language: string): Promise<void> {
  await visitor.page.goto('/accessibility');
  await visitor.page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
}

/** By keyboard alone: to the control, and Enter. */
async function use(control: Locator): Promise<void> {
  await control.focus();
  await control.page().keyboard.press('Enter');
}

/** Opens the proposals where they are folded away. */
async function openPanel({ page }: Visitor, words: Words): Promise<Locator> {
  const panel = page.getByRole('region', { name: words.panel, exact: true });
  const opener = page.getByRole('button', { name: new RegExp(`^${words.panel} \\(`) });
  await panel.or(opener).first().waitFor();
  if (await opener.isVisible()) await use(opener);
  await panel.waitFor();
  return panel;
}

/** The words that bear this mark, each proposal's together, without the others' cursors. */
const marked = ({ page }: Visitor, kind: string) =>
  page.locator(`.umlauf-text .umlauf-${kind}`).evaluateAll((elements) => {
    const pieces = new Map<string, string>();
    for (const element of elements) {
      const copy = element.cloneNode(true) as HTMLElement;
      for (const caret of copy.querySelectorAll('.umlauf-caret')) caret.remove();
      const id = element.getAttribute('data-suggestion')!;
      pieces.set(id, (pieces.get(id) ?? '') + copy.textContent!.replaceAll('\u2060', ''));
    }
    return [...pieces.values()];
  });

async function startSuggesting(visitor: Visitor, words: Words): Promise<void> {
  const mode = visitor.page.getByRole('button', { name: words.mode, exact: true });
  await use(mode);
  await visitor.text.and(visitor.page.locator('[contenteditable="true"]')).waitFor();
  expect(await mode.getAttribute('aria-pressed')).toBe('true');
  await visitor.page.getByText(words.modeSaid).first().waitFor();
}

/** Marks a word until it stays so: an editor that has just got the focus puts the selection once more where it was. */
async function selectWord({ page, text }: Visitor, word: string): Promise<void> {
  await text.focus();
  const select = () =>
    text.evaluate((root, wanted) => {
      const selection = getSelection()!;
      const before = String(selection);
      if (before === wanted) return before;
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const { currentNode: node } = walker;
        const at = node.nodeValue!.indexOf(wanted);
        if (at >= 0) selection.setBaseAndExtent(node, at, node, at + wanted.length);
      }
      return before;
    }, word);
  await expect.poll(select, { interval: 100 }).toBe(word);
  await heard(page);
}

/** The editor hears of the cursor a moment after the browser has moved it. */
async function heard(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((told) => requestAnimationFrame(() => setTimeout(told))));
}

/** What arrives at the very moment of a key may put the cursor back to where the editor knew it. */
async function goTo({ page, text }: Visitor, key: 'Control+Home' | 'Control+End'): Promise<void> {
  const isThere = async () => {
    await page.keyboard.press(key);
    await heard(page);
    return text.evaluate((root, atEnd) => {
      const around = document.createRange();
      around.selectNodeContents(root);
      const { focusNode, focusOffset } = getSelection()!;
      if (atEnd) around.setStart(focusNode!, focusOffset);
      else around.setEnd(focusNode!, focusOffset);
      return around.toString();
    }, key === 'Control+End');
  };
  await expect.poll(isThere, { interval: 100 }).toBe('');
}

const TEXT = 'Gebühren steigen im kommenden Jahr.\n\nEin zweiter Absatz.';

/** A writer and a reader have it open, each in a browser of their own. */
async function bothAtOneDocument(language: 'de' | 'en', width: number) {
  const space = await journey.hub.seed.space({ writers: 1, password: true });
  const reader = await journey.hub.seed.member(space, 'READER', true);
  await journey.hub.sql(`update account set name = 'Rita Leserin' where id = $1`, [reader.id]);
  const { id } = await journey.hub.seed.document({ space, title: 'Satzung', markdown: TEXT });
  const [anna, rita] = [
    await journey.visit(space.writers[0]!, { width, height: 800 }),
    await journey.visit(reader, { width, height: 800 }),
  ];
  await speak(anna, language);
  await speak(rita, language);
  await anna.openDocument(id);
  await rita.page.goto(`/documents/${id}`);
  await rita.text.and(rita.page.locator('[contenteditable="false"]')).waitFor();
  return { anna, rita, id, space };
}

/** Rita proposes words to go and words to come in, and tries a paragraph. */
async function proposeTwo(rita: Visitor, anna: Visitor, words: Words): Promise<void> {
  await startSuggesting(rita, words);
  await selectWord(rita, 'kommenden ');
  await rita.page.keyboard.press('Delete');
  await expect.poll(() => marked(anna, 'deletion')).toEqual(['kommenden ']);
  await goTo(rita, 'Control+Home');
  await rita.page.keyboard.type('Allle');
  await rita.page.keyboard.press('Backspace');
  await rita.page.keyboard.press('Backspace');
  await rita.page.keyboard.type('e ');
  await expect.poll(() => marked(anna, 'insertion')).toEqual(['Alle ']);
  // A paragraph cannot be proposed, and says so.
  await rita.page.keyboard.press('Enter');
  await rita.page.getByText(words.blocks).waitFor();
  expect(await anna.lines()).toHaveLength(2);
  await meetsStandards(rita.page, 'proposing');
  await rita.saved();
}

describe.each([
  ['de', 1280],
  ['en', 360],
] as const)('suggestions, in %s at %i pixels', (language, width) => {
  const words = WORDS[language] as Words;

  it('a reader proposes, a writer accepts, undoes and accepts all, all by keyboard', async () => {
    const { anna, rita, id, space } = await bothAtOneDocument(language, width);
    const there = await openPanel(rita, words);
    await there.getByText(words.empty).waitFor();
    await meetsStandards(rita.page, 'nothing proposed yet');
    await rita.page.keyboard.press('Escape');
    if (width < 1024)
      await use(there.getByRole('button', { name: /^(Vorschläge schließen|Close suggestions)$/ }));

    await proposeTwo(rita, anna, words);

    const here = await openPanel(anna, words);
    await expect.poll(() => here.getByRole('article', { name: words.card }).count()).toBe(2);
    const tip = anna.page.locator(
      '.umlauf-insertion [title], [title] .umlauf-insertion, .umlauf-insertion[title]',
    );
    await expect.poll(() => tip.first().getAttribute('title')).toMatch(words.tip);
    await meetsStandards(anna.page, 'two proposals');
    const first = here.getByRole('article').filter({ hasText: words.insert });
    await use(first.getByRole('button', { name: words.accept, exact: true }));
    await anna.page.getByText(words.accepted).waitFor();
    await expect.poll(() => marked(rita, 'insertion')).toEqual([]);
    // Whoever decides by keyboard goes on with the next one.
    const next = here.getByRole('article', { name: words.card });
    await expect.poll(() => next.evaluate((card) => card === document.activeElement)).toBe(true);
    const query = `query($id: ID!) { document(id: $id) { text suggestions(first: 10) { totalCount } } }`;
    const stored = async () => (await space.lead.api.query(query, { id })).document;
    await expect
      .poll(stored)
      .toEqual({ text: `Alle ${TEXT.replace('\n\n', '\n')}`, suggestions: { totalCount: 1 } });

    const rows = await journey.hub.sql(
      `select author.name as by, decider.id as decided from suggestion
       join account author on author.id = author_id join account decider on decider.id = decided_by_id
       where document_id = $1 and outcome = 'ACCEPTED'`,
      [id],
    );
    expect(rows).toEqual([{ by: 'Rita Leserin', decided: space.writers[0]!.id }]);

    await anna.text.focus();
    await anna.page.keyboard.press('Control+KeyZ');
    await expect.poll(() => marked(rita, 'insertion')).toEqual(['Alle ']);
    await use(here.getByRole('button', { name: words.acceptAll }));
    await expect.poll(() => here.getByRole('article').count()).toBe(0);
    await here.getByText(words.empty).waitFor();
    await expect.poll(async () => (await rita.lines())[0]).toBe('Alle Gebühren steigen im Jahr.');
  }, 120_000);

  it('two propose in one sentence, and each withdraws only what is their own', async () => {
    const { anna, rita } = await bothAtOneDocument(language, width);
    await startSuggesting(anna, words);
    await startSuggesting(rita, words);
    await selectWord(rita, 'zweiter');
    await rita.page.keyboard.type('dritter');
    await selectWord(anna, 'Ein ');
    await anna.page.keyboard.press('Delete');
    await selectWord(rita, 'Absatz');
    await rita.page.keyboard.press('Control+KeyB');
    await expect.poll(() => marked(anna, 'insertion')).toEqual(['dritter']);
    await expect.poll(() => marked(anna, 'formatting')).toEqual(['Absatz']);
    await expect.poll(() => marked(rita, 'deletion')).toEqual(['Ein ', 'zweiter']);
    const there = await openPanel(rita, words);
    await there.getByText(words.replace).waitFor();
    await there.getByText(words.boldSaid).waitFor();
    expect(await there.getByRole('button', { name: words.accept, exact: true }).count()).toBe(0);
    const withdrawing = there.getByRole('button', { name: words.withdraw, exact: true });
    await expect.poll(() => withdrawing.count()).toBe(2);
    await meetsStandards(rita.page, 'proposals of two');
    await use(withdrawing.first());
    await expect.poll(() => marked(anna, 'insertion')).toEqual([]);
    await expect.poll(() => marked(anna, 'deletion')).toEqual(['Ein ']);
    await expect.poll(() => withdrawing.count()).toBe(1);
    await use(there.getByRole('button', { name: words.show }).last());
    await expect.poll(() => rita.text.evaluate((text) => text === document.activeElement)).toBe(true);
    // Whoever writes again writes, and what is written is no proposal.
    await use(anna.page.getByRole('button', { name: words.mode, exact: true }));
    await anna.text.focus();
    await goTo(anna, 'Control+End');
    await anna.page.keyboard.type(' Nun.');
    await expect.poll(() => rita.lines()).toEqual([TEXT.split('\n\n')[0], 'Ein zweiter Absatz. Nun.']);
    expect(await marked(rita, 'insertion')).toEqual([]);
  }, 120_000);

  it('what is pasted, composed and cut becomes a proposal too', async () => {
    const { anna, rita } = await bothAtOneDocument(language, width);
    await startSuggesting(rita, words);
    await selectWord(rita, 'zweiter');
    await rita.page.evaluate(async () => {
      const html = new Blob(['<p>eins</p><p>zwei</p>'], { type: 'text/html' });
      await navigator.clipboard.write([new ClipboardItem({ 'text/html': html })]);
    });
    await rita.page.keyboard.press('Control+KeyV');
    await rita.page.getByText(words.paragraphs).waitFor();
    await expect.poll(() => marked(anna, 'insertion')).toEqual(['eins zwei']);
    // As a method of input does it: what is composed changes several times before it stands.
    const devtools = await rita.context.newCDPSession(rita.page);
    await goTo(rita, 'Control+Home');
    for (const text of ['k', 'ka', 'か', 'かん'])
      await devtools.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    await devtools.send('Input.insertText', { text: '漢' });
    await rita.page.keyboard.type('!');
    await expect.poll(() => marked(anna, 'insertion')).toEqual(['漢!', 'eins zwei']);
    await selectWord(rita, 'steigen');
    await rita.page.keyboard.press('Control+KeyX');
    await expect.poll(() => marked(anna, 'deletion')).toEqual(['steigen', 'zweiter']);
    // As everywhere, what was done within half a second is one step.
    await rita.page.keyboard.press('Control+KeyZ');
    await expect.poll(async () => (await marked(anna, 'deletion')).includes('steigen')).toBe(false);
    await rita.page.keyboard.press('Control+Shift+KeyZ');
    await expect.poll(() => marked(anna, 'deletion')).toEqual(['steigen', 'zweiter']);
    expect(await anna.lines()).toEqual([`漢!${TEXT.split('\n\n')[0]}`, 'Ein zweitereins zwei Absatz.']);
  }, 120_000);
});

it('what a reader proposed without a connection is sent when they come back, in whatever mode', async () => {
  const space = await journey.hub.seed.space({ password: true });
  const reader = await journey.hub.seed.member(space, 'READER', true);
  const { id } = await journey.hub.seed.document({ space, title: 'Satzung', markdown: TEXT });
  const rita = await journey.visit(reader, { cuttable: true });
  await rita.page.goto(`/documents/${id}`);
  await rita.text.and(rita.page.locator('[contenteditable="false"]')).waitFor();
  await startSuggesting(rita, WORDS.de);
  await rita.text.focus();
  await rita.loseNetwork();
  await goTo(rita, 'Control+Home');
  await rita.page.keyboard.type('Neu: ');
  await expect.poll(() => marked(rita, 'insertion')).toEqual(['Neu: ']);
  await use(rita.page.getByRole('button', { name: WORDS.de.mode, exact: true }));
  await rita.text.and(rita.page.locator('[contenteditable="false"]')).waitFor();
  await rita.findNetwork();
  const query =
    'query($id: ID!) { document(id: $id) { suggestions(first: 10) { nodes { words { inserted } } } } }';
  const proposed = async () => (await space.lead.api.query(query, { id })).document.suggestions.nodes;
  await expect.poll(proposed, { timeout: 30_000 }).toEqual([{ words: { inserted: 'Neu: ' } }]);
}, 90_000);

/** What a screen reader is told. */
const said = ({ page }: Visitor) => page.getByRole('status').filter({ hasNot: page.locator('[role]') });

it('more than a hundred are all named, shown by hundreds, and reached from the text by keyboard', async () => {
  const space = await journey.hub.seed.space({ writers: 1, password: true });
  const changes = Array.from({ length: 130 }, (_, at) =>
    paragraphOf(run(`Punkt ${at + 1} `), inserted(`Person ${at + 1}`, 'neu')),
  );
  const { documentId } = await bring(space.lead.api, space.id, 'Viele.docx', wordFile(changes.join('')));
  const anna = await journey.visit(space.writers[0]!, { width: 1280, height: 800 });
  await anna.page.goto(`/documents/${documentId}`);
  const panel = await openPanel(anna, WORDS.de);
  const cards = panel.getByRole('article');
  await expect.poll(() => cards.count()).toBe(100);
  await use(panel.getByRole('button', { name: 'Weitere zeigen (100 von 130)' }));
  await expect.poll(() => cards.count()).toBe(130);
  await expect.poll(() => cards.nth(100).evaluate((card) => card === document.activeElement)).toBe(true);
  await expect.poll(() => cards.last().getAttribute('aria-label')).toBe('Vorschlag von Person 130');
  await meetsStandards(anna.page, 'many proposals');

  await anna.text.focus();
  await goTo(anna, 'Control+Home');
  const press = async (key: string, place: number) => {
    await anna.page.keyboard.press(`Alt+Shift+Key${key}`);
    const words = `Vorschlag ${place} von 130. Vorschlag von Person ${place}. Einfügen: „neu“`;
    await said(anna).filter({ hasText: words }).first().waitFor({ state: 'attached' });
    await expect
      .poll(() => panel.locator('[aria-current]').getAttribute('aria-label'))
      .toBe(`Vorschlag von Person ${place}`);
  };
  await press('N', 1);
  await press('N', 2);
  await press('P', 1);
  // Round and round.
  await press('P', 130);
  await anna.page.keyboard.press('Alt+Shift+KeyL');
  await expect.poll(() => cards.last().evaluate((card) => card === document.activeElement)).toBe(true);
  await use(panel.getByRole('button', { name: 'Nächster Vorschlag' }));
  await expect.poll(() => anna.text.evaluate((text) => text === document.activeElement)).toBe(true);
  await expect
    .poll(() => panel.locator('[aria-current]').getAttribute('aria-label'))
    .toBe('Vorschlag von Person 1');
}, 240_000);

it('says who else wrote in a proposal', async () => {
  const { anna, rita } = await bothAtOneDocument('de', 1280);
  await startSuggesting(rita, WORDS.de);
  await rita.text.focus();
  await goTo(rita, 'Control+Home');
  await rita.page.keyboard.type('Neue ');
  await expect.poll(() => marked(anna, 'insertion')).toEqual(['Neue ']);
  await rita.saved();
  await anna.text.focus();
  await goTo(anna, 'Control+Home');
  await anna.page.keyboard.press('ArrowRight');
  await anna.page.keyboard.press('ArrowRight');
  await anna.page.keyboard.type('x');
  await anna.saved();
  const panel = await openPanel(anna, WORDS.de);
  await panel
    .getByRole('article')
    .getByText(/^Darin schrieb auch: /)
    .waitFor();
  await meetsStandards(anna.page, 'a proposal of two');
}, 90_000);
