import { describe, expect, it } from 'vitest';
import { Api } from '../testkit/api.ts';
import { useJourney } from '../testkit/journey.ts';

const journey = useJourney();

describe('a technical account', () => {
  it('is made by an administrator, taken in by a lead, given a token, and writes where everybody sees it live', async () => {
    const { seed, url, sql } = journey.hub;
    const space = await seed.space({ password: true });
    const { id: documentId } = await seed.document({ space, title: 'Protokoll', markdown: 'Anfang' });
    const organisationId = await seed.organisation();
    await sql(`update organisation set name = 'Kommunales Rechenzentrum' where id = $1`, [organisationId]);
    await sql('update account set organisation_id = $1 where id = $2', [organisationId, space.lead.id]);

    const office = await journey.visit(await seed.person({ isAdministrator: true, password: true }));
    await office.open('/administration/service-accounts');
    await office.page.getByText('Noch kein technischer Zugang').waitFor();
    await office.page.getByRole('button', { name: 'Technischen Zugang anlegen' }).click();
    const form = office.page.getByRole('dialog');
    await form.getByLabel('Name', { exact: true }).fill('Fachverfahren');
    await form.getByRole('button', { name: 'Anlegen' }).click();
    await form.getByText('Bitte wählen Sie die Organisation.').waitFor();
    await form.getByLabel('Organisation, die ihn verantwortet').selectOption('Kommunales Rechenzentrum');
    await form.getByRole('button', { name: 'Anlegen' }).click();
    const list = office.page.getByRole('list', { name: 'Technische Zugänge' });
    await list.getByText('Fachverfahren').first().waitFor();

    const lead = await journey.visit(space.lead);
    await lead.open(`/spaces/${space.id}/members`);
    const adding = lead.page.locator('form').filter({ hasText: 'Programm aufnehmen' });
    await adding.getByLabel('Technischer Zugang').selectOption('Fachverfahren');
    await adding.getByLabel('Rolle').selectOption('WRITER');
    await adding.getByRole('button', { name: 'Programm aufnehmen' }).click();
    await lead.page.getByRole('button', { name: 'Zugriffsschlüssel von „Fachverfahren“' }).click();
    const tokens = lead.page.getByRole('dialog');
    await tokens.getByText('Noch kein Zugriffsschlüssel.').waitFor();
    await tokens.getByRole('button', { name: 'Zugriffsschlüssel anlegen' }).click();
    await tokens.getByLabel('Name', { exact: true }).fill('Betrieb');
    await tokens.getByLabel('Dokumente schreiben').check();
    await tokens.getByRole('button', { name: 'Anlegen', exact: true }).click();
    const secret = (await tokens.getByRole('group', { name: 'Zugriffsschlüssel' }).textContent())!.trim();
    await tokens.getByRole('button', { name: 'Ich habe den Schlüssel gesichert' }).click();
    await tokens.getByText(`Nur in: ${space.name}`).waitFor();
    await lead.page.keyboard.press('Escape');

    await lead.open(`/documents/${documentId}`);
    await lead.page.getByText('Anfang').waitFor();
    const program = new Api(url, secret);
    const edit =
      'mutation($id: ID!) { editDocument(input: { documentId: $id, append: "Vom Fachverfahren" }) { id } }';
    await program.query(edit, { id: documentId });
    await lead.page.getByText('Vom Fachverfahren').waitFor();

    await office.page.getByRole('button', { name: 'Was mit „Fachverfahren“ geschehen soll' }).click();
    await office.page.getByRole('menuitem', { name: 'Sperren …' }).click();
    await office.page.getByRole('dialog').getByRole('button', { name: 'Sperren', exact: true }).click();
    await list.getByText('Gesperrt').waitFor();
    expect((await program.error(edit, { id: documentId })).extensions.code).toBe('UNAUTHENTICATED');
  });
});
