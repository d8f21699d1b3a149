import { describe, expect, it } from 'vitest';
import { useJourney } from '../testkit/journey.ts';
import type { Person } from '../testkit/seed.ts';
import type { Visitor } from '../testkit/visitor.ts';

const journey = useJourney();

const MARKDOWN = 'Gemeinsam:\n\nAlvas Absatz:\n\nBodos Absatz:';
const OUTAGE_MILLISECONDS = 5_000;

/** 200 letters of the writer's own half of the alphabet, so that each one's part can be told apart in a shared line. */
function letters(half: string, salt: number): string {
  return Array.from(
    { length: 200 },
    (_, index) => half[(index * 7 + salt + (index >> 3)) % half.length],
  ).join('');
}

const ALVA = 'abcdefghijklm';
const BODO = 'nopqrstuvwxyz';

async function write(visitor: Visitor, paragraph: string, words: string, delay = 0): Promise<void> {
  await visitor.placeCursor(paragraph);
  await visitor.page.keyboard.type(words, { delay });
}

/** What is left of a line when only one writer's letters are kept, the paragraph's own words aside. */
function partOf(line: string, heading: string, half: string): string {
  return [...line.slice(heading.length)].filter((letter) => half.includes(letter)).join('');
}

async function textByApi(api: Person['api'], id: string): Promise<string[]> {
  const { document } = await api.query('query($id: ID!) { document(id: $id) { text } }', { id });
  return document.text.split('\n').filter((line: string) => line !== '');
}

/** All screens and the API show the same lines; returns them. */
async function agreement(visitors: Visitor[], api: Person['api'], id: string): Promise<string[]> {
  const [first, ...others] = visitors;
  for (const visitor of visitors) await visitor.saved();
  for (const other of others) {
    await expect.poll(() => other.lines(), { timeout: 10_000 }).toEqual(await first!.lines());
  }
  const lines = await first!.lines();
  await expect.poll(() => textByApi(api, id), { timeout: 10_000 }).toEqual(lines);
  return lines;
}

describe('two people who write at the same time', () => {
  it('keep every character, through five seconds without network and a restart of the server', async () => {
    const space = await journey.hub.seed.space({ writers: 1, readers: 1, password: true });
    const { id } = await journey.hub.seed.document({ space, title: 'Niederschrift', markdown: MARKDOWN });
    const alva = await journey.visit(space.lead);
    const bodo = await journey.visit(space.writers[0]!, { cuttable: true });
    await Promise.all([alva.openDocument(id), bodo.openDocument(id)]);

    // The same paragraph, at the same place.
    const shared = { alva: letters(ALVA, 1), bodo: letters(BODO, 2) };
    await Promise.all([write(alva, 'Gemeinsam:', shared.alva, 5), write(bodo, 'Gemeinsam:', shared.bodo, 5)]);

    // Different paragraphs, one of the two without network.
    await bodo.saved();
    const apart = { alva: letters(ALVA, 3), bodo: letters(BODO, 4) };
    await bodo.loseNetwork();
    const lostAt = performance.now();
    await Promise.all([
      write(alva, 'Alvas Absatz:', apart.alva, 10),
      write(bodo, 'Bodos Absatz:', apart.bodo, 10),
    ]);
    await bodo.page.getByText('Keine Verbindung zum Server').waitFor();
    await alva.saved();
    expect((await alva.lines())[2]).toBe('Bodos Absatz:');
    await expect
      .poll(() => performance.now() - lostAt, { timeout: 10_000 })
      .toBeGreaterThan(OUTAGE_MILLISECONDS);
    await bodo.findNetwork();

    // A third person opens the document.
    const cleo = await journey.visit(space.readers[0]!);
    await cleo.page.goto(`/documents/${id}`);
    await cleo.text.waitFor();
    const check = ([first, second, third, ...rest]: string[]) => {
      expect(first).toHaveLength('Gemeinsam:'.length + 400);
      expect(partOf(first!, 'Gemeinsam:', ALVA)).toBe(shared.alva);
      expect(partOf(first!, 'Gemeinsam:', BODO)).toBe(shared.bodo);
      expect(second).toBe(`Alvas Absatz:${apart.alva}`);
      expect(third).toBe(`Bodos Absatz:${apart.bodo}`);
      expect(rest).toEqual([]);
    };
    check(await agreementWithReader([alva, bodo], cleo, space.lead.api, id));

    await journey.hub.restart();
    check(await agreementWithReader([alva, bodo], cleo, space.lead.api, id));
    await write(bodo, 'Bodos Absatz:', ' Weiter.');
    const fresh = await journey.visit(space.lead);
    await fresh.openDocument(id);
    const lines = await agreement([alva, bodo, fresh], space.lead.api, id);
    expect(lines[2]).toBe(`Bodos Absatz:${apart.bodo} Weiter.`);
  }, 240_000);

  it('see each other, and undo only what they did themselves', async () => {
    const space = await journey.hub.seed.space({ writers: 1, password: true });
    const { id } = await journey.hub.seed.document({ space, markdown: 'Anfang' });
    const [alva, bodo] = [await journey.visit(space.lead), await journey.visit(space.writers[0]!)];
    await Promise.all([alva.openDocument(id), bodo.openDocument(id)]);
    const people = alva.page.getByRole('complementary').getByRole('listitem');
    await expect
      .poll(() => people.allTextContents())
      .toEqual([`${space.lead.name} (Sie)`, space.writers[0]!.name]);

    await write(alva, 'Anfang', ' von Alva');
    await expect.poll(() => bodo.lines()).toEqual(['Anfang von Alva']);
    await write(bodo, 'Anfang', ' und Bodo');
    await expect.poll(() => alva.lines()).toEqual(['Anfang von Alva und Bodo']);
    await alva.page.locator('.umlauf-caret').waitFor({ state: 'attached' });
    await alva.page.keyboard.press('Control+z');
    await expect.poll(() => bodo.lines()).toEqual(['Anfang und Bodo']);
    await bodo.leave();
    await expect.poll(() => people.allTextContents()).toEqual([`${space.lead.name} (Sie)`]);
  });
});

/** A reader has no save state to wait for. */
async function agreementWithReader(
  writers: Visitor[],
  reader: Visitor,
  api: Person['api'],
  id: string,
): Promise<string[]> {
  const lines = await agreement(writers, api, id);
  await expect.poll(() => reader.lines(), { timeout: 10_000 }).toEqual(lines);
  return lines;
}
