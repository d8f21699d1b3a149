import { describe, expect, it } from 'vitest';
import { useJourney } from '../testkit/journey.ts';
import type { Visitor } from '../testkit/visitor.ts';

const journey = useJourney();

async function atDocument(
  markdown = 'Anfang',
): Promise<{ visitor: Visitor; markdownNow: () => Promise<string> }> {
  const space = await journey.hub.seed.space({ password: true });
  const { id } = await journey.hub.seed.document({ space, markdown });
  const visitor = await journey.visit(space.lead);
  await visitor.openDocument(id);
  const read = 'query($id: ID!) { document(id: $id) { markdown } }';
  const markdownNow = async () => (await space.lead.api.query(read, { id })).document.markdown;
  return { visitor, markdownNow };
}

/** What has the focus, as a screen reader would name it. */
function focused(visitor: Visitor): Promise<string> {
  return visitor.page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });
}

/** Keys as a person presses them: the browser tells the editor where the cursor is before the next one comes. */
async function press({ page }: Visitor, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.evaluate(() => new Promise((told) => requestAnimationFrame(() => setTimeout(told))));
  }
}

describe('writing by keyboard alone', () => {
  it('reaches every tool by Alt+F10 and the arrow keys, and comes back by Escape', async () => {
    const { visitor, markdownNow } = await atDocument();
    await visitor.text.focus();
    await press(visitor, 'Control+a', 'Alt+F10');
    expect(await focused(visitor)).toBe('Absatzart');
    const reached: string[] = [];
    for (;;) {
      await press(visitor, 'ArrowRight');
      const name = await focused(visitor);
      if (name === 'Absatzart') break;
      reached.push(name);
    }
    expect(reached).toEqual([
      'Fett',
      'Kursiv',
      'Unterstrichen',
      'Durchgestrichen',
      'Code',
      'Link',
      'Aufzählung',
      'Nummerierte Liste',
      'Aufgabenliste',
      'Zitat',
      'Codeblock',
      'Trennlinie',
      'Tabelle einfügen',
      'Bild einfügen',
      'Rückgängig',
      'Wiederholen',
      'Kommentieren',
      'Vorschlagen',
    ]);
    await press(visitor, 'ArrowRight', 'Enter');
    const bold = visitor.page.getByRole('button', { name: 'Fett' });
    await expect.poll(() => bold.getAttribute('aria-pressed')).toBe('true');
    await press(visitor, 'Escape');
    expect(await focused(visitor)).toBe('Text von „Entwurf“');
    await expect.poll(markdownNow).toBe('**Anfang**');
    await press(visitor, 'End');
    await visitor.page.keyboard.type(' fett');
    await expect.poll(markdownNow).toBe('**Anfang fett**');
  });

  it('makes blocks by Markdown shortcuts and by the shortcuts that the tools name', async () => {
    const { visitor, markdownNow } = await atDocument('');
    await visitor.text.focus();
    await visitor.page.keyboard.type('## Gliederung\n- eins\nzwei');
    await press(visitor, 'Enter', 'Enter');
    await visitor.page.keyboard.type('> Zitat');
    await press(visitor, 'Enter', 'Enter');
    await visitor.page.keyboard.type('[ ] offen');
    await press(visitor, 'Enter', 'Enter');
    await press(visitor, 'Control+i');
    await visitor.page.keyboard.type('schräg');
    await expect
      .poll(markdownNow)
      .toBe('## Gliederung\n\n- eins\n- zwei\n\n> Zitat\n\n- [ ] offen\n\n*schräg*');
    await visitor.page.getByRole('complementary').getByText('Gliederung', { exact: true }).last().waitFor();
    await visitor.page.getByText('6 Wörter').waitFor();
  });

  it('sets a link by the dialog, and refuses one that runs a script', async () => {
    const { visitor, markdownNow } = await atDocument();
    await visitor.text.focus();
    await press(visitor, 'Control+a', 'Control+k');
    const dialog = visitor.page.getByRole('dialog', { name: 'Link setzen' });
    await dialog.waitFor();
    expect(await dialog.getByLabel('Adresse').evaluate((field) => field === document.activeElement)).toBe(
      true,
    );
    await visitor.page.keyboard.type('javascript:alert(1)');
    await press(visitor, 'Enter');
    await dialog.getByText('Diese Adresse ist nicht erlaubt.').waitFor();
    await press(visitor, 'Control+a');
    await visitor.page.keyboard.type('https://www.example.org/a?b=1');
    await press(visitor, 'Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused(visitor)).toBe('Text von „Entwurf“');
    await expect.poll(markdownNow).toBe('[Anfang](https://www.example.org/a?b=1)');

    await press(visitor, 'Control+k');
    await dialog.waitFor();
    await press(visitor, 'Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused(visitor)).toBe('Text von „Entwurf“');
  });

  it('keeps Tab for lists and tables, and hands it back after Escape', async () => {
    const { visitor, markdownNow } = await atDocument('- eins\n- zwei');
    await visitor.placeCursor('zwei');
    await press(visitor, 'Tab');
    await expect.poll(markdownNow).toBe('- eins\n  - zwei');
    expect(await focused(visitor)).toBe('Text von „Entwurf“');
    await press(visitor, 'Escape', 'Shift+Tab');
    expect(await focused(visitor)).not.toBe('Text von „Entwurf“');
    await visitor.text.focus();
    await press(visitor, 'Escape', 'Tab');
    expect(await focused(visitor)).not.toBe('Text von „Entwurf“');
    await expect.poll(markdownNow).toBe('- eins\n  - zwei');
  });

  it('makes a table and adds rows and columns to it', async () => {
    const { visitor, markdownNow } = await atDocument('');
    await visitor.text.focus();
    await press(visitor, 'Alt+F10', 'End', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    expect(await focused(visitor)).toBe('Tabelle einfügen');
    await press(visitor, 'Enter', 'Escape');
    await visitor.page.keyboard.type('Stadt');
    await press(visitor, 'Tab');
    await visitor.page.keyboard.type('Stand');
    const add = visitor.page.getByRole('button', { name: 'Spalte rechts' });
    await press(visitor, 'Alt+F10', 'End');
    await add.focus();
    await press(visitor, 'Enter');
    await expect
      .poll(async () => (await markdownNow()).split('\n')[0])
      .toMatch(/^\| Stadt \| Stand \|\s+\|\s+\|$/);
    await press(visitor, 'Escape');
    expect(await focused(visitor)).toBe('Text von „Entwurf“');
  });
});
