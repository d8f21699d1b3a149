import { describe, expect, it } from 'vitest';
import { Api } from '../testkit/api.ts';
import { useJourney } from '../testkit/journey.ts';

const journey = useJourney();

/** Text follows a change a little later. */
const SOON = { timeout: 10_000 };

describe('an access token', () => {
  it('is made in the settings, shown once, works for a program, shows its last use, and is withdrawn', async () => {
    const space = await journey.hub.seed.space({ password: true });
    const { id } = await journey.hub.seed.document({ space, title: 'Für Programme', markdown: 'Inhalt' });
    const visitor = await journey.visit(space.lead);
    const { page } = visitor;
    await visitor.open('/settings');
    await page.getByRole('button', { name: 'Zugriffsschlüssel anlegen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Export');
    await dialog.getByLabel('Dokumente schreiben').check();
    await dialog.getByRole('button', { name: 'Anlegen' }).click();
    const secret = (await dialog.getByRole('group', { name: 'Zugriffsschlüssel' }).textContent())!.trim();
    await dialog.getByRole('button', { name: 'Ich habe den Schlüssel gesichert' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain(secret);

    const program = new Api(journey.hub.url, secret);
    const { document } = await program.query('query($id: ID!) { document(id: $id) { title } }', { id });
    expect(document.title).toBe('Für Programme');
    const edit = 'mutation($input: EditDocumentInput!) { editDocument(input: $input) { revision } }';
    await program.query(edit, { input: { documentId: id, append: 'Vom Programm' } });
    const read = () => program.query('query($id: ID!) { document(id: $id) { markdown } }', { id });
    await expect.poll(async () => (await read()).document.markdown, SOON).toContain('Vom Programm');
    const create = 'mutation($input: CreateSpaceInput!) { createSpace(input: $input) { id } }';
    const refused = await program.error(create, {
      input: { name: 'Nein', purpose: 'Nein', closedBecause: 'Nein' },
    });
    expect(refused.extensions.code).toBe('FORBIDDEN');

    const row = page.getByRole('list', { name: 'Ihre Zugriffsschlüssel' }).getByRole('listitem');
    const exported = row.filter({ hasText: 'Export' });
    await page.reload();
    await exported.getByText('Zuletzt benutzt').waitFor();

    // Renewed: the new one does the same, and the former one is gone at once, as was wished.
    await exported.getByRole('button', { name: '„Export“ erneuern' }).press('Enter');
    await dialog.getByLabel('Der bisherige gilt noch').selectOption('0');
    await dialog.getByRole('button', { name: 'Neuen Schlüssel anlegen' }).click();
    const renewed = (await dialog.getByRole('group', { name: 'Zugriffsschlüssel' }).textContent())!.trim();
    await dialog.getByRole('button', { name: 'Ich habe den Schlüssel gesichert' }).click();
    await exported.getByText('Noch nie benutzt').waitFor();
    expect((await program.error('{ viewer { email } }')).extensions.code).toBe('UNAUTHENTICATED');
    const next = new Api(journey.hub.url, renewed);
    expect((await next.query('query($id: ID!) { document(id: $id) { title } }', { id })).document).toEqual({
      title: 'Für Programme',
    });

    await exported.getByRole('button', { name: '„Export“ widerrufen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Widerrufen', exact: true }).click();
    await exported.waitFor({ state: 'detached' });
    expect((await next.error('{ viewer { email } }')).extensions.code).toBe('UNAUTHENTICATED');
  });

  it('is made for one of several spaces, and no other exists for the program', async () => {
    const { seed, url } = journey.hub;
    const space = await seed.space({ password: true });
    const create = 'mutation($input: CreateSpaceInput!) { createSpace(input: $input) { id } }';
    const texts = { purpose: 'Erproben', closedBecause: 'Entwürfe' };
    const second = { ...texts, name: 'Ein anderer Bereich' };
    const { createSpace } = await space.lead.api.query(create, { input: second });
    const visitor = await journey.visit(space.lead);
    const { page } = visitor;
    await visitor.open('/settings');
    await page.getByRole('button', { name: 'Zugriffsschlüssel anlegen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Nur hier');
    await dialog.getByLabel('Nur in ausgewählten Arbeitsbereichen').check();
    await dialog.getByRole('button', { name: 'Anlegen' }).click();
    await dialog.getByText('Bitte wählen Sie mindestens einen Arbeitsbereich.').waitFor();
    await dialog.getByLabel(space.name).check();
    await dialog.getByRole('button', { name: 'Anlegen' }).click();
    const secret = (await dialog.getByRole('group', { name: 'Zugriffsschlüssel' }).textContent())!.trim();
    await dialog.getByRole('button', { name: 'Ich habe den Schlüssel gesichert' }).click();
    await page.getByText(`Nur in: ${space.name}`).waitFor();

    const program = new Api(url, secret);
    const { spaces } = await program.query('{ spaces(first: 9) { totalCount nodes { id } } }');
    expect(spaces).toEqual({ totalCount: 1, nodes: [{ id: space.id }] });
    const other = 'query($id: ID!) { space(id: $id) { name } }';
    expect(await program.query(other, { id: createSpace.id })).toEqual({ space: null });
  });
});
