import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { meetsStandards } from '../testkit/accessible.ts';
import { newestSecret } from '../testkit/invitations.ts';
import { useJourney } from '../testkit/journey.ts';
import type { Visitor } from '../testkit/visitor.ts';

const journey = useJourney();

const EDIT = 'mutation($input: EditDocumentInput!) { editDocument(input: $input) { revision } }';

/** What the journey says in each language. */
const WORDS = {
  de: {
    invite: 'Gast einladen',
    email: 'E-Mail-Adresse',
    sent: 'Eine Einladung an',
    open: 'Offene Einladungen zu einzelnen Dokumenten',
    toDocument: 'lädt Sie zum Dokument „Gutachten“',
    accept: 'Einladung annehmen',
    name: 'Ihr Name',
    password: 'Passwort',
    join: 'Konto anlegen und annehmen',
    invited: 'Dokumente, zu denen Sie eingeladen sind',
    readOnly: 'Sie können dieses Dokument lesen, aber nicht ändern.',
    comments: 'Kommentare',
    comment: 'Ganzes Dokument kommentieren',
    create: 'Arbeitsbereich anlegen',
    guests: 'Gäste einzelner Dokumente',
    change: 'Letzten Tag von',
    lastDay: 'Letzter Tag',
    save: 'Speichern',
    end: 'Zugriff von',
    endNow: 'Beenden',
    notFound: 'Nicht gefunden',
  },
  en: {
    invite: 'Invite guest',
    email: 'E-mail address',
    sent: 'An invitation to',
    open: 'Open invitations to single documents',
    toDocument: 'invites you to the document “Gutachten”',
    accept: 'Accept the invitation',
    name: 'Your name',
    password: 'Password',
    join: 'Create account and accept',
    invited: 'Documents to which you are invited',
    readOnly: 'You can read this document, but not change it.',
    comments: 'Comments',
    comment: 'Comment on the whole document',
    create: 'Create workspace',
    guests: 'Guests of single documents',
    change: 'Change the last day of',
    lastDay: 'Last day',
    save: 'Save',
    end: 'End the access of',
    endNow: 'End access',
    notFound: 'Not found',
  },
};

async function speak(visitor: Visitor, language: string): Promise<void> {
  await visitor.page.goto('/accessibility');
  await visitor.page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
}

/** The comments beside the text, or below it where there is no room. */
async function openComments({ page }: Visitor, words: (typeof WORDS)['de']): Promise<Locator> {
  const panel = page.getByRole('region', { name: words.comments, exact: true });
  const opener = page.getByRole('button', { name: new RegExp(`^${words.comments} \\(`) });
  await panel.or(opener).first().waitFor();
  if (await opener.isVisible()) await opener.press('Enter');
  await panel.waitFor();
  return panel;
}

/** By keyboard, about the whole document: there is no cursor where one only reads. */
async function comment(visitor: Visitor, words: (typeof WORDS)['de'], text: string): Promise<void> {
  const panel = await openComments(visitor, words);
  await panel.getByRole('button', { name: words.comment }).press('Enter');
  await panel.getByRole('combobox').and(visitor.page.locator(':focus')).waitFor();
  await visitor.page.keyboard.type(text);
  await visitor.page.keyboard.press('Control+Enter');
  await panel.getByRole('article').getByText(text).waitFor();
  await meetsStandards(visitor.page, 'comment of a guest');
}

describe.each([
  ['de', 1280],
  ['en', 360],
] as const)('a guest’s whole visit, in %s at %i pixels', (language, width) => {
  it('is invited to one document, reads along and comments, is given more time, and has nothing left when it ends', async () => {
    const words = WORDS[language];
    const space = await journey.hub.seed.space({ writers: 1, password: true });
    const { id } = await journey.hub.seed.document({ space, title: 'Gutachten', markdown: 'Erster Stand' });
    await journey.hub.seed.document({ space, title: 'Vertraulich' });
    const person = await journey.hub.seed.person({ isGuest: true, password: true, name: 'Gunda Gast' });

    const lead = await journey.visit(space.lead, { width, height: 740 });
    await speak(lead, language);
    await lead.openDocument(id);
    await lead.page.getByRole('button', { name: words.invite }).click();
    const dialog = lead.page.getByRole('dialog');
    await dialog.getByLabel(words.email).fill(person.email);
    await meetsStandards(lead.page, 'invite');
    await dialog.getByRole('button', { name: words.invite }).click();
    await lead.page.getByText(words.sent).waitFor();

    const guest = await journey.visit(person, { width, height: 740 });
    await speak(guest, language);
    await guest.page.goto(`/invitation#${await newestSecret(journey.hub, person.email)}`);
    await guest.page.getByText(words.toDocument).waitFor();
    await meetsStandards(guest.page, 'invitation to a document');
    await guest.page.getByRole('button', { name: words.accept }).click();
    await guest.page.getByRole('heading', { level: 1, name: 'Gutachten' }).waitFor();
    await guest.open('/');
    await guest.page.getByRole('heading', { name: words.invited }).waitFor();
    expect(await guest.page.getByRole('link', { name: words.create }).count()).toBe(0);
    await meetsStandards(guest.page, 'spaces of a guest');
    // What was seen of late names it above.
    await guest.page.getByRole('link', { name: 'Gutachten' }).last().click();
    await guest.text.and(guest.page.locator('[contenteditable="false"]')).waitFor();
    await guest.page.getByText(words.readOnly).waitFor();
    await meetsStandards(guest.page, 'document of a guest');
    await space.lead.api.query(EDIT, { input: { documentId: id, append: 'Zweiter Stand' } });
    await expect.poll(() => guest.lines()).toEqual(['Erster Stand', 'Zweiter Stand']);
    await expect.poll(() => guest.deviceCopies()).toEqual([`umlauf:${person.id}:${id}`]);
    await comment(guest, words, 'Aus Sicht des Gutachtens einverstanden.');
    const panel = await openComments(lead, words);
    await panel.getByRole('article').filter({ hasText: 'Gunda Gast' }).waitFor();
    await panel.getByText('Aus Sicht des Gutachtens einverstanden.').waitFor();

    await lead.page.goto(`/spaces/${space.id}/members`);
    await lead.page.getByRole('heading', { name: words.guests }).waitFor();
    await lead.page.getByRole('button', { name: `${words.change} Gunda Gast` }).click();
    await lead.page.getByRole('dialog').getByLabel(words.lastDay).fill('2099-12-31');
    await lead.page.getByRole('dialog').getByRole('button', { name: words.save }).click();
    await lead.page.getByText('2099').waitFor();
    await meetsStandards(lead.page, 'members with a guest');
    await lead.page.getByRole('button', { name: `${words.end} Gunda Gast` }).click();
    await lead.page.getByRole('dialog').getByRole('button', { name: words.endNow }).click();

    await guest.text.waitFor({ state: 'detached' });
    await expect.poll(() => guest.deviceCopies()).toEqual([]);
    expect(await guest.page.locator('body').innerText()).not.toMatch(/Zweiter Stand|Aus Sicht des/);
    await guest.page.goto(`/documents/${id}`);
    await guest.page.getByRole('heading', { name: words.notFound }).waitFor();
    await meetsStandards(guest.page, 'not found');
  }, 120_000);

  it('comes from the mail without an account, and reads', async () => {
    const words = WORDS[language];
    const space = await journey.hub.seed.space({ password: true });
    const { id } = await journey.hub.seed.document({ space, title: 'Gutachten', markdown: 'Erster Stand' });
    const email = `neu.${language}@mail.example`;
    const lead = await journey.visit(space.lead, { width, height: 740 });
    await speak(lead, language);
    await lead.openDocument(id);
    await lead.page.getByRole('button', { name: words.invite }).click();
    const dialog = lead.page.getByRole('dialog');
    await dialog.getByLabel(words.email).fill(email);
    await dialog.getByRole('button', { name: words.invite }).click();
    await lead.page.getByText(words.sent).waitFor();
    await lead.page.goto(`/spaces/${space.id}/members`);
    const open = lead.page.getByRole('list', { name: words.open });
    await open.getByText(email).waitFor();
    await meetsStandards(lead.page, 'members with an open invitation');

    const guest = await journey.visit(null, { width, height: 740 });
    await speak(guest, language);
    await guest.page.goto(`/invitation#${await newestSecret(journey.hub, email)}`);
    await guest.page.getByText(words.toDocument).waitFor();
    await guest.page.getByLabel(words.name).fill('Neue Leserin');
    await guest.page.getByLabel(words.password, { exact: true }).fill('vier gute Worte nebeneinander');
    await guest.page.getByRole('button', { name: words.join }).click();
    await guest.page.getByRole('heading', { level: 1, name: 'Gutachten' }).waitFor();
    await expect.poll(() => guest.lines()).toEqual(['Erster Stand']);
    // Whom the lead waited for has come: seen without a reload.
    await open.waitFor({ state: 'detached' });
    await lead.page.getByRole('button', { name: `${words.change} Neue Leserin` }).waitFor();
  }, 60_000);
});
