import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { isAccessible } from '../testkit/accessible.ts';
import { ACCEPT, newestSecret, OFFER } from '../testkit/invitations.ts';
import { useJourney } from '../testkit/journey.ts';

const journey = useJourney();

const WORDS = {
  de: {
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
