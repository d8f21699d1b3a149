import type { Locator, Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { meetsStandards } from '../testkit/accessible.ts';
import { onAgenda } from '../testkit/agendas.ts';
import { useJourney } from '../testkit/journey.ts';
import { act, planSeries } from '../testkit/meetings.ts';
import { approvalOf, passDeadline, bringNear, type MinutesScene } from '../testkit/minutes-approval.ts';
import type { Person } from '../testkit/seed.ts';
import type { Visitor } from '../testkit/visitor.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const journey = useJourney();

/** What the journey says in each language. */
const WORDS = {
  de: {
    invite: 'Einladen',
    start: 'Sitzung eröffnen',
    end: 'Sitzung beenden',
    minutes: 'Protokoll öffnen',
    here: (name: string) => `${name} ist da`,
    decision: '/beschluss',
    numbered: /^Beschluss \d{4}\/1$/,
    yes: 'Ja',
    task: '/aufgabe',
    who: 'Zuständig',
    panel: 'Abstimmung und Genehmigung des Protokolls',
    coordinate: 'Zur Abstimmung geben',
    deadline: 'Frist ändern',
    finish: 'Abstimmung beenden',
    yours: 'Sie können Anmerkungen machen.',
    comments: 'Kommentare',
    begin: 'Ganzes Dokument kommentieren',
    comment: 'Kommentar',
    one: '1 offener Kommentar',
    overdue: /^Die Frist ist abgelaufen/,
    coordinated: 'abgestimmt',
    owed: 'Ein Protokoll ist noch nicht genehmigt',
    remarks: 'Anmerkungen (1)',
    item: /Genehmigung des Protokolls vom \d\d\.\d\d\.\d{4}/,
    approveOf: /^Protokoll vom .* genehmigen$/,
    approve: 'Protokoll genehmigen',
    approved: 'genehmigt',
    steps: 'Verlauf',
    at: /in der Sitzung vom/,
    correct: 'Berichtigen',
    reason: 'Grund der Berichtigung',
    endCorrection: 'Berichtigung abschließen',
    corrected: 'berichtigt',
  },
  en: {
    invite: 'Invite',
    start: 'Open meeting',
    end: 'Close meeting',
    minutes: 'Open minutes',
    here: (name: string) => `${name} is here`,
    decision: '/decision',
    numbered: /^Decision \d{4}\/1$/,
    yes: 'Yes',
    task: '/task',
    who: 'Responsible',
    panel: 'Coordination and approval of the minutes',
    coordinate: 'Give to be coordinated',
    deadline: 'Change deadline',
    finish: 'End coordination',
    yours: 'You can make remarks.',
    comments: 'Comments',
    begin: 'Comment on the whole document',
    comment: 'Comment',
    one: '1 open comment',
    overdue: /^The deadline has passed/,
    coordinated: 'coordinated',
    owed: 'Minutes have not been approved yet',
    remarks: 'Remarks (1)',
    item: /Approval of the minutes of|Genehmigung des Protokolls vom/,
    approveOf: /^Approve minutes of /,
    approve: 'Approve minutes',
    approved: 'approved',
    steps: 'History',
    at: /at the meeting on/,
    correct: 'Correct',
    reason: 'Reason of the correction',
    endCorrection: 'Finish correction',
    corrected: 'corrected',
  },
};
type Words = (typeof WORDS)['de'];

const button = (within: Page | Locator, name: string | RegExp) =>
  within.getByRole('button', { name, exact: true });
/** By keyboard alone: to the control, and Enter. */
const press = (control: Locator) => control.first().press('Enter');
const panelOf = ({ page }: Visitor, words: Words) => page.getByRole('region', { name: words.panel });

async function look(page: Page, where: string): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  await meetsStandards(page, where);
  const folder = process.env['UMLAUF_PICTURES'];
  if (folder)
    await page.screenshot({ path: `${folder}/${where.replaceAll(/\W+/g, '-')}.png`, fullPage: true });
}

/** Presses a button of the page, and the one of the same name in the dialog that it opens. */
async function confirm(page: Page, name: string): Promise<void> {
  await press(button(page, name));
  const dialog = page.getByRole('dialog');
  await press(button(dialog, name));
  await dialog.waitFor({ state: 'detached' });
}

/** A series of meetings, of which the first can be opened today; each of two who take part in a browser of their own. */
async function stage(language: string, width: number) {
  const space = await journey.hub.seed.space({ writers: 2, password: true });
  const [anna, ben] = space.writers as [Person, Person];
  const { meetings } = await planSeries(anna.api, space.id, { startsAtTime: '00:00' });
  const [{ id }, { id: nextId }] = meetings.nodes;
  const participants = [anna, ben].map((person) => ({ accountId: person.id, kind: 'ENTITLED' }));
  for (const meetingId of [id, nextId]) {
    await act(anna, 'conduct', { meetingId, chairId: anna.id, keeperId: anna.id });
    await act(anna, 'participants', { meetingId, participants });
  }
  await onAgenda(anna.api, 'addAgendaItem', { meetingId: id, title: 'Haushalt' });
  const address = (meetingId: string) => `/spaces/${space.id}/meetings/${meetingId}`;
  const visit = async (person: Person) => {
    const visitor = await journey.visit(person, { width, height: 800 });
    await visitor.page.goto('/accessibility');
    await visitor.page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
    await visitor.page.goto(address(id));
    return visitor;
  };
  return { space, anna, ben, id, nextId, address, visit };
}

/** Writes a decision with votes, and a task of somebody, and closes the meeting. */
async function hold({ page, text }: Visitor, words: Words, task: { for: Person }): Promise<void> {
  await press(page.getByRole('link', { name: words.minutes }));
  await text.getByRole('heading', { name: 'TOP 1 Haushalt' }).waitFor();
  await text.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words.decision);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Der Haushalt wird beschlossen.');
  await text.getByRole('group', { name: words.numbered }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type('2');
  await expect
    .poll(() =>
      text.getByRole('group', { name: words.numbered }).getByLabel(words.yes, { exact: true }).inputValue(),
    )
    .toBe('2');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.keyboard.type(words.task);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Haushalt veröffentlichen');
  const block = text.getByRole('group', { name: /A 1$/ });
  await block.waitFor();
  await block.getByRole('combobox', { name: words.who, exact: true }).selectOption(task.for.id);
}

/** Somebody who was there objects to the minutes, which they cannot write. */
async function object({ page, text }: Visitor, documentId: string, words: Words): Promise<void> {
  await page.goto(`/documents/${documentId}`);
  await text.getByRole('heading', { name: 'TOP 1 Haushalt' }).waitFor();
  expect(await text.getAttribute('contenteditable')).toBe('false');
  const comments = page.getByRole('region', { name: words.comments, exact: true });
  const opener = page.getByRole('button', { name: new RegExp(`^${words.comments} \\(`) });
  await comments.or(opener).first().waitFor();
  if (await opener.isVisible()) await press(opener);
  await press(button(comments, words.begin));
  await comments.getByRole('combobox', { name: words.comment, exact: true }).fill('Das stimmt so nicht');
  await page.keyboard.press('Control+Enter');
}

/** Both look at the next meeting, whose page says what is owed, and lists the objection; it approves. */
async function approveThere([one, two]: [Visitor, Visitor], words: Words, width: number): Promise<void> {
  await two.page.getByText(words.owed).waitFor();
  await one.page.getByText(words.item).first().waitFor();
  await confirm(one.page, words.start);
  await one.page.getByText(words.remarks).first().click();
  await one.page.getByText('Das stimmt so nicht').waitFor();
  await look(one.page, `owed minutes at ${width}`);
  await press(button(one.page, words.approveOf));
  await press(button(one.page.getByRole('dialog'), words.approve));
  await two.page.getByText(words.owed).waitFor({ state: 'detached' });
}

/** Whoever keeps them puts a word right. */
async function correct(visitor: Visitor, words: Words): Promise<void> {
  const { page, text } = visitor;
  await press(button(panelOf(visitor, words), words.correct));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(words.reason).fill('Ein Wort fehlte');
  await press(button(dialog, words.correct));
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => text.getAttribute('contenteditable')).toBe('true');
  await text.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Ergänzt.');
  await visitor.saved();
  await confirm(page, words.endCorrection);
  await panelOf(visitor, words).getByText(words.corrected, { exact: true }).waitFor();
}

describe.each([
  ['de', 1280],
  ['en', 360],
] as const)('minutes over two meetings, in %s at %i pixels', (language, width) => {
  it('are written, coordinated with an objection, approved by the next one and corrected', async () => {
    const words = WORDS[language] as Words;
    const { space, anna, ben, id, nextId, address, visit } = await stage(language, width);
    const [one, two] = [await visit(anna), await visit(ben)];

    // Invited, opened, held.
    await confirm(one.page, words.invite);
    await confirm(one.page, words.start);
    for (const { name } of [anna, ben]) await press(button(one.page, words.here(name)));
    await hold(one, words, { for: ben });
    await one.saved();
    const documentId = one.page.url().split('/').at(-1)!;
    await one.page.goto(address(id));
    await confirm(one.page, words.end);

    // Coordinated: Ben hears of it, and objects to something that he cannot write.
    await confirm(one.page, words.coordinate);
    await panelOf(two, words).getByText(words.yours).waitFor();
    await look(two.page, `coordination at ${width}`);
    await object(two, documentId, words);
    await panelOf(one, words).getByText(words.one).waitFor();
    await look(one.page, `remarks at ${width}`);
    const scene = { id, documentId, space } as unknown as MinutesScene;
    await passDeadline(journey.hub, scene);
    await panelOf(two, words).getByText(words.overdue).waitFor();
    await confirm(one.page, words.finish);
    await panelOf(two, words).getByText(words.coordinated, { exact: true }).waitFor();

    // The next meeting says so, has an item for it, lists the objection, and approves.
    await bringNear(journey.hub, { id, nextId });
    for (const { page } of [one, two]) await page.goto(address(nextId));
    await approveThere([one, two], words, width);
    expect(await approvalOf(ben.api, id)).toMatchObject({
      minutes: { sealedAt: expect.any(String), viewerCan: { edit: false } },
      minutesApproval: { state: 'APPROVED' },
    });

    // Sealed, with its way; the task goes on without it.
    await two.page.goto(`/documents/${documentId}`);
    await panelOf(two, words).getByText(words.approved, { exact: true }).waitFor();
    await press(panelOf(two, words).getByText(words.steps));
    await panelOf(two, words).getByText(words.at).waitFor();
    await look(two.page, `approved minutes at ${width}`);
    await two.page.goto('/tasks');
    await two.page.getByText('Haushalt veröffentlichen').first().waitFor();

    // What was put right is a version beside it.
    await one.page.goto(`/documents/${documentId}`);
    await correct(one, words);
    const { steps } = (await approvalOf(ben.api, id)).minutesApproval;
    const hashes = steps.filter(({ kind }: any) => kind === 'APPROVED' || kind === 'CORRECTED');
    expect(new Set(hashes.map(({ contentHash }: any) => contentHash)).size).toBe(2);
  });
});
