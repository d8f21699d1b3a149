import type { Locator, Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { isAccessible } from '../testkit/accessible.ts';
import { useJourney } from '../testkit/journey.ts';
import { MailServer } from '../testkit/mail-server.ts';
import { newestSecret } from '../testkit/round-guests.ts';
import { answerRound } from '../testkit/rounds.ts';

const server = await MailServer.open();
afterAll(() => server.takeAway());
const journey = useJourney({ SMTP_URL: server.url });

const WORDS = {
  de: {
    add: 'Person hinzufügen',
    name: 'Name',
    email: 'E-Mail-Adresse',
    speaksFor: 'Spricht für',
    start: 'Umlauf starten',
    outside: 'extern',
    sentTo: (email: string) => new RegExp(`^Link an ${email}`),
    asked: 'Sie sind gefragt',
    open: 'Vorlage öffnen',
    answersFor: (name: string) => `Sie antworten für: ${name}`,
    recorded: 'Was über Sie festgehalten wird',
    silence: 'Schweigen Sie bis zur Frist, haben Sie keine Stimme abgegeben.',
    choice: 'Mit Anmerkung mitzeichnen',
    remark: 'Begründung oder Anmerkung',
    give: 'Antwort abgeben',
    stands: /^Ihre Antwort steht: zeichnet mit Anmerkung mit/,
    numbers: (answered: number) => `${answered} von 3 Stimmen abgegeben`,
    remove: 'Nicht mehr fragen: Ada Außen',
    confirm: 'Nicht mehr fragen',
    gone: 'Dieser Link gilt nicht mehr',
  },
  en: {
    add: 'Add a person',
    name: 'Name',
    email: 'E-mail address',
    speaksFor: 'Speaks for',
    start: 'Start round',
    outside: 'outside',
    sentTo: (email: string) => new RegExp(`^Link to ${email}`),
    asked: 'You are asked',
    open: 'Open the draft',
    answersFor: (name: string) => `You answer for: ${name}`,
    recorded: 'What is recorded about you',
    silence: 'If you stay silent until the deadline, you have cast no vote.',
    choice: 'Co-sign with a remark',
    remark: 'Reason or remark',
    give: 'Give answer',
    stands: /^Your answer stands: co-signs with a remark/,
    numbers: (answered: number) => `${answered} of 3 votes given`,
    remove: 'Ask no more: Ada Außen',
    confirm: 'Ask no more',
    gone: 'This link is not good any more',
  },
};

const speak = (page: Page, language: string) =>
  page.addInitScript((locale) => localStorage.setItem('umlauf.locale', locale), language);

/** Presses Tab until the control has the focus. */
async function tabTo(control: Locator): Promise<void> {
  await control.waitFor();
  for (let stops = 0; stops < 120; stops++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await control.page().keyboard.press('Tab');
  }
  throw new Error(`no way by Tab to ${String(control)}`);
}

/** Two members and an organisation; whoever leads is at the form in which a round is started. */
async function begin(language: 'de' | 'en') {
  const space = await journey.hub.seed.space({ writers: 2, password: true });
  const { id: documentId } = await journey.hub.seed.document({
    space,
    title: 'Gebührensatzung',
    markdown: '# Gebühren\n\nDie Gebühr beträgt 12 Euro.',
  });
  const organisation = await journey.hub.seed.organisation();
  await journey.hub.sql('update organisation set name = $2 where id = $1', [
    organisation,
    `Stadtwerke ${language}`,
  ]);
  const { page: lead } = await journey.visit(space.lead, { width: 1280 });
  await speak(lead, language);
  await lead.goto(`/documents/${documentId}/circulate`);
  return { space, lead };
}

/** Names the person outside in the form and starts the round; its id. */
async function startInBrowser(lead: Page, language: 'de' | 'en', email: string, names: string[]) {
  const words = WORDS[language];
  for (const name of names) await lead.getByLabel(name, { exact: true }).check();
  await lead.getByRole('button', { name: words.add }).click();
  await lead.getByLabel(words.name, { exact: true }).fill('Ada Außen');
  await lead.getByLabel(words.email).fill(email);
  await lead.getByLabel(words.speaksFor).selectOption(`Stadtwerke ${language}`);
  await isAccessible(lead, 'the form');
  await lead.getByRole('button', { name: words.start }).click();
  await lead.getByText(words.sentTo(email)).waitFor();
  await lead.getByText(words.outside, { exact: true }).waitFor();
  return lead.url().split('/').at(-1)!;
}

it.each([
  ['German at 360 px', 360, 'de'],
  ['English at 1280 px', 1280, 'en'],
] as const)(
  'somebody outside answers from the mail, by keyboard alone, in %s',
  async (_, width, language) => {
    const words = WORDS[language];
    const email = `ada.${language}@draussen.example`;
    const { space, lead } = await begin(language);
    const [mia, bernd] = space.writers as [(typeof space.writers)[0], (typeof space.writers)[0]];
    const id = await startInBrowser(lead, language, email, [mia.name, bernd.name]);
    await expect.poll(() => server.to(email).length).toBe(1);
    const secret = newestSecret(server.to(email));

    const { page } = await journey.visit(null, { width, height: 740 });
    const requests: string[] = [];
    page.on('request', (request) => requests.push(`${request.url()} ${request.headers()['referer'] ?? ''}`));
    await speak(page, language);
    await page.goto(`/asked#${secret}`);
    await page.getByRole('heading', { level: 1, name: words.asked }).waitFor();
    expect(page.url()).not.toContain('#');
    await page.getByText(words.answersFor(`Stadtwerke ${language}`)).waitFor();
    await isAccessible(page, 'before it is opened');
    const opened = () =>
      journey.hub.sql(
        'select opened_at is not null as opened from circulation_seat where circulation_id = $1 and guest_name is not null',
        [id],
      );
    expect(await opened()).toEqual([{ opened: false }]);

    await tabTo(page.getByRole('button', { name: words.open }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Gebührensatzung' }).waitFor();
    await page.getByText('Die Gebühr beträgt 12 Euro.').waitFor();
    await page.getByText(words.silence).waitFor();
    await page.getByRole('heading', { name: words.recorded }).waitFor();
    expect(await opened()).toEqual([{ opened: true }]);
    await isAccessible(page, 'opened');

    // The first of the answers has the stop; the arrow leads to the second one.
    await tabTo(page.getByRole('radio').first());
    await page.keyboard.press('ArrowDown');
    expect(await page.getByLabel(words.choice, { exact: true }).isChecked()).toBe(true);
    await tabTo(page.getByLabel(words.remark));
    await page.keyboard.type('Bitte mit Staffelung.');
    await tabTo(page.getByRole('button', { name: words.give }));
    await page.keyboard.press('Enter');
    await page.getByText(words.stands).waitFor();
    await isAccessible(page, 'answered');

    // Each sees what the other did without a reload.
    await lead.getByText('Bitte mit Staffelung.').first().waitFor();
    await isAccessible(lead, 'the round of whoever leads');
    await answerRound(mia.api, id, 'AGREE');
    await page.getByText(words.numbers(2)).waitFor();
    for (const name of [mia.name, bernd.name, space.lead.name, space.name])
      expect(await page.content()).not.toContain(name);

    await lead.getByRole('button', { name: words.remove }).click();
    await lead.getByRole('button', { name: words.confirm, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: words.gone }).waitFor();
    await isAccessible(page, 'gone');
    expect(requests.filter((request) => !request.startsWith(journey.hub.url))).toEqual([]);
    expect(requests.filter((request) => request.includes(secret))).toEqual([]);
  },
  180_000,
);
