import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { isAccessible } from '../testkit/accessible.ts';
import { Device } from '../testkit/device.ts';
import { useJourney } from '../testkit/journey.ts';
import { PASSWORD } from '../testkit/password.ts';
import type { Visitor } from '../testkit/visitor.ts';

const journey = useJourney();

const WORDS = {
  de: {
    add: 'Passkey hinzufügen',
    name: 'Name',
    password: 'Ihr Passwort',
    go: 'Weiter',
    wrong: 'Das stimmt nicht.',
    list: 'Ihre Passkeys',
    unused: /Noch nie verwendet/,
    used: /Zuletzt verwendet/,
    known: 'Dieses Gerät hat schon einen Passkey für Ihr Konto.',
    cancel: 'Abbrechen',
    signIn: 'Passkey verwenden',
    home: 'Arbeitsbereiche',
    method: /mit Passkey/,
    rename: '„Dienstrechner“ umbenennen',
    save: 'Speichern',
    remove: '„Telefon“ entfernen',
    removeIt: 'Entfernen',
    unknown: /Diesen Passkey kennt Umlauf nicht/,
    cancelled: /^Abgebrochen/,
  },
  en: {
    add: 'Add a passkey',
    name: 'Name',
    password: 'Your password',
    go: 'Continue',
    wrong: 'This is not right.',
    list: 'Your passkeys',
    unused: /Never used yet/,
    used: /Last used/,
    known: 'This device has a passkey for your account already.',
    cancel: 'Cancel',
    signIn: 'Use a passkey',
    home: 'Workspaces',
    method: /with passkey/,
    rename: 'Rename “Dienstrechner”',
    save: 'Save',
    remove: 'Remove “Telefon”',
    removeIt: 'Remove',
    unknown: /Umlauf does not know this passkey/,
    cancelled: /^Cancelled/,
  },
};

/** A page whose session has gone leads there by itself, and may do so in the midst of being sent there. */
async function toSignIn(page: Page): Promise<void> {
  await page.goto('/sign-in').catch(() => page.waitForURL(/\/sign-in/));
}

describe.each([
  [1280, 'de'],
  [360, 'en'],
] as const)('a passkey, at %i pixels in %s', (width, locale) => {
  const words = WORDS[locale];

  async function speaking(person: Parameters<typeof journey.visit>[0]): Promise<Visitor> {
    const visitor = await journey.visit(person, { width, height: 740 });
    // Else it would be taken from what the browser fills in, before anybody presses the button.
    await visitor.page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
    });
    await visitor.page.goto('/accessibility');
    await visitor.page.evaluate((language) => localStorage.setItem('umlauf.locale', language), locale);
    return visitor;
  }

  async function add(page: Page, password: string): Promise<void> {
    await page.getByRole('button', { name: words.add }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words.name, { exact: true }).fill('Dienstrechner');
    await dialog.getByLabel(words.password, { exact: true }).fill(password);
    await dialog.getByRole('button', { name: words.go }).click();
  }

  it('is added, signs in by a button, is renamed and removed, and then signs in no more', async () => {
    const person = await journey.hub.seed.person({ password: true });
    const { page, context } = await speaking(person);
    await Device.in(page);
    await page.goto('/settings');
    await add(page, 'nicht das Richtige');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(words.wrong).waitFor();
    await isAccessible(page);
    await dialog.getByLabel(words.password, { exact: true }).fill(PASSWORD);
    await dialog.getByRole('button', { name: words.go }).click();
    await dialog.waitFor({ state: 'detached' });
    const row = page.getByRole('list', { name: words.list }).getByRole('listitem');
    await row.getByText(words.unused).waitFor();
    await isAccessible(page);

    await add(page, PASSWORD);
    await dialog.getByText(words.known).waitFor();
    await dialog.getByRole('button', { name: words.cancel }).click();

    // The device stays in this browser; only the session goes.
    await context.clearCookies();
    await toSignIn(page);
    const signIn = page.getByRole('button', { name: words.signIn });
    await signIn.waitFor();
    await isAccessible(page);
    await signIn.click();
    await page.getByRole('heading', { level: 1, name: words.home }).waitFor();

    await page.goto('/settings');
    await row.getByText(words.used).waitFor();
    await page.getByText(words.method).waitFor();
    await page.getByRole('button', { name: words.rename }).click();
    await dialog.getByLabel(words.name, { exact: true }).fill('Telefon');
    await dialog.getByRole('button', { name: words.save }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: words.remove }).click();
    await isAccessible(page);
    await dialog.getByLabel(words.password, { exact: true }).fill('nicht das Richtige');
    await dialog.getByRole('button', { name: words.removeIt }).click();
    await dialog.getByText(words.wrong).waitFor();
    await dialog.getByLabel(words.password, { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await row.waitFor({ state: 'detached' });

    await context.clearCookies();
    await toSignIn(page);
    await signIn.waitFor();
    await signIn.click();
    await page.getByText(words.unknown).waitFor();
    await isAccessible(page);
  }, 90_000);

  it('does not sign in whom the device does not recognise, and says that it was cancelled', async () => {
    const person = await journey.hub.seed.person({ password: true });
    const { page, context } = await speaking(person);
    const device = await Device.in(page);
    await page.goto('/settings');
    await add(page, PASSWORD);
    await page.getByRole('list', { name: words.list }).getByRole('listitem').waitFor();
    await context.clearCookies();
    await device.recognises(false);
    await toSignIn(page);
    await page.getByRole('button', { name: words.signIn }).click();
    await page.getByText(words.cancelled).waitFor();
  }, 60_000);
});

it('stands among what the browser fills in beside the address', async () => {
  const person = await journey.hub.seed.person({ password: true });
  const { page, context } = await journey.visit(person);
  await Device.in(page);
  await page.goto('/settings');
  await page.getByRole('button', { name: WORDS.de.add }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(WORDS.de.name, { exact: true }).fill('Dienstrechner');
  await dialog.getByLabel(WORDS.de.password, { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: WORDS.de.go }).click();
  await dialog.waitFor({ state: 'detached' });
  await context.clearCookies();
  // The browser offers it, and this one's owner takes whatever is offered.
  await toSignIn(page);
  await page.getByRole('heading', { level: 1, name: WORDS.de.home }).waitFor();
}, 60_000);
