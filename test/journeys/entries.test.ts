import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { meetsStandards } from '../testkit/accessible.ts';
import { useJourney } from '../testkit/journey.ts';
import type { Visitor } from '../testkit/visitor.ts';

const journey = useJourney();

/** What the journey says in each language. */
const WORDS = {
  de: {
    decision: '/beschluss',
    task: '/aufgabe',
    numbered: /^Beschluss \d{4}\/1$/,
    yes: 'Ja',
    who: 'Zuständig',
    due: 'Frist',
  },
  en: {
    decision: '/decision',
    task: '/task',
    numbered: /^Decision \d{4}\/1$/,
    yes: 'Yes',
    who: 'Responsible',
    due: 'Due',
  },
};

/** At the top: what is half under the tools is no target at that moment. */
async function look({ page }: Visitor, where: string): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  await meetsStandards(page, where);
}

/** Two write, each in a browser of their own. */
async function twoAtOneDocument(language: string, width: number) {
  const space = await journey.hub.seed.space({ writers: 2, password: true });
  const { id } = await journey.hub.seed.document({ space, title: 'Protokoll' });
  const visitors: Visitor[] = [];
  for (const person of space.writers) {
    const visitor = await journey.visit(person, { width, height: 800 });
    await visitor.page.goto('/accessibility');
    await visitor.page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
    await visitor.openDocument(id);
    visitors.push(visitor);
  }
  const [anna, ben] = visitors as [Visitor, Visitor];
  return { anna, ben, space, id };
}

const field = (block: Locator, label: string) => block.getByLabel(label, { exact: true });

describe.each([
  ['de', 1280],
  ['en', 360],
] as const)('typed blocks in the text, in %s at %i pixels', (language, width) => {
  it('are written, numbered and filled in by two people, by keyboard, and are objects of the API', async () => {
    const words = WORDS[language];
    const { anna, ben, space, id } = await twoAtOneDocument(language, width);
    const { keyboard } = anna.page;
    await anna.text.focus();
    await keyboard.type(words.decision);
    await keyboard.press('Enter');
    await keyboard.type('Der Plan wird angenommen.');
    const [own, seen] = [anna, ben].map(({ text }) => text.getByRole('group', { name: words.numbered }));
    // The number is the server's, and shows at both.
    await own!.waitFor();
    await seen!.waitFor();
    await keyboard.press('Tab');
    await keyboard.type('12');
    await keyboard.press('Tab');
    await expect.poll(() => field(seen!, words.yes).inputValue()).toBe('12');
    await keyboard.press('Escape');
    await keyboard.press('Enter');
    await keyboard.type(words.task);
    await keyboard.press('Enter');
    await keyboard.type('Plan aushängen');
    const task = ben.text.getByRole('group', { name: /A 1$/ });
    await task.waitFor();
    await task.getByRole('combobox', { name: words.who, exact: true }).selectOption(space.lead.id);
    await field(task, words.due).fill('2026-12-24');
    await expect
      .poll(() => field(anna.text.getByRole('group', { name: /A 1$/ }), words.due).inputValue())
      .toBe('2026-12-24');
    await look(anna, `typed blocks at ${width}`);
    if (process.env['UMLAUF_PICTURES'])
      await anna.page.screenshot({
        path: `${process.env['UMLAUF_PICTURES']}/entries-${width}.png`,
        fullPage: true,
      });
    const query = `query ($id: ID!) { document(id: $id) { entries(first: 9) { nodes { kind wording yes dueOn responsible { id } } } } }`;
    await expect
      .poll(async () => (await space.lead.api.query(query, { id }))['document'].entries.nodes)
      .toEqual([
        { kind: 'DECISION', wording: 'Der Plan wird angenommen.', yes: 12, dueOn: null, responsible: null },
        {
          kind: 'TASK',
          wording: 'Plan aushängen',
          yes: null,
          dueOn: '2026-12-24',
          responsible: { id: space.lead.id },
        },
      ]);
    await look(ben, `the same at ${width}`);
  });
});
