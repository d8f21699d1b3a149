import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { useJourney } from '../testkit/journey.ts';
import { PASSWORD } from '../testkit/password.ts';

const journey = useJourney();

describe('one’s own data', () => {
  it('are downloaded; then the account goes once its space has another lead, and the text stays', async () => {
    const space = await journey.hub.seed.space({ writers: 1, password: true });
    const { id } = await journey.hub.seed.document({ space, title: 'Bleibt', markdown: 'Was bleibt' });
    const visitor = await journey.visit(space.lead, { width: 360, height: 740 });
    const { page } = visitor;
    await visitor.open('/settings');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Als JSON herunterladen' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('meine-daten.json');
    const data = JSON.parse(readFileSync(await file.path(), 'utf8'));
    expect(data.account).toMatchObject({ name: space.lead.name, email: space.lead.email });
    expect(data.documents).toMatchObject([{ id, title: 'Bleibt' }]);

    const second = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Als PDF herunterladen' }).click();
    expect(readFileSync(await (await second).path(), 'latin1')).toMatch(/^%PDF-/);

    await page.getByRole('button', { name: 'Konto löschen …' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Ihr Konto lässt sich noch nicht löschen').waitFor();
    expect(await dialog.getByRole('button', { name: 'Konto endgültig löschen' }).count()).toBe(0);
    await dialog.getByRole('link', { name: space.name }).click();
    await page.getByLabel(`Rolle von ${space.writers[0]!.name}`).selectOption('LEAD');
    await page.getByText(`${space.writers[0]!.name} hat jetzt die Rolle`).waitFor({ state: 'attached' });

    const other = await journey.visit(space.writers[0]!);
    await other.open(`/spaces/${space.id}/members`);
    const row = other.page.getByRole('listitem').filter({ hasText: space.lead.email });
    await row.waitFor();
    await visitor.open('/settings');
    await page.getByRole('button', { name: 'Konto löschen …' }).click();
    await dialog.getByText('Ehemaliges Mitglied').waitFor();
    await dialog.getByLabel('Ihr Passwort').fill('falsch und noch mehr');
    await dialog.getByLabel(/nicht zurücknehmen/).check();
    await dialog.getByRole('button', { name: 'Konto endgültig löschen' }).click();
    await dialog.locator('[aria-invalid="true"]').waitFor();
    await dialog.getByLabel('Ihr Passwort').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Konto endgültig löschen' }).click();
    await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
    await page.getByText('Ihr Konto ist gelöscht.').waitFor();
    expect(await page.getByText('Ihre Anmeldung ist beendet').count()).toBe(0);
    await row.waitFor({ state: 'detached' });
    await other.openDocument(id);
    expect(await other.lines()).toEqual(['Was bleibt']);
  });
});
