import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Api } from '../testkit/api.ts';
import { meetsStandards } from '../testkit/accessible.ts';
import { useJourney } from '../testkit/journey.ts';
import { employ } from '../testkit/next-rounds.ts';
import { seat } from '../testkit/rounds.ts';
import type { Visitor } from '../testkit/visitor.ts';

const journey = useJourney();

/** What the journeys say in each language. */
const WORDS = {
  de: {
    send: 'In den Umlauf geben',
    ofBody: 'Ein Gremium',
    body: 'Gremium',
    start: 'Umlauf starten',
    deputy: 'Sie vertreten. Antwortet das Mitglied rechtzeitig selbst, zählt Ihre Antwort nicht.',
    signWithRemark: 'Mit Anmerkung mitzeichnen',
    refuse: 'Nicht mitzeichnen',
    remark: 'Begründung oder Anmerkung',
    give: 'Antwort abgeben',
    stopped: /Angehalten: der Sache wurde widersprochen/,
    next: 'Nächste Runde',
    unchanged: 'Das Dokument ist noch so, wie es in der vorigen Runde war',
    choose: 'Bitte wählen Sie, was daraus wurde.',
    substantialChoose: 'Bitte wählen Sie eine der beiden Antworten.',
    accepted: 'übernommen',
    refused: 'nicht übernommen',
    reason: 'Begründung',
    needed: 'Bitte füllen Sie dieses Feld aus.',
    substantial: 'Ja, wesentlich',
    second: /2\. Runde/,
    void: 'Wesentliche Änderung: Frühere Antworten gelten nicht mehr',
    outcomes: 'Was aus den Anmerkungen wurde',
    own: 'von Ihnen',
    show: 'Unterschiede zeigen',
    difference: 'Was sich im Text geändert hat',
    toFormer: 'Zur vorigen Runde',
    toNext: 'Zur nächsten Runde',
    forward: 'In meiner Organisation weitergeben',
    whomChoose: 'Bitte wählen Sie eine Person.',
    confirm: 'Weitergeben',
    to: 'Weitergegeben an Kara Kollegin. Sie antworten hier nicht, solange das so ist.',
    from: 'Die Frage hat Ihnen Bernd Bauamt weitergegeben.',
    takeBack: 'Zurücknehmen',
    sign: 'Mitzeichnen',
    answered: 'Weitergegeben an Kara Kollegin. Die Antwort ist gegeben.',
    adopted: /Beschlossen:/,
  },
  en: {
    send: 'Send round',
    ofBody: 'A body',
    body: 'Body',
    start: 'Start round',
    deputy: 'You stand in for somebody. When the member answers in time, your answer does not count.',
    signWithRemark: 'Co-sign with a remark',
    refuse: 'Do not co-sign',
    remark: 'Reason or remark',
    give: 'Give answer',
    stopped: /Stopped: somebody objected to the matter/,
    next: 'Next round',
    unchanged: 'The document is still as it was in the former round',
    choose: 'Please choose what became of it.',
    substantialChoose: 'Please choose one of the two answers.',
    accepted: 'taken up',
    refused: 'not taken up',
    reason: 'Reason',
    needed: 'Please fill in this field.',
    substantial: 'Yes, substantial',
    second: /Round 2/,
    void: 'Substantial change: former answers are void',
    outcomes: 'What became of the remarks',
    own: 'by you',
    show: 'Show differences',
    difference: 'What has changed in the text',
    toFormer: 'To the former round',
    toNext: 'To the next round',
    forward: 'Hand on within my organisation',
    whomChoose: 'Please choose somebody.',
    confirm: 'Hand on',
    to: 'Handed on to Kara Kollegin. You do not answer here as long as that is so.',
    from: 'Bernd Bauamt handed the question on to you.',
    takeBack: 'Take back',
    sign: 'Co-sign',
    answered: 'Handed on to Kara Kollegin. The answer is given.',
    adopted: /Adopted:/,
  },
};

type Language = keyof typeof WORDS;
type Words = (typeof WORDS)[Language];

async function speak({ page }: Visitor, language: Language): Promise<void> {
  await page.goto('/accessibility');
  await page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
}

/** A body with a member and her deputy for one organisation, and one for another, who has a colleague. */
async function scene(language: Language, width: number) {
  const { hub } = journey;
  const space = await hub.seed.space({ password: true });
  const person = (name: string) => hub.seed.person({ password: true, name });
  const [mia, dora] = [await person('Mia Mitglied'), await person('Dora Deputy')];
  const [bernd, kara] = [await person('Bernd Bauamt'), await person('Kara Kollegin')];
  const [here, there] = [await hub.seed.organisation(), await hub.seed.organisation()];
  for (const one of [bernd, kara]) await employ(hub, one, there);
  const body = await hub.seed.body(mia.id, here);
  await seat(hub, body.id, {
    kind: 'DEPUTY',
    accountId: dora.id,
    organisationId: here,
    deputyOfId: body.seatId,
  });
  await seat(hub, body.id, { accountId: bernd.id, organisationId: there });
  const { id: documentId } = await hub.seed.document({
    space,
    title: 'Satzung',
    markdown: 'Die Gebühr beträgt 12 Euro.\n\nSie gilt ab Januar.',
  });
  const visit = async (who: Parameters<typeof journey.visit>[0]) => {
    const visitor = await journey.visit(who, { width, height: 740 });
    await speak(visitor, language);
    return visitor;
  };
  return {
    words: WORDS[language],
    space,
    body,
    documentId,
    lead: await visit(space.lead),
    mia,
    dora,
    bernd,
    kara,
    visit,
  };
}

/** By keyboard alone: to the control, and Enter. */
async function use(control: Locator): Promise<void> {
  await control.focus();
  await control.page().keyboard.press('Enter');
}

/** Chooses by keyboard. */
async function choose(radio: Locator): Promise<void> {
  await radio.focus();
  await radio.page().keyboard.press('Space');
  expect(await radio.isChecked()).toBe(true);
}

async function answer(page: Page, words: Words, choice: string, remark?: string): Promise<void> {
  await choose(page.getByRole('radio', { name: choice, exact: true }));
  if (remark) await page.getByLabel(words.remark).fill(remark);
  await use(page.getByRole('button', { name: words.give }));
}

/** What stands in the round, about one remark: its block in the form. */
const block = (page: Page, remark: string) =>
  page.getByText(remark, { exact: true }).locator('xpath=ancestor::div[.//fieldset][1]');

/** The former round’s remarks: what is missing is told where it is missing, and then each gets what became of it. */
async function takeUp({ page }: Visitor, words: Words): Promise<void> {
  await use(page.getByRole('button', { name: words.start }));
  await page.getByText(words.choose).first().waitFor();
  await page.getByText(words.substantialChoose).waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await meetsStandards(page, 'a next round, refused');
  await choose(
    block(page, 'Paragraf 3 klarer fassen.').getByRole('radio', { name: words.accepted, exact: true }),
  );
  const other = block(page, 'Zu teuer.');
  await choose(other.getByRole('radio', { name: words.refused, exact: true }));
  await choose(page.getByRole('radio', { name: words.substantial }));
  await use(page.getByRole('button', { name: words.start }));
  await other.getByText(words.needed).waitFor();
  await other.getByLabel(words.reason).fill('Günstiger geht es nicht.');
  await meetsStandards(page, 'a next round');
  await use(page.getByRole('button', { name: words.start }));
  await page.getByText(words.second).first().waitFor();
}

/** Writes what the next round is about. */
async function edit(api: Api, documentId: string): Promise<void> {
  const { document } = await api.query<{ document: { revision: number } }>(
    'query($id: ID!) { document(id: $id) { revision } }',
    { id: documentId },
  );
  await api.query('mutation($input: EditDocumentInput!) { editDocument(input: $input) { revision } }', {
    input: {
      documentId,
      expectedRevision: document.revision,
      replace: 'Die Gebühr beträgt 9 Euro.\n\nSie gilt ab Januar.',
    },
  });
}

/** To a colleague, back again, and once more. */
async function handOn(page: Page, words: Words): Promise<void> {
  await use(page.getByRole('button', { name: words.forward }));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Kara Kollegin').waitFor();
  await use(dialog.getByRole('button', { name: words.confirm }));
  await dialog.getByText(words.whomChoose).waitFor();
  await meetsStandards(page, 'handing on');
  await choose(dialog.getByLabel('Kara Kollegin'));
  await use(dialog.getByRole('button', { name: words.confirm }));
  await page.getByText(words.to).waitFor();
  await meetsStandards(page, 'a question handed on');
  await use(page.getByRole('button', { name: words.takeBack }));
  await use(page.getByRole('button', { name: words.forward }));
  await choose(page.getByRole('dialog').getByLabel('Kara Kollegin'));
  await use(page.getByRole('dialog').getByRole('button', { name: words.confirm }));
  await page.getByText(words.to).waitFor();
}

/** What somebody who is asked again reads before they answer. */
async function readsWhatBecame(page: Page, words: Words): Promise<void> {
  await page.getByText(words.void).waitFor();
  const remarks = page.getByRole('list', { name: words.outcomes });
  await remarks.getByText(words.own).waitFor();
  await remarks.getByText('Günstiger geht es nicht.').waitFor();
  await use(page.getByText(words.show));
  const difference = page.getByRole('region', { name: words.difference });
  await difference.locator('ins', { hasText: '9' }).waitFor();
  await difference.locator('del', { hasText: '12' }).waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await meetsStandards(page, 'a second round');
}

describe.each([
  ['de', 1280],
  ['en', 360],
] as const)('in %s, at a width of %i pixels', (language, width) => {
  it('a draft is signed by a deputy and refused, comes again with what has changed, is handed on, and signed by all', async () => {
    const { words, space, body, documentId, lead, dora, bernd, kara, mia, visit } = await scene(
      language,
      width,
    );
    await lead.page.goto(`/documents/${documentId}/circulate`);
    await lead.page.getByLabel(words.ofBody, { exact: true }).check();
    await lead.page.getByLabel(words.body, { exact: true }).selectOption(body.id);
    await use(lead.page.getByRole('button', { name: words.start }));
    await lead.page.waitForURL(/\/circulations\//);
    const first = new URL(lead.page.url()).pathname;

    const deputy = await visit(dora);
    await deputy.page.goto(first);
    await deputy.page.getByText(words.deputy).waitFor();
    await answer(deputy.page, words, words.signWithRemark, 'Paragraf 3 klarer fassen.');
    const other = await visit(bernd);
    await other.page.goto(first);
    await answer(other.page, words, words.refuse, 'Zu teuer.');
    for (const { page } of [lead, deputy, other]) await page.getByText(words.stopped).first().waitFor();
    await meetsStandards(lead.page, 'a round that can be followed');
    expect(await other.page.getByRole('link', { name: words.next }).count()).toBe(0);

    await use(lead.page.getByRole('link', { name: words.next }));
    await lead.page.getByText(words.unchanged).waitFor();
    await edit(space.lead.api, documentId);
    await lead.page.reload();
    await lead.page.getByText('Zu teuer.', { exact: true }).waitFor();
    expect(await lead.page.getByText(words.unchanged).count()).toBe(0);
    // As the former round asked: whom, and by which rules.
    expect(await lead.page.getByLabel(words.body, { exact: true }).inputValue()).toBe(body.id);
    await takeUp(lead, words);
    await lead.page.waitForURL((url) => url.pathname.startsWith('/circulations/') && url.pathname !== first);
    const second = new URL(lead.page.url()).pathname;

    await use(other.page.getByRole('link', { name: words.toNext }));
    await other.page.waitForURL(`**${second}`);
    await readsWhatBecame(other.page, words);
    await handOn(other.page, words);

    const colleague = await visit(kara);
    await colleague.page.goto(second);
    await colleague.page.getByText(words.from).waitFor();
    await meetsStandards(colleague.page, 'a question from a colleague');
    await answer(colleague.page, words, words.sign);
    await other.page.getByText(words.answered).waitFor();
    await mia.api.query(
      'mutation($input: AnswerCirculationInput!) { answerCirculation(input: $input) { id } }',
      { input: { circulationId: second.split('/').at(-1), choice: 'AGREE' } },
    );
    for (const { page } of [lead, other, colleague]) await page.getByText(words.adopted).first().waitFor();
    await use(other.page.getByRole('link', { name: words.toFormer }));
    await other.page.getByRole('link', { name: words.toNext }).waitFor();
    await meetsStandards(other.page, 'a former round');
  }, 180_000);
});
