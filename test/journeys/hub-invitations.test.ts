import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { isAccessible } from '../testkit/accessible.ts';
import { ACCEPT, INVITE, inviteToDocumentByMail, newestSecret, OFFER } from '../testkit/invitations.ts';
import { useJourney } from '../testkit/journey.ts';

const journey = useJourney();

const INVITE_TO_HUB = 'mutation($input: InviteToHubInput!) { inviteToHub(input: $input) { outcome } }';

const WORDS = {
  de: {
    more: 'Weitere Einladungen anzeigen',
    toDocuments: 'Offene Einladungen zu einzelnen Dokumenten',
    people: 'Personen',
    check: 'Prüfen',
    count: '2 Personen werden eingeladen.',
    outcomes: ['ist keine E-Mail-Adresse', 'steht mehrfach in der Liste', 'ist schon dabei'],
    invite: 'Einladen',
    done: 'Erledigt: 2 eingeladen.',
    open: 'Offene Einladungen',
    none: 'Zurzeit ist keine Einladung offen.',
    waiting: 'Mail wartet auf Versand',
    resend: (email: string) => `Einladung an ${email} erneut senden`,
    tooSoon: /Bitte warten Sie/,
    resent: /bekommt einen neuen Link; der alte gilt nicht mehr\./,
    withdraw: (email: string) => `Einladung an ${email} zurücknehmen`,
    withdrawn: (email: string) => `Die Einladung an ${email} gilt nicht mehr.`,
    gone: 'Diese Einladung gilt nicht mehr',
  },
  en: {
    more: 'Show more invitations',
    toDocuments: 'Open invitations to single documents',
    people: 'People',
    check: 'Check',
    count: '2 people will be invited.',
    outcomes: ['is no e-mail address', 'stands in the list more than once', 'is a member already'],
    invite: 'Invite',
    done: 'Done: 2 invited.',
    open: 'Open invitations',
    none: 'There is no open invitation.',
    waiting: 'mail waits to be sent',
    resend: (email: string) => `Send again: the invitation to ${email}`,
    tooSoon: /Please wait/,
    resent: /gets a new link; the old one is void\./,
    withdraw: (email: string) => `Withdraw the invitation to ${email}`,
    withdrawn: (email: string) => `The invitation to ${email} is void.`,
    gone: 'This invitation is no longer good',
  },
};

/** Pastes the list, looks at what would come of it, and sends it: by Tab and Enter. */
async function inviteByKeyboard(
  page: Page,
  words: (typeof WORDS)['de' | 'en'],
  list: string[],
): Promise<void> {
  const people = page.getByLabel(words.people);
  await people.fill(list.join('\n'));
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').textContent()).toBe(words.check);
  await page.keyboard.press('Enter');
  await page.getByText(words.count).waitFor();
  for (const outcome of words.outcomes) await page.getByText(outcome).waitFor();
  await isAccessible(page, 'what will happen');
  // The focus is where the reading goes on.
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').textContent()).toBe(words.invite);
  await page.keyboard.press('Enter');
  await page.getByText(words.done).waitFor();
}

it.each([
  ['de', 360, '20 von 45 bearbeitet', 'Prüfen', 'Erledigt: 45 eingeladen.'],
  ['en', 1280, '20 of 45 done', 'Check', 'Done: 45 invited.'],
] as const)(
  'a long list goes in pieces, and tells how far it is, in %s at %i px',
  async (language, width, part, check, done) => {
    const { hub } = journey;
    await hub.sql('delete from invitation');
    const office = await hub.seed.person({ password: true, isAdministrator: true });
    const { page } = await journey.visit(office, { width, height: 740 });
    await page.addInitScript((locale) => localStorage.setItem('umlauf.locale', locale), language);
    await page.goto('/administration/invitations');
    const list = Array.from({ length: 45 }, (_, i) => `liste-${language}-${i}@mail.example`);
    await page.getByLabel(WORDS[language].people).fill(list.join('\n'));
    await page.getByRole('button', { name: check, exact: true }).click();
    const send = page.getByRole('button', { name: WORDS[language].invite, exact: true });
    await send.waitFor();
    // The second piece waits for us.
    let pieces = 0;
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('InviteToHub') && (pieces += 1) === 2) await released;
      await route.continue();
    });
    await send.click();
    await page.getByText(part).waitFor();
    const progress = page.getByRole('progressbar');
    expect([await progress.getAttribute('value'), await progress.getAttribute('max')]).toEqual(['20', '45']);
    await isAccessible(page, 'a list that is being sent');
    release();
    await page.getByText(done).waitFor();
    expect(await progress.count()).toBe(0);
    expect(await hub.sql(`select 1 from invitation where email like 'liste-%'`)).toHaveLength(45);
    expect(pieces).toBe(3);
  },
  60_000,
);

it.each([
  ['de', 1280],
  ['en', 360],
] as const)(
  'an administrator pastes a list, sends one invitation anew and withdraws another, by keyboard, in %s at %i px',
  async (language, width) => {
    const { hub } = journey;
    await hub.sql('delete from invitation');
    const words = WORDS[language];
    const office = await hub.seed.person({ password: true, isAdministrator: true });
    const colleague = await hub.seed.person({ isAdministrator: true });
    const [erika, otto] = [`erika.${language}@mail.example`, `otto.${language}@mail.example`];
    const { page } = await journey.visit(office, { width, height: 740 });
    await page.addInitScript((locale) => localStorage.setItem('umlauf.locale', locale), language);
    await page.goto('/administration/invitations');
    await page.getByText(words.none).waitFor();
    await inviteByKeyboard(page, words, [
      `Erika Muster <${erika}>`,
      `Otto;${otto}`,
      erika,
      'rubbish',
      colleague.email,
    ]);
    const rows = page.getByRole('list', { name: words.open }).getByRole('listitem');
    await expect.poll(() => rows.count()).toBe(2);
    await rows
      .filter({ hasText: `Erika Muster <${erika}>` })
      .getByText(words.waiting)
      .waitFor();
    await isAccessible(page, 'open invitations');

    const former = await newestSecret(hub, erika);
    const resend = page.getByRole('button', { name: words.resend(erika) });
    await resend.press('Enter');
    await page.getByText(words.tooSoon).waitFor();
    expect(await newestSecret(hub, erika)).toBe(former);
    await hub.sql(`update invitation set sent_at = sent_at - interval '2 minutes' where email = $1`, [erika]);
    await resend.press('Enter');
    await page.getByText(words.resent).waitFor();
    const offered = async (secret: string) =>
      (await hub.anonymous.query(OFFER, { secret }))['invitation']?.email ?? null;
    expect(await offered(former)).toBeNull();
    expect(await offered(await newestSecret(hub, erika))).toBe(erika);

    await page.getByRole('button', { name: words.withdraw(otto) }).press('Enter');
    await page.getByText(words.withdrawn(otto)).waitFor();
    await expect.poll(() => rows.count()).toBe(1);
    await isAccessible(page, 'one is left');
    const visitor = await journey.visit(null, { width, height: 740 });
    await visitor.page.addInitScript((locale) => localStorage.setItem('umlauf.locale', locale), language);
    await visitor.page.goto(`/invitation#${await newestSecret(hub, otto)}`);
    await visitor.page.getByRole('heading', { level: 1, name: words.gone }).waitFor();
    await isAccessible(visitor.page, 'a link that is void');

    // Who accepts elsewhere leaves the list by themselves.
    const secret = await newestSecret(hub, erika);
    const input = { secret, name: 'Erika Muster', password: 'vier gute Worte nebeneinander' };
    await hub.anonymous.query(ACCEPT, { input });
    await page.getByText(words.none).waitFor();
  },
  60_000,
);

it.each([
  ['de', 360],
  ['en', 1280],
] as const)(
  'more than a hundred who have not answered are all there, and are withdrawn by keyboard, in %s at %i px',
  async (language, width) => {
    const { hub } = journey;
    await hub.sql('delete from invitation');
    const words = WORDS[language];
    const office = await hub.seed.person({ password: true, isAdministrator: true });
    const people = Array.from({ length: 130 }, (_, i) => ({ email: `viele-${i}@mail.example` }));
    await office.api.query(INVITE_TO_HUB, { input: { people } });
    const { page } = await journey.visit(office, { width, height: 740 });
    await page.addInitScript((locale) => localStorage.setItem('umlauf.locale', locale), language);
    await page.goto('/administration/invitations');
    const rows = page.getByRole('list', { name: words.open }).getByRole('listitem');
    await expect.poll(() => rows.count()).toBe(100);
    await page.getByRole('button', { name: words.more }).press('Enter');
    await expect.poll(() => rows.count()).toBe(130);
    await page.getByRole('group', { name: words.more }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Tab');
    await page
      .locator(':focus')
      .getByText(/^(Erneut senden|Send again)$/)
      .waitFor();
    await isAccessible(page, 'a second page');
    // The oldest stands last: on the second page, which is held open as the first one is.
    await page.getByRole('button', { name: words.withdraw('viele-0@mail.example') }).press('Enter');
    await page.getByText(words.withdrawn('viele-0@mail.example')).waitFor();
    await expect.poll(() => rows.count()).toBe(129);
    await office.api.query(INVITE_TO_HUB, { input: { people: [{ email: 'spaeter@mail.example' }] } });
    await expect.poll(() => rows.count()).toBe(130);
    await rows.filter({ hasText: 'viele-1@mail.example' }).waitFor();
  },
  120_000,
);

it('whoever is invited to one document is listed there, however many were invited to the space later', async () => {
  const { hub } = journey;
  const space = await hub.seed.space({ password: true });
  const { id } = await hub.seed.document({ space, title: 'Gutachten' });
  await inviteToDocumentByMail(hub, space.lead, id, 'gutachterin@mail.example');
  const people = Array.from({ length: 101 }, (_, i) => ({ email: `mitglied-${i}@mail.example` }));
  await space.lead.api.query(INVITE, { input: { spaceId: space.id, role: 'READER', people } });
  const { page } = await journey.visit(space.lead, { width: 1280 });
  await page.goto(`/spaces/${space.id}/members`);
  const rows = (name: string) => page.getByRole('list', { name, exact: true }).getByRole('listitem');
  await rows(WORDS.de.toDocuments).getByText('gutachterin@mail.example').waitFor();
  expect(await rows(WORDS.de.toDocuments).count()).toBe(1);
  await expect.poll(() => rows(WORDS.de.open).count()).toBe(100);
  await page.getByRole('button', { name: WORDS.de.more }).click();
  await expect.poll(() => rows(WORDS.de.open).count()).toBe(101);
}, 120_000);
