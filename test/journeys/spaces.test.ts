import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useJourney } from '../testkit/journey.ts';

const journey = useJourney();

function memberRow(page: Page, name: string) {
  return page
    .getByRole('list', { name: /^Mitglieder von/ })
    .getByRole('listitem')
    .filter({ hasText: name });
}

function notice(page: Page, words: string) {
  return page.getByRole('region', { name: 'Meldungen' }).getByText(words);
}

describe('a space', () => {
  it('is created with its purpose and the reason why it is closed, and its empty fields are named', async () => {
    const alva = await journey.hub.seed.person({ password: true });
    const { page } = await journey.visit(alva);
    await page.goto('/');
    await page.getByText('Sie gehören noch keinem Arbeitsbereich an').waitFor();
    await page.getByRole('link', { name: 'Arbeitsbereich anlegen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Arbeitsbereich anlegen' }).waitFor();
    await page.getByLabel('Name').fill('Baumfällgenehmigung online');
    await page.getByRole('button', { name: 'Arbeitsbereich anlegen' }).click();
    await expect.poll(() => page.getByText('Bitte füllen Sie dieses Feld aus.').count()).toBe(1);
    await page.getByLabel('Zweck').fill('Den Antrag beschreiben');
    // Open is what is suggested; who closes a space says why.
    await page.getByRole('radio', { name: 'Offen für alle Angemeldeten', checked: true }).waitFor();
    await page.getByRole('radio', { name: 'Geschlossen' }).check();
    await page.getByLabel('Warum ist der Arbeitsbereich geschlossen?').fill('Entwürfe vor der Abstimmung');
    await page.getByRole('button', { name: 'Arbeitsbereich anlegen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Baumfällgenehmigung online' }).waitFor();
    await page.getByText('Entwürfe vor der Abstimmung').waitFor();
  });

  it('appears in the list of whoever is added, with what is new in it, and goes again, without a reload', async () => {
    const space = await journey.hub.seed.space({ password: true });
    const { page: lead } = await journey.visit(space.lead);
    const { page: outsider } = await journey.visit(space.outsider);
    await outsider.goto('/');
    await outsider.getByText('Sie gehören noch keinem Arbeitsbereich an').waitFor();

    await lead.goto(`/spaces/${space.id}/members`);
    await lead.getByLabel('E-Mail-Adresse').fill('niemand@umlauf.example');
    await lead.getByRole('button', { name: 'Aufnehmen', exact: true }).click();
    await lead.getByText('Zu dieser Adresse gibt es kein Konto.').waitFor();
    await lead.getByLabel('E-Mail-Adresse').fill(space.outsider.email);
    await lead.getByRole('button', { name: 'Aufnehmen', exact: true }).click();
    await notice(lead, `${space.outsider.email} ist jetzt Mitglied.`).waitFor();

    const card = outsider.getByRole('article').filter({ hasText: space.name });
    await card.getByText('Schreibend').waitFor();
    await journey.hub.seed.document({ space, title: 'Neuigkeit' });
    await space.lead.api.query(
      'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }',
      { input: { spaceId: space.id, title: 'Vermerk', markdown: '' } },
    );
    await card.getByText('hat „Vermerk“ angelegt').waitFor();
    await card.getByText(/^\d+ Neuigkeiten$/).waitFor();

    await memberRow(lead, space.outsider.name)
      .getByRole('button', { name: `${space.outsider.name} entfernen` })
      .click();
    await lead.getByRole('dialog').getByRole('button', { name: 'Entfernen', exact: true }).click();
    await notice(lead, `${space.outsider.name} ist nicht mehr Mitglied.`).waitFor();
    await outsider.getByText('Sie gehören noch keinem Arbeitsbereich an').waitFor();
  });

  it('shows a changed role to the one whose it is, at once', async () => {
    const space = await journey.hub.seed.space({ readers: 1, password: true });
    const reader = space.readers[0]!;
    const { page: lead } = await journey.visit(space.lead);
    const { page: other } = await journey.visit(reader);
    await other.goto(`/spaces/${space.id}`);
    await other.getByText('Sobald jemand ein Dokument anlegt, erscheint es hier.').waitFor();
    await lead.goto(`/spaces/${space.id}/members`);
    await lead.getByLabel(`Rolle von ${reader.name}`).selectOption({ label: 'Schreibend' });
    await other.getByRole('button', { name: 'Neues Dokument' }).waitFor();
    await lead.getByLabel(`Rolle von ${reader.name}`).selectOption({ label: 'Leitung' });
    await other.getByRole('link', { name: 'Mitglieder' }).click();
    await other.getByRole('button', { name: 'Aufnehmen', exact: true }).waitFor();
  });

  it('keeps its last lead, and says why and what to do', async () => {
    const space = await journey.hub.seed.space({ writers: 1, password: true });
    const { page } = await journey.visit(space.lead);
    await page.goto(`/spaces/${space.id}/members`);
    await page.getByText('Sie sind die einzige Leitung.').waitFor();
    expect(await page.getByRole('button', { name: 'Arbeitsbereich verlassen' }).count()).toBe(0);
    expect(await page.getByLabel(`Rolle von ${space.lead.name}`).count()).toBe(0);

    await page.getByLabel(`Rolle von ${space.writers[0]!.name}`).selectOption({ label: 'Leitung' });
    await page.getByRole('button', { name: 'Arbeitsbereich verlassen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Verlassen', exact: true }).click();
    await notice(page, `Sie haben „${space.name}“ verlassen.`).waitFor();
    await page.goto(`/spaces/${space.id}`);
    await page.getByRole('heading', { name: 'Nicht gefunden' }).waitFor();
  });

  it('changes its name on the other screens without a reload', async () => {
    const space = await journey.hub.seed.space({ readers: 1, password: true });
    const { page: lead } = await journey.visit(space.lead);
    const { page: other } = await journey.visit(space.readers[0]!);
    await other.goto(`/spaces/${space.id}`);
    await other.getByRole('heading', { level: 1, name: space.name }).waitFor();
    await lead.goto(`/spaces/${space.id}`);
    await lead.getByRole('button', { name: 'Angaben ändern' }).click();
    await lead.getByRole('dialog').getByLabel('Name').fill('<b>Neuer</b> Name');
    await lead.getByRole('dialog').getByRole('button', { name: 'Speichern' }).click();
    await other.getByRole('heading', { level: 1, name: '<b>Neuer</b> Name' }).waitFor();
  });
});
