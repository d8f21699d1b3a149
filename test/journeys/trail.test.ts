import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { isAccessible } from '../testkit/accessible.ts';
import { useJourney } from '../testkit/journey.ts';
import { signIn } from '../testkit/sign-in.ts';

const journey = useJourney();
const PICTURES = process.env['TRAIL_PICTURES'];

describe('a trail', () => {
  it('is read by an administrator as it grows, narrowed to a person and a kind, and taken along', async () => {
    const { seed, url } = journey.hub;
    const administrator = await seed.person({ password: true, isAdministrator: true, name: 'Ada Aufsicht' });
    const person = await seed.person({ password: true, name: 'Bruno Beispiel' });
    const visitor = await journey.visit(administrator);
    const { page } = visitor;
    await visitor.open('/administration/trail');
    const entries = page.getByRole('list', { name: 'Einträge, neueste zuerst' }).getByRole('listitem');
    await entries.filter({ hasText: 'Ada Aufsicht' }).first().waitFor();
    await signIn(url, person.email);
    const signedIn = entries.filter({ hasText: 'Angemeldet' }).filter({ hasText: 'Bruno Beispiel' });
    await signedIn.first().waitFor();
    expect(await signedIn.first().textContent()).toContain('von 127.0.0.1');
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/trail-1280.png`, fullPage: true });
    await isAccessible(page);

    await signedIn.first().getByRole('button', { name: 'Nur von Bruno Beispiel' }).click();
    await page.getByText('1 Eintrag', { exact: true }).waitFor();
    await page.getByLabel('Was ist geschehen?').selectOption('TOKEN_CREATED');
    await page.getByText('Zu dieser Auswahl gibt es keine Einträge.').waitFor();
    await page.getByRole('button', { name: 'Alle Einträge zeigen' }).click();
    await entries.first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^umlauf-trail-\d{4}-\d\d-\d\d\.csv$/);
    expect(await readFile((await download.path())!, 'utf8')).toContain(person.id);
    await entries.filter({ hasText: 'Daten mitgenommen' }).first().waitFor();
  });

  it('of a space is its leads’, and fits a narrow screen', async () => {
    const space = await journey.hub.seed.space({ writers: 1, password: true });
    const writer = space.writers[0]!;
    const lead = await journey.visit(space.lead);
    await lead.page.setViewportSize({ width: 360, height: 740 });
    await lead.open(`/spaces/${space.id}`);
    await lead.page.getByRole('link', { name: 'Protokoll' }).click();
    const entries = lead.page.getByRole('list', { name: 'Einträge, neueste zuerst' }).getByRole('listitem');
    await entries.filter({ hasText: 'Arbeitsbereich angelegt' }).waitFor();
    await writer.api.query(
      'mutation ($input: CreateDocumentInput!) { createDocument(input: $input) { id } }',
      {
        input: { spaceId: space.id, title: 'Vorlage zwölf', markdown: '' },
      },
    );
    await entries.filter({ hasText: 'Dokument angelegt: Vorlage zwölf' }).waitFor();
    if (PICTURES) await lead.page.screenshot({ path: `${PICTURES}/trail-360.png`, fullPage: true });
    const wide = await lead.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await isAccessible(lead.page);
    const other = await journey.visit(writer);
    await other.open(`/spaces/${space.id}`);
    await other.page.getByRole('link', { name: 'Mitglieder' }).waitFor();
    expect(await other.page.getByRole('link', { name: 'Protokoll' }).count()).toBe(0);
  });
});
