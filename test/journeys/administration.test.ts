import { describe, expect, it } from 'vitest';
import { useJourney } from '../testkit/journey.ts';

const journey = useJourney();

describe('the administration', () => {
  it('stands in the menu of administrators, and goes from their screen when they are none any more', async () => {
    const person = await journey.hub.seed.person({ password: true, isAdministrator: true });
    const visitor = await journey.visit(person);
    const { page } = visitor;
    await visitor.open('/');
    await page.getByRole('button', { name: /^Konto: / }).click();
    await page.getByRole('menuitem', { name: 'Administration' }).click();
    await page.getByRole('heading', { level: 1, name: 'Administration' }).waitFor();

    await journey.hub.sql('update account set is_administrator = false where id = $1', [person.id]);
    journey.hub.server.hub.announcements.emit('accountChanged', { accountId: person.id });
    await page.getByRole('heading', { level: 1, name: 'Kein Zugriff' }).waitFor();
    await page.getByRole('button', { name: /^Konto: / }).click();
    expect(await page.getByRole('menuitem').allTextContents()).not.toContain('Administration');
  });

  it('is closed to everybody else, on every one of its pages', async () => {
    const visitor = await journey.visit(await journey.hub.seed.person({ password: true }));
    for (const path of ['/administration', '/administration/organisations', '/administration/accounts']) {
      await visitor.open(path);
      await visitor.page.getByRole('heading', { level: 1, name: 'Kein Zugriff' }).waitFor();
    }
  });
});

describe('organisations and accounts', () => {
  const administrator = () =>
    journey.hub.seed.person({ password: true, isAdministrator: true, name: 'Ada Verwaltung' });

  it('an organisation is added, a colleague gets it, and another administrator sees both without a reload', async () => {
    const colleague = await journey.hub.seed.person({ name: 'Kolja Kollege', password: true });
    const [here, there] = [
      await journey.visit(await administrator()),
      await journey.visit(await administrator()),
    ];
    await there.open('/administration/organisations');
    await there.page.getByRole('button', { name: 'Organisation anlegen' }).waitFor();
    await here.open('/administration/organisations');
    const { page } = here;
    await page.getByRole('button', { name: 'Organisation anlegen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name', { exact: true }).fill('Stadt Emsdetten');
    await dialog.getByLabel(/Regionalschlüssel/).fill('05 5 66 0008 009');
    await dialog.getByLabel(/Gemeindeschlüssel/).fill('05566008');
    await dialog.getByRole('button', { name: 'Speichern' }).click();
    await dialog.getByText('Das passt nicht zu Ihren anderen Angaben.').waitFor();
    await dialog.getByLabel(/Regionalschlüssel/).fill('055660008008');
    await dialog.getByRole('button', { name: 'Speichern' }).click();
    await there.page
      .getByRole('listitem')
      .filter({ hasText: 'Stadt Emsdetten' })
      .getByText('AGS 05566008')
      .waitFor();

    await there.page.getByRole('link', { name: 'Konten' }).click();
    await there.page
      .getByRole('listitem')
      .filter({ hasText: 'Kolja' })
      .getByText('Keine Organisation')
      .waitFor();
    await page.getByRole('link', { name: 'Konten' }).click();
    // The page before has a searchbox, too.
    await page.getByRole('searchbox', { name: 'Name oder E-Mail-Adresse suchen' }).fill('kolja');
    await page.getByText('1 Konto').waitFor();
    await page.getByRole('button', { name: /Kolja Kollege/ }).click();
    await page.getByRole('menuitem', { name: 'Organisation zuordnen …' }).click();
    await dialog.getByLabel('Handelt für').selectOption('Stadt Emsdetten');
    await dialog.getByRole('button', { name: 'Speichern' }).click();
    await there.page
      .getByRole('listitem')
      .filter({ hasText: 'Kolja' })
      .getByText('Stadt Emsdetten')
      .waitFor();

    const visitor = await journey.visit(colleague);
    await visitor.open('/');
    await page.getByRole('button', { name: /Kolja Kollege/ }).click();
    await page.getByRole('menuitem', { name: 'Konto sperren …' }).click();
    await dialog.getByRole('button', { name: 'Sperren', exact: true }).click();
    await visitor.page.getByRole('heading', { name: 'Anmelden' }).waitFor();
    await there.page.getByRole('listitem').filter({ hasText: 'Kolja' }).getByText('Gesperrt').waitFor();
  });
});
