import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { dayAt } from '@umlauf/shared/circulation/deadline';
import { RULE_TEMPLATES } from '@umlauf/shared/circulation/rule-templates';
import { addDays, isWorkingDay } from '@umlauf/shared/circulation/working-days';
import { meetsStandards } from '../testkit/accessible.ts';
import { useJourney } from '../testkit/journey.ts';
import type { Visitor } from '../testkit/visitor.ts';

const journey = useJourney();

/** What the journeys say in each language. */
const WORDS = {
  de: {
    none: 'Es gibt noch keinen Umlauf',
    send: 'In den Umlauf geben',
    rules: 'Nach welchen Regeln?',
    question: 'Frage',
    ofBody: 'Ein Gremium',
    body: 'Gremium',
    nobodyChosen: 'Bitte wählen Sie mindestens eine Person.',
    ownDay: 'An einem eigenen Tag',
    day: 'Tag',
    moved: 'Der Tag ist kein Arbeitstag in Nordrhein-Westfalen: Es gilt der nächste Arbeitstag.',
    past: 'Dieser Zeitpunkt liegt in der Vergangenheit. Bitte wählen Sie einen späteren.',
    start: 'Umlauf starten',
    link: 'Umläufe',
    waits: 'Umläufe (1) wartet auf Sie',
    answered: (answered: number) => `${answered} von 2 Stimmen abgegeben`,
    seats: 'Wer gefragt ist',
    opened: /geöffnet heute/,
    choice: 'Mit Anmerkung mitzeichnen',
    remark: 'Begründung oder Anmerkung',
    isNeeded: 'Bitte füllen Sie dieses Feld aus.',
    give: 'Antwort abgeben',
    stands: /^Ihre Antwort steht: zeichnet mit Anmerkung mit/,
    signed: 'zeichnet mit Anmerkung mit',
    refuse: 'Nicht mitzeichnen',
    refused: /Angehalten: der Sache wurde widersprochen/,
    changed: 'Das Dokument wurde inzwischen geändert',
    going: /^Im Umlauf: Mitzeichnung/,
    former: /^Mitzeichnung, heute/,
    isOver: /· zurückgezogen/,
    withdraw: 'Umlauf zurückziehen',
    reason: 'Begründung',
    confirm: 'Zurückziehen',
    withdrawn: 'Es gibt kein Ergebnis. Begründung: Ein Anhang fehlt.',
    silence: 'Schweigen Sie bis zur Frist, gilt das als Zustimmung.',
    over: 'Dieser Umlauf ist beendet. Antworten werden nicht mehr angenommen.',
    later: 'Mia Mitglied später fragen',
    isMoved: 'Mia Mitglied ist jetzt Nummer 2 von 2.',
    beforeTurn: /^Sie sind noch nicht an der Reihe/,
  },
  en: {
    none: 'There is no round yet',
    send: 'Send round',
    rules: 'By which rules?',
    question: 'Question',
    ofBody: 'A body',
    body: 'Body',
    nobodyChosen: 'Please choose at least one person.',
    ownDay: 'On a day of your own',
    day: 'Day',
    moved: 'That is no working day in North Rhine-Westphalia: the next one is taken.',
    past: 'This moment is in the past. Please choose a later one.',
    start: 'Start round',
    link: 'Rounds',
    waits: 'Rounds (1) waits for you',
    answered: (answered: number) => `${answered} of 2 votes given`,
    seats: 'Who is asked',
    opened: /opened today/,
    choice: 'Co-sign with a remark',
    remark: 'Reason or remark',
    isNeeded: 'Please fill in this field.',
    give: 'Give answer',
    stands: /^Your answer stands: co-signs with a remark/,
    signed: 'co-signs with a remark',
    refuse: 'Do not co-sign',
    refused: /Stopped: somebody objected to the matter/,
    changed: 'The document has been changed since',
    going: /^Going round: Co-signature/,
    former: /^Co-signature, today/,
    isOver: /· withdrawn/,
    withdraw: 'Withdraw round',
    reason: 'Reason',
    confirm: 'Withdraw',
    withdrawn: 'There is no result. Reason: Ein Anhang fehlt.',
    silence: 'If you stay silent until the deadline, that counts as consent.',
    over: 'This round has ended. Answers are not taken any more.',
    later: 'Ask Mia Mitglied later',
    isMoved: 'Mia Mitglied is now number 2 of 2.',
    beforeTurn: /^It is not your turn yet/,
  },
};

type Language = keyof typeof WORDS;
type Words = (typeof WORDS)[Language];

const MARKDOWN = '## Ziel\n\nDie **Satzung** wird geändert.\n\n- eins\n- zwei';

async function speak({ page }: Visitor, language: Language): Promise<void> {
  await page.goto('/accessibility');
  await page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
}

/** Somebody who starts, with a wide window, and two who are asked, the first of them with a screen of this width. */
async function scene(language: Language, width: number) {
  const { hub } = journey;
  const space = await hub.seed.space({ password: true });
  const people = [];
  for (const name of ['Mia Mitglied', 'Bernd Bauamt']) {
    const person = await hub.seed.person({ password: true, name });
    await hub.sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'READER')`, [
      space.id,
      person.id,
    ]);
    people.push(person);
  }
  const { id } = await hub.seed.document({ space, title: 'Satzung', markdown: MARKDOWN });
  const here = await journey.visit(space.lead);
  const [mia, bernd] = people as [(typeof people)[0], (typeof people)[0]];
  const there = await journey.visit(mia, { width, height: 740 });
  for (const visitor of [here, there]) await speak(visitor, language);
  return { words: WORDS[language], space, documentId: id, mia, bernd, here, there };
}

/** By keyboard alone: to the control, and Enter. */
async function use(control: Locator): Promise<void> {
  await control.focus();
  await control.page().keyboard.press('Enter');
}

/** Presses Tab until the control has the focus. */
async function tabTo(control: Locator): Promise<void> {
  const page = control.page();
  await control.waitFor();
  for (let stops = 0; stops < 120; stops++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there');
}

const seat = (page: Page, words: Words, name: string) =>
  page.getByRole('list', { name: words.seats }).getByRole('listitem').filter({ hasText: name });

/** From the document to the form. */
async function toForm({ page }: Visitor, words: Words, documentId: string, rules: string): Promise<void> {
  await page.goto(`/documents/${documentId}`);
  await use(page.getByRole('link', { name: words.send }));
  await page.getByLabel(words.rules).selectOption(rules);
}

/** What is missing is told at its field; then two people, or a body with both in it. */
async function startSigning({ page }: Visitor, words: Words, body: string | null): Promise<void> {
  await meetsStandards(page, 'a new round');
  await use(page.getByRole('button', { name: words.start }));
  await page.getByText(words.nobodyChosen).waitFor();
  await meetsStandards(page, 'a new round, refused');
  if (body) {
    await page.getByLabel(words.ofBody, { exact: true }).check();
    await page.getByLabel(words.body, { exact: true }).selectOption(body);
    await page.getByText('Bernd Bauamt').first().waitFor();
  } else for (const name of ['Mia Mitglied', 'Bernd Bauamt']) await page.getByLabel(name).check();
  await use(page.getByRole('button', { name: words.start }));
  await page.getByText(words.answered(0), { exact: true }).waitFor();
}

/** From the count in the header to the answer, by keyboard alone. */
async function answerByKeyboard({ page }: Visitor, words: Words): Promise<void> {
  await tabTo(page.getByRole('link', { name: words.waits }));
  await page.keyboard.press('Enter');
  await tabTo(page.getByRole('link', { name: 'Satzung', exact: true }));
  await meetsStandards(page, 'rounds that wait');
  await page.keyboard.press('Enter');
  await page.getByText('Die Satzung wird geändert.').waitFor();
  await meetsStandards(page, 'a round');
  await tabTo(page.getByRole('radio').first());
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  expect(await page.getByRole('radio', { name: words.choice, exact: true }).isChecked()).toBe(true);
  await tabTo(page.getByRole('button', { name: words.give }));
  await page.keyboard.press('Enter');
  // What is missing is told, and the focus is where it is to be said.
  await page.getByText(words.isNeeded).waitFor();
  // What the header covers half counts as too small a target.
  await page.evaluate(() => scrollTo(0, 0));
  await meetsStandards(page, 'an answer without its remark');
  await page.keyboard.type('Paragraf 3 noch prüfen.');
  expect(await page.getByLabel(words.remark).inputValue()).toBe('Paragraf 3 noch prüfen.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText(words.stands).waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('answer');
}

describe.each([
  ['de', 1280, false],
  ['en', 360, true],
] as const)('in %s, at a width of %i pixels', (language, width, byBody) => {
  it('a draft is sent round, signed with a remark by keyboard, refused by another, and everybody sees it', async () => {
    const { words, documentId, mia, bernd, here, there } = await scene(language, width);
    let body: string | null = null;
    if (byBody) {
      body = (await journey.hub.seed.body(mia.id)).id;
      await journey.hub.sql(
        `insert into body_seat (id, body_id, kind, organisation_id, account_id, starts_on)
         select 'sea_' || substr($1, 5), $1, 'ENTITLED', $2, $3, '2026-01-01'`,
        [body, await journey.hub.seed.organisation(), bernd.id],
      );
    }
    await there.page.goto('/circulations');
    await there.page.getByRole('heading', { name: words.none }).waitFor();
    await meetsStandards(there.page, 'no round');
    await toForm(here, words, documentId, 'CO_SIGNATURE_PARALLEL');
    await startSigning(here, words, body);
    await there.page.getByRole('link', { name: words.waits }).waitFor();
    expect(await seat(here.page, words, 'Mia Mitglied').getByText(words.opened).count()).toBe(0);

    await answerByKeyboard(there, words);
    const row = seat(here.page, words, 'Mia Mitglied');
    await row.getByText(words.opened).waitFor();
    await row.getByText(words.signed, { exact: true }).waitFor();
    await row.getByText('Paragraf 3 noch prüfen.').waitFor();
    await here.page.getByText(words.answered(1), { exact: true }).waitFor();
    await there.page
      .getByRole('navigation')
      .first()
      .getByText(words.link, { exact: true })
      .waitFor({ state: 'attached' });
    await meetsStandards(here.page, 'a round of one’s own');
    await meetsStandards(there.page, 'an answered round');

    const url = new URL(here.page.url());
    await bernd.api.query(
      'mutation($input: AnswerCirculationInput!) { answerCirculation(input: $input) { id } }',
      {
        input: { circulationId: url.pathname.split('/').at(-1), choice: 'REFUSE', remark: 'So nicht.' },
      },
    );
    for (const { page } of [here, there]) {
      await page.getByText(words.refused).first().waitFor();
      await seat(page, words, 'Bernd Bauamt').getByText('So nicht.').waitFor();
      await meetsStandards(page, 'a result');
    }
  }, 120_000);

  it('a silence procedure shows its deadline before it starts, and is withdrawn with a reason', async () => {
    const { words, documentId, here, there } = await scene(language, width);
    const { page } = here;
    await toForm(here, words, documentId, 'SILENCE_IS_CONSENT');
    await page.getByLabel('Mia Mitglied').check();
    await page.getByLabel(words.ownDay).check();
    await page.getByLabel(words.day, { exact: true }).fill('2020-01-01');
    await page.getByText(words.past).waitFor();
    let day = addDays(dayAt(Date.now()), 60);
    while (isWorkingDay(day)) day = addDays(day, 1);
    await page.getByLabel(words.day, { exact: true }).fill(day);
    await page.getByText(words.moved).waitFor();
    await page.getByText(words.past).waitFor({ state: 'detached' });
    await meetsStandards(page, 'a deadline of one’s own');
    await use(page.getByRole('button', { name: words.start }));
    await page.getByRole('button', { name: words.withdraw }).waitFor();

    await there.page.goto('/circulations');
    await there.page.getByRole('link', { name: 'Satzung', exact: true }).click();
    await there.page.getByText(words.silence).waitFor();
    await use(page.getByRole('button', { name: words.withdraw }));
    await meetsStandards(page, 'withdrawing');
    await use(page.getByRole('dialog').getByRole('button', { name: words.confirm }));
    await page.getByRole('dialog').getByText(words.isNeeded).waitFor();
    await page.getByRole('dialog').getByLabel(words.reason).fill('Ein Anhang fehlt.');
    await use(page.getByRole('dialog').getByRole('button', { name: words.confirm }));
    for (const visitor of [here, there]) await visitor.page.getByText(words.withdrawn).waitFor();
    await there.page.getByText(words.over).waitFor();
    expect(await there.page.getByRole('radio').count()).toBe(0);
    await meetsStandards(there.page, 'a withdrawn round');
  }, 90_000);

  it('a document tells where it goes round, and that it was changed; in a sequence one waits for one’s turn', async () => {
    const { words, space, documentId, here, there } = await scene(language, width);
    const { page } = here;
    await toForm(here, words, documentId, 'CO_SIGNATURE_SEQUENTIAL');
    for (const name of ['Mia Mitglied', 'Bernd Bauamt']) await page.getByLabel(name).check();
    await use(page.getByRole('button', { name: words.later }));
    await page.getByText(words.isMoved).waitFor({ state: 'attached' });
    const last = page.getByRole('button', { name: words.later });
    expect(await last.evaluate((element) => element === document.activeElement)).toBe(true);
    await meetsStandards(page, 'an order');
    await use(page.getByRole('button', { name: words.start }));
    await page.getByRole('button', { name: words.withdraw }).waitFor();
    const { pathname } = new URL(page.url());
    await there.page.goto(pathname);
    await there.page.getByText(words.beforeTurn).waitFor();
    await there.page.goto(`/documents/${documentId}`);
    await there.page.getByRole('link', { name: words.going }).waitFor();
    await page.goto(`/documents/${documentId}`);
    await page.getByRole('link', { name: words.going }).waitFor();
    await meetsStandards(page, 'a document that goes round');
    await page.goto(pathname);
    await space.lead.api.query(
      'mutation($input: EditDocumentInput!) { editDocument(input: $input) { id } }',
      { input: { documentId, append: 'Und mehr.' } },
    );
    await page.getByText(words.changed).waitFor();
    expect(await page.getByText('Und mehr.').count()).toBe(0);

    await space.lead.api.query(
      'mutation($input: WithdrawCirculationInput!) { withdrawCirculation(input: $input) { id } }',
      { input: { circulationId: pathname.split('/').at(-1), reason: 'Ein Anhang fehlt.' } },
    );
    await there.page.getByRole('link', { name: words.former }).waitFor();
    await there.page.getByText(words.isOver).waitFor();
    await meetsStandards(there.page, 'a document that went round');
  }, 90_000);
});

it('in a secret round by the hub’s own rules, on a phone, it is seen who has voted, and not how', async () => {
  const { words, documentId, here, there } = await scene('de', 360);
  const office = await journey.hub.seed.person({ isAdministrator: true });
  const rules = {
    ...RULE_TEMPLATES.SILENCE_IS_ABSTENTION.rules,
    secret: true,
    procedureObjection: true,
    changeUntilDeadline: false,
    deputies: 'NO_DEPUTIES',
  };
  const made = await office.api.query<{ createRuleSet: { id: string } }>(
    'mutation($input: CreateRuleSetInput!) { createRuleSet(input: $input) { id } }',
    { input: { name: 'Geheime Wahl', rules } },
  );
  await toForm(here, words, documentId, made.createRuleSet.id);
  for (const name of ['Mia Mitglied', 'Bernd Bauamt']) await here.page.getByLabel(name).check();
  await use(here.page.getByRole('button', { name: words.start }));
  await here.page.getByText('Geheime Wahl, Fassung 1').waitFor();

  const { page } = there;
  await page.goto(new URL(here.page.url()).pathname);
  await page.getByRole('radio', { name: 'Dem Verfahren widersprechen' }).check();
  await page.getByText('Diese Antwort wird nicht geheim abgegeben').waitFor();
  await page.getByLabel(words.remark).fill('Das gehört in eine Sitzung.');
  await page.getByRole('radio', { name: 'Ablehnen' }).check();
  expect(await page.getByRole('textbox', { name: words.remark }).count()).toBe(0);
  await meetsStandards(page, 'a secret round');
  await use(page.getByRole('button', { name: words.give }));
  await page.getByText('Sie haben abgestimmt. Wie, weiß niemand').waitFor();
  await seat(here.page, words, 'Mia Mitglied').getByText('hat abgestimmt', { exact: true }).waitFor();
  await here.page.getByText(words.answered(1), { exact: true }).waitFor();
  expect(await here.page.getByText('lehnt ab').count()).toBe(0);
  expect(await here.page.getByText('Das gehört in eine Sitzung.').count()).toBe(0);
  await meetsStandards(here.page, 'a secret round of one’s own');
}, 90_000);
