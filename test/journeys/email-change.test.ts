import { expect, it } from 'vitest';
import { isAccessible } from '../testkit/accessible.ts';
import { newestSecret } from '../testkit/invitations.ts';
import { useJourney } from '../testkit/journey.ts';
import { PASSWORD } from '../testkit/password.ts';

const journey = useJourney();

it.each([
  ['German at 1280 px', 1280, 'de'],
  ['English at 360 px', 360, 'en'],
])(
  'a new address is asked for, taken back, asked for again and confirmed, in %s',
  async (_, width, language) => {
    const de = language === 'de';
    const { hub } = journey;
    const person = await hub.seed.person({ password: true });
    await hub.sql('update account set locale = upper($2) where id = $1', [person.id, language]);
    const email = `neu.${person.email}`;
    const { page } = await journey.visit(person, { width });
    await page.addInitScript((locale) => localStorage.setItem('umlauf.locale', locale), language);
    const change = page.getByRole('button', { name: de ? 'Adresse ändern' : 'Change address', exact: true });
    const pending = page.getByText(
      de ? `${email} ist noch nicht bestätigt` : `${email} is not confirmed yet`,
    );
    const ask = async () => {
      await change.click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(de ? 'Neue E-Mail-Adresse' : 'New e-mail address').fill(email);
      await dialog.getByLabel(de ? 'Ihr Passwort' : 'Your password', { exact: true }).fill(PASSWORD);
      await isAccessible(page);
      await dialog.getByRole('button', { name: de ? 'Link senden' : 'Send the link' }).click();
      await dialog.waitFor({ state: 'detached' });
      await pending.waitFor();
    };

    await page.goto('/settings');
    await change.waitFor();
    await ask();
    await isAccessible(page);
    await page.getByRole('button', { name: de ? 'Änderung zurücknehmen' : 'Withdraw the change' }).click();
    await pending.waitFor({ state: 'detached' });
    await ask();

    // The link is opened elsewhere: in a browser where nobody is signed in.
    const { page: elsewhere } = await journey.visit(null, { width });
    await elsewhere.addInitScript((locale) => localStorage.setItem('umlauf.locale', locale), language);
    const secret = await newestSecret(hub, email, 'confirm-email');
    const heading = (name: string) => elsewhere.getByRole('heading', { level: 1, name }).waitFor();
    await elsewhere.goto(`/confirm-email#${secret}`);
    await heading(de ? 'Neue Adresse bestätigen' : 'Confirm your new address');
    expect(elsewhere.url()).not.toContain('#');
    await isAccessible(elsewhere);
    await elsewhere
      .getByRole('button', { name: de ? 'Adresse bestätigen' : 'Confirm the address', exact: true })
      .click();
    await heading(de ? 'Ihre neue Adresse gilt' : 'Your new address counts');
    await elsewhere.getByText(email).waitFor();
    await isAccessible(elsewhere);

    // The settings, open all the while, show it without being loaded anew.
    await pending.waitFor({ state: 'detached' });
    const field = page.getByLabel(de ? 'E-Mail-Adresse' : 'E-mail address', { exact: true });
    await expect.poll(() => field.inputValue()).toBe(email);

    // Followed once more, in a new document.
    await elsewhere.goto('/sign-in');
    await elsewhere.goto(`/confirm-email#${secret}`);
    await heading(de ? 'Dieser Link gilt nicht mehr' : 'This link is no longer valid');
    await isAccessible(elsewhere);
  },
  60_000,
);
