import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { meetsStandards } from '../testkit/accessible.ts';
import { useJourney } from '../testkit/journey.ts';

const journey = useJourney();

const WORDS = {
  de: {
    notFound: 'Nicht gefunden',
    ask: 'Zugang anfragen',
    message: /^Nachricht/,
    noted: 'Ihre Anfrage ist notiert.',
    grant: 'Aufnehmen',
    lastDay: 'Letzter Tag',
    granted: 'ist aufgenommen',
    none: 'Zurzeit bittet niemand um Zugang.',
    own: 'Ihre Anfragen um Zugang',
    waits: 'wartet auf Antwort',
    letIn: 'aufgenommen',
    takeBack: 'Zurückziehen',
  },
  en: {
    notFound: 'Not found',
    ask: 'Ask for access',
    message: /^Message/,
    noted: 'Your request has been noted.',
    grant: 'Let in',
    lastDay: 'Last day',
    granted: 'has been let in',
    none: 'Nobody asks for access at present.',
    own: 'Your requests for access',
    waits: 'waiting for an answer',
    letIn: 'let in',
    takeBack: 'Take back',
  },
};

describe.each([
  ['de', 1280],
  ['en', 360],
] as const)('a link that one may not follow, in %s at %i pixels', (language, width) => {
  it('offers to ask for access, the same for nothing; the lead sees it come in and lets them in', async () => {
    const words = WORDS[language];
    const space = await journey.hub.seed.space({ password: true });
    const { id } = await journey.hub.seed.document({ space, title: 'Begehrt', markdown: 'Inhalt' });
    const person = await journey.hub.seed.person({ password: true, name: 'Frieda Frage' });
    const speak = async (page: Page) => {
      await page.goto('/accessibility');
      await page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
    };
    const lead = await journey.visit(space.lead, { width, height: 740 });
    await speak(lead.page);
    await lead.open(`/spaces/${space.id}/members`);
    await lead.page.getByText(words.none).waitFor();

    const { page } = await journey.visit(person, { width, height: 740 });
    await speak(page);
    const texts: string[] = [];
    for (const target of ['doc_00000000000000000000000000', id]) {
      await page.goto(`/documents/${target}`);
      await page.getByRole('heading', { name: words.notFound }).waitFor();
      await page.getByLabel(words.message).fill('Wir bauen dasselbe.');
      await meetsStandards(page, 'not found');
      await page.getByRole('button', { name: words.ask }).click();
      await page.getByText(words.noted).waitFor();
      texts.push(await page.locator('main').innerText());
    }
    expect(texts[0]).toBe(texts[1]);

    // One's own list says the same of both, and by no name.
    await page.goto('/');
    const own = page.getByRole('list', { name: words.own });
    await expect.poll(() => own.getByText(words.waits).count()).toBe(2);
    expect(await own.innerText()).not.toContain('Begehrt');
    await meetsStandards(page, 'own requests');
    await own
      .getByRole('button', { name: `${words.takeBack} /documents/doc_00000000000000000000000000` })
      .click();
    await expect.poll(() => own.getByText(words.waits).count()).toBe(1);

    await lead.page.getByText('Wir bauen dasselbe.').waitFor();
    await meetsStandards(lead.page, 'members with a request');
    await lead.page.getByRole('button', { name: `${words.grant} Frieda Frage` }).click();
    const dialog = lead.page.getByRole('dialog');
    await dialog.getByLabel(words.lastDay).waitFor();
    await meetsStandards(lead.page, 'grant');
    await dialog.getByRole('button', { name: words.grant }).click();
    await lead.page.getByText(words.granted).waitFor();
    await own.getByRole('link', { name: 'Begehrt' }).waitFor();
    await own.getByText(words.letIn).waitFor();
    await page.goto(`/documents/${id}`);
    await page.getByRole('textbox').waitFor();
  }, 60_000);
});
