import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { isAccessible } from '../testkit/accessible.ts';
import { useJourney } from '../testkit/journey.ts';
import { PASSWORD } from '../testkit/password.ts';
import { totp } from '../testkit/second-factor.ts';

const journey = useJourney();

const NEW_PASSWORD = 'vier neue Worte nebeneinander';

describe('the sessions of an account', () => {
  it('are listed, and ended from another browser, which is led to the sign-in page', async () => {
    const person = await journey.hub.seed.person({ password: true });
    const there = await journey.visit(person);
    await there.open('/settings');
    const { page } = await journey.visit(person);
    await page.goto('/settings');
    const rows = page.getByRole('list', { name: 'Ihre Anmeldungen' }).getByRole('listitem');
    await expect.poll(() => rows.count()).toBe(2);
    await rows.filter({ hasText: 'dieser Browser' }).waitFor();
    const other = rows.filter({ hasNotText: 'dieser Browser' });
    await other.getByText(/Chrome auf Linux/).waitFor();
    await other.getByRole('button', { name: /abmelden, angemeldet/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Abmelden' }).click();
    await page.getByText('Sonst sind Sie nirgends angemeldet.').waitFor();
    await there.page.waitForURL('**/sign-in?**');
    await there.page.getByText('Ihre Anmeldung ist beendet.').waitFor();
  });
});

describe('the password', () => {
  it('is changed by whoever knows the present one', async () => {
    const person = await journey.hub.seed.person({ password: true });
    const visitor = await journey.visit(person, { width: 360, height: 740 });
    const { page } = visitor;
    await visitor.open('/settings');
    await page.getByRole('button', { name: 'Passwort ändern' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Bisheriges Passwort').fill('nicht das Richtige');
    await dialog.getByLabel('Neues Passwort').fill(NEW_PASSWORD);
    await dialog.getByRole('button', { name: 'Ändern' }).click();
    await dialog.getByText('Das stimmt nicht.').waitFor();
    await dialog.getByLabel('Bisheriges Passwort').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Ändern' }).click();
    await page.getByText('Ihr Passwort ist geändert.').waitFor();
    await dialog.waitFor({ state: 'detached' });

    const again = await journey.visit(null);
    await again.open('/sign-in');
    await again.page.getByLabel('E-Mail-Adresse').fill(person.email);
    await again.page.getByLabel('Passwort', { exact: true }).fill(NEW_PASSWORD);
    await again.page.getByRole('button', { name: 'Anmelden' }).click();
    await again.page.getByRole('heading', { level: 1, name: 'Arbeitsbereiche' }).waitFor();
  });
});

describe.each([
  [1280, 'de'],
  [360, 'en'],
] as const)('the second factor, at %i pixels in %s', (width, locale) => {
  const words = {
    de: {
      enable: 'Einrichten',
      password: 'Ihr Passwort',
      begin: 'Beginnen',
      key: 'Schlüssel für die App',
      codes: 'Wiederherstellungscodes',
      code: 'Code aus der App',
      confirm: 'Zweiten Faktor einschalten',
      left: 'Sie haben noch 10 Wiederherstellungscodes.',
      email: 'E-Mail-Adresse',
      signInPassword: 'Passwort',
      signIn: 'Anmelden',
      wrong: 'Das stimmt nicht.',
      trust: 'Auf diesem Gerät 30 Tage nicht mehr fragen',
      go: 'Weiter',
      home: 'Arbeitsbereiche',
      useRecovery: /Wiederherstellungscode verwenden/,
      recovery: 'Wiederherstellungscode',
    },
    en: {
      enable: 'Set up',
      password: 'Your password',
      begin: 'Begin',
      key: 'Key for the app',
      codes: 'Recovery codes',
      code: 'Code from the app',
      confirm: 'Switch on second factor',
      left: 'You have 10 recovery codes left.',
      email: 'E-mail address',
      signInPassword: 'Password',
      signIn: 'Sign in',
      wrong: 'This is not right.',
      trust: 'Do not ask again on this device for 30 days',
      go: 'Continue',
      home: 'Workspaces',
      useRecovery: /Use a recovery code/,
      recovery: 'Recovery code',
    },
  }[locale];

  async function speaking(person: Parameters<typeof journey.visit>[0]): Promise<Page> {
    const { page } = await journey.visit(person, { width, height: 740 });
    await page.goto('/accessibility');
    await page.evaluate((language) => localStorage.setItem('umlauf.locale', language), locale);
    return page;
  }

  async function enterPassword(page: Page, email: string): Promise<void> {
    await page.goto('/sign-in');
    await page.getByLabel(words.email).fill(email);
    await page.getByLabel(words.signInPassword, { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: words.signIn }).click();
    await page.getByLabel(words.code).waitFor();
  }

  it('is set up with an app, asked for when signing in, and replaced by a recovery code', async () => {
    const person = await journey.hub.seed.person({ password: true });
    const page = await speaking(person);
    await page.goto('/settings');
    await page.getByRole('link', { name: words.enable }).click();
    await page.getByLabel(words.password).fill(PASSWORD);
    await page.getByRole('button', { name: words.begin }).click();
    const shown = await page.getByRole('group', { name: words.key }).textContent();
    const uri = `otpauth://totp/x?secret=${shown!.replaceAll(' ', '')}`;
    const codes = await page.getByRole('list', { name: words.codes }).getByRole('listitem').allTextContents();
    expect(codes).toHaveLength(10);
    await isAccessible(page);
    await page.getByLabel(words.code).fill(totp(uri));
    await page.getByRole('button', { name: words.confirm }).click();
    await page.getByText(words.left).waitFor();

    const again = await speaking(null);
    await enterPassword(again, person.email);
    await isAccessible(again);
    expect(await again.getByLabel(words.trust).isChecked()).toBe(false);
    await again.getByLabel(words.code).fill('000000');
    await again.getByRole('button', { name: words.go }).click();
    await again.getByText(words.wrong).waitFor();
    await again.getByLabel(words.code).fill(totp(uri, 1));
    await again.getByRole('button', { name: words.go }).click();
    await again.getByRole('heading', { level: 1, name: words.home }).waitFor();

    const lost = await speaking(null);
    await enterPassword(lost, person.email);
    await lost.getByRole('button', { name: words.useRecovery }).click();
    await lost.getByLabel(words.recovery).fill(codes[3]!);
    await lost.getByRole('button', { name: words.go }).click();
    await lost.getByRole('heading', { level: 1, name: words.home }).waitFor();
  }, 60_000);
});
