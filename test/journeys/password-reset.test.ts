import { expect, it } from 'vitest';
import { isAccessible } from '../testkit/accessible.ts';
import { newestSecret } from '../testkit/invitations.ts';
import { useJourney } from '../testkit/journey.ts';

const journey = useJourney();
const NEW_PASSWORD = 'vier neue Worte nebeneinander';

it.each([
  ['German at 1280 px', 1280, 'de'],
  ['English at 360 px', 360, 'en'],
])(
  'from the forgotten password to being signed in, in %s',
  async (_, width, language) => {
    const de = language === 'de';
    const { hub } = journey;
    const person = await hub.seed.person({ password: true });
    await hub.seed.passkey(person.id, 'Dienstrechner');
    const { page } = await journey.visit(null, { width });
    await page.addInitScript((locale) => localStorage.setItem('umlauf.locale', locale), language);
    const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

    await page.goto('/sign-in');
    await heading(de ? 'Anmelden' : 'Sign in');
    await page.getByRole('link', { name: de ? 'Passwort vergessen?' : 'Forgot your password?' }).click();
    await heading(de ? 'Passwort vergessen' : 'Forgotten password');
    await isAccessible(page);
    await page.getByLabel(de ? 'E-Mail-Adresse' : 'E-mail address').fill(person.email);
    await page.getByRole('button', { name: de ? 'Link anfordern' : 'Ask for a link' }).click();
    await heading(de ? 'Sehen Sie in Ihr Postfach' : 'Look into your mailbox');
    await page.getByText(person.email).waitFor();
    await isAccessible(page);

    await expect
      .poll(() => hub.sql('select 1 from mail where recipient = $1', [person.email]))
      .toHaveLength(1);
    const secret = await newestSecret(hub, person.email, 'reset-password');
    await page.goto(`/reset-password#${secret}`);
    await heading(de ? 'Neues Passwort festlegen' : 'Set a new password');
    expect(page.url()).not.toContain('#');
    await page.reload();
    await page.getByText(person.email).waitFor();
    await isAccessible(page);
    const field = page.getByLabel(de ? 'Neues Passwort' : 'New password', { exact: true });
    const submit = page.getByRole('button', { name: de ? 'Passwort festlegen' : 'Set the password' });
    await field.fill('passwort1234');
    await submit.click();
    await page.getByText(de ? 'Das ist zu leicht zu erraten' : 'This is too easy to guess').waitFor();
    await field.fill(NEW_PASSWORD);
    await page.getByText('Dienstrechner').waitFor();
    if (!de) await page.getByRole('checkbox', { name: 'Remove all passkeys' }).press('Space');
    await field.press('Enter');
    await heading(de ? 'Ihr neues Passwort gilt' : 'Your new password is good');
    if (de) await page.getByText('Ein Passkey meldet weiterhin an Ihrem Konto an.').waitFor();
    expect(await hub.sql('select 1 from passkey where account_id = $1', [person.id])).toHaveLength(
      de ? 1 : 0,
    );
    await isAccessible(page);

    await page.getByRole('link', { name: de ? 'Zur Anmeldung' : 'To sign-in' }).click();
    await heading(de ? 'Anmelden' : 'Sign in');
    await page.getByLabel(de ? 'E-Mail-Adresse' : 'E-mail address').fill(person.email);
    await page.getByLabel(de ? 'Passwort' : 'Password', { exact: true }).fill(NEW_PASSWORD);
    await page.getByRole('button', { name: de ? 'Anmelden' : 'Sign in', exact: true }).click();
    await page.waitForURL((url) => url.pathname === '/');

    // Followed once more, it leads to a new one.
    await page.goto(`/reset-password#${secret}`);
    await heading(de ? 'Dieser Link gilt nicht mehr' : 'This link is no longer valid');
    await isAccessible(page);
    await page.getByRole('link', { name: de ? 'Neuen Link anfordern' : 'Ask for a new link' }).click();
    await heading(de ? 'Passwort vergessen' : 'Forgotten password');
  },
  60_000,
);
