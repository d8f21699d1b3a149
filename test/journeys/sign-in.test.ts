import { describe, expect, it } from 'vitest';
import { useJourney } from '../testkit/journey.ts';
import { PASSWORD } from '../testkit/password.ts';

const journey = useJourney();

describe('signing in', () => {
  it('leads to where one wanted to go, and out again', async () => {
    const space = await journey.hub.seed.space({ password: true });
    const { page } = await journey.visit(null);
    await page.goto(`/spaces/${space.id}`);
    await page.waitForURL('**/sign-in?**');
    await page.getByLabel('E-Mail-Adresse').fill(space.lead.email);
    await page.getByLabel('Passwort', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByRole('heading', { level: 1, name: space.name }).waitFor();

    await page.getByRole('button', { name: `Konto: ${space.lead.name}` }).click();
    await page.getByRole('menuitem', { name: 'Abmelden' }).click();
    await page.getByRole('heading', { level: 1, name: 'Anmelden' }).waitFor();
    await page.goto(`/spaces/${space.id}`);
    await page.waitForURL('**/sign-in?**');
  });

  it('says that a password is wrong without saying which part', async () => {
    const { email } = await journey.hub.seed.person({ password: true });
    const { page } = await journey.visit(null);
    const attempts = [
      [email, 'not the password of anybody'],
      ['nobody@umlauf.example', PASSWORD],
    ] as const;
    for (const [address, password] of attempts) {
      await page.goto('/sign-in');
      await page.getByLabel('E-Mail-Adresse').fill(address);
      await page.getByLabel('Passwort', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Anmelden' }).click();
      await page
        .getByRole('alert')
        .filter({ hasText: 'E-Mail-Adresse oder Passwort stimmen nicht' })
        .waitFor();
    }
  });
});

describe('the language', () => {
  it('is German at first, switched to English by a button, and remembered', async () => {
    const person = await journey.hub.seed.person({ password: true });
    const { page } = await journey.visit(null);
    await page.goto('/sign-in');
    await page.getByRole('heading', { level: 1, name: 'Anmelden' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();

    await page.getByLabel('E-mail address').fill(person.email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'Workspaces' }).waitFor();
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await page.getByRole('heading', { level: 1, name: 'Arbeitsbereiche' }).waitFor();
    await expect.poll(async () => (await person.api.query('{ viewer { locale } }')).viewer.locale).toBe('DE');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Arbeitsbereiche' }).waitFor();
  });
});
