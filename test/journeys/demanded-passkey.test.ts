import { it } from 'vitest';
import { isAccessible } from '../testkit/accessible.ts';
import { Device } from '../testkit/device.ts';
import { useJourney } from '../testkit/journey.ts';
import { PASSWORD } from '../testkit/password.ts';

const journey = useJourney({ REQUIRE_SECOND_FACTOR: 'true' });

it('a passkey is enough where the hub demands a second factor, and is added on the way in', async () => {
  const person = await journey.hub.seed.person({ password: true });
  const { page } = await journey.visit(person, { width: 360, height: 740 });
  await Device.in(page);
  await page.goto('/');
  await page.getByRole('heading', { level: 2, name: 'Oder mit einem Passkey' }).waitFor();
  await isAccessible(page);
  await page.getByRole('button', { name: 'Passkey hinzufügen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Dienstrechner');
  await dialog.getByLabel('Ihr Passwort', { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Weiter' }).click();
  await page.getByRole('button', { name: 'Passkey verwenden' }).click();
  await page.getByRole('heading', { level: 1, name: 'Arbeitsbereiche' }).waitFor();
}, 60_000);
