import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAccessible } from '../testkit/accessible.ts';
import { launchChromium } from '../testkit/browser.ts';
import { startTestHub, type TestHub } from '../testkit/hub.ts';
import { IdentityProvider } from '../testkit/identity-provider.ts';
import { inviteByMail } from '../testkit/invitations.ts';

let provider: IdentityProvider;
let hub: TestHub;
let browser: Browser;
beforeAll(async () => {
  provider = await IdentityProvider.start();
  [hub, browser] = await Promise.all([
    startTestHub({ ...provider.env, OIDC_NAME: 'Stadt-Login', OIDC_ALLOWED_GROUPS: 'umlauf' }),
    launchChromium(),
  ]);
  provider.serve(hub.url);
});
afterAll(async () => {
  await browser.close();
  await hub.close();
  await provider.close();
});

async function arrive(locale: string, width: number) {
  const context = await browser.newContext({
    baseURL: hub.url,
    locale: 'de-DE',
    reducedMotion: 'reduce',
    viewport: { width, height: 740 },
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.evaluate((language) => localStorage.setItem('umlauf.locale', language), locale);
  await page.goto('/sign-in');
  return { context, page };
}

const person = (number: number, groups: string[]) => ({
  sub: `journey-${number}`,
  email: `journey-${number}@stadt.example`,
  email_verified: true,
  name: 'Jule Reise',
  groups,
});

describe.each([
  [1280, 'de', 'Anmelden mit Stadt-Login', 'Arbeitsbereiche', 'Ihre Anmeldung ist beendet.'],
  [360, 'en', 'Sign in with Stadt-Login', 'Workspaces', 'You are no longer signed in.'],
] as const)('with the identity provider, at %i pixels in %s', (width, locale, button, home, ended) => {
  it('one signs in, and is signed out here when one signs out there', async () => {
    provider.next = person(width, ['umlauf']);
    const { context, page } = await arrive(locale, width);
    await page.getByRole('button', { name: button }).waitFor();
    await isAccessible(page);
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('heading', { level: 1, name: home }).waitFor();

    const there = await context.newPage();
    await there.goto(`${provider.issuer}/session/end`);
    await there.locator('button[name="logout"]').click();
    await page.waitForURL('**/sign-in?**');
    await page.getByText(ended).waitFor();
    await context.close();
  }, 60_000);

  it('one is told why one does not get in, and when it does not answer', async () => {
    provider.next = person(width + 1, ['andere']);
    const { context, page } = await arrive(locale, width);
    await page.getByRole('button', { name: button }).click();
    await page.waitForURL('**/sign-in?error=**');
    const alert = page.getByRole('alert');
    await alert
      .filter({ hasText: /Für Sie gibt es hier noch kein Konto|There is no account for you/ })
      .waitFor();
    const tooWide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(tooWide).toBeLessThanOrEqual(0);
    await context.close();
  }, 60_000);

  it('one is told that one’s account is locked here, and goes no further', async () => {
    const locked = person(width + 3, ['umlauf']);
    const { id } = await hub.seed.person();
    await hub.sql('update account set email = $2, locked_at = now() where id = $1', [id, locked.email]);
    provider.next = locked;
    const { context, page } = await arrive(locale, width);
    await page.getByRole('button', { name: button }).click();
    await page.waitForURL('**/sign-in?error=**');
    await page
      .getByRole('alert')
      .filter({ hasText: /Ihr Konto ist hier gesperrt|Your account is locked here/ })
      .waitFor();
    await isAccessible(page);
    await page.getByRole('button', { name: button }).waitFor();
    await context.close();
  }, 60_000);

  it('one accepts an invitation with it', async () => {
    const space = await hub.seed.space();
    const invited = person(width + 2, ['andere']);
    const secret = await inviteByMail(hub, space.lead, space.id, invited.email);
    provider.next = invited;
    const { context, page } = await arrive(locale, width);
    await page.goto(`/invitation#${secret}`);
    await page.getByText(space.name).waitFor();
    const accept = page.getByRole('button', { name: /^(Annehmen mit|Accept with) Stadt-Login$/ });
    await accept.waitFor();
    await isAccessible(page);
    await accept.click();
    await page.getByRole('heading', { level: 1, name: home }).waitFor();
    await page.getByRole('link', { name: space.name }).waitFor();
    await context.close();
  }, 60_000);
});
