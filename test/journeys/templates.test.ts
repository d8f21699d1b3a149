import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { meetsStandards } from '../testkit/accessible.ts';
import { useJourney } from '../testkit/journey.ts';
import type { Visitor } from '../testkit/visitor.ts';

const journey = useJourney();

/** What the journey says in each language. */
const WORDS = {
  de: {
    templates: 'Vorlagen',
    add: 'Neue Vorlage',
    name: 'Name',
    kind: 'Art',
    text: 'Text (Markdown)',
    save: 'Speichern',
    list: 'Vorlagen',
    new: 'Neues Dokument',
    title: 'Titel',
    choice: 'Vorlage',
    create: 'Anlegen',
    builtin: 'Ergebnisprotokoll',
    outline: /^Gliederung: Teilnehmende · Tagesordnung/,
    heading: 'Tagesordnung',
    keep: 'Als Vorlage speichern',
    kept: /ist als Vorlage gespeichert/,
    change: (name: string) => `„${name}“ ändern`,
    remove: (name: string) => `„${name}“ entfernen`,
    confirm: 'Entfernen',
    dialog: 'Vorlage entfernen?',
    changing: 'Vorlage ändern',
  },
  en: {
    templates: 'Templates',
    add: 'New template',
    name: 'Name',
    kind: 'Kind',
    text: 'Text (Markdown)',
    save: 'Save',
    list: 'Templates',
    new: 'New document',
    title: 'Title',
    choice: 'Template',
    create: 'Create',
    builtin: 'Minutes',
    outline: /^Outline: Participants · Agenda/,
    heading: 'Agenda',
    keep: 'Save as template',
    kept: /has been saved as a template/,
    change: (name: string) => `Change “${name}”`,
    remove: (name: string) => `Remove “${name}”`,
    confirm: 'Remove',
    dialog: 'Remove the template?',
    changing: 'Change template',
  },
};
type Words = (typeof WORDS)['de'];

/** By keyboard alone: to the control, and Enter. */
async function use(control: Locator): Promise<void> {
  await control.focus();
  await control.page().keyboard.press('Enter');
}

async function type(control: Locator, text: string): Promise<void> {
  await control.focus();
  await control.page().keyboard.press('Control+A');
  await control.page().keyboard.type(text);
}

async function speak({ page }: Visitor, language: string): Promise<void> {
  await page.goto('/accessibility');
  await page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
}

/** Makes a document of the template whose name one types, as one does in a list of choices. */
async function makeDocument(page: Page, words: Words, title: string, template: string): Promise<void> {
  await use(page.getByRole('button', { name: words.new, exact: true }));
  const dialog = page.getByRole('dialog', { name: words.new });
  await dialog.getByRole('option', { name: template }).waitFor({ state: 'attached' });
  await page.keyboard.type(title);
  await page.keyboard.press('Tab');
  expect(await dialog.getByLabel(words.choice).evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.type(template);
}

describe.each([
  { language: 'de', width: 1280 },
  { language: 'en', width: 360 },
] as const)('in $language, $width px wide', ({ language, width }) => {
  const words = WORDS[language];

  it('offers what the house brings along, and what a lead has saved, by keyboard', async () => {
    const space = await journey.hub.seed.space({ password: true });
    const lead = await journey.visit(space.lead, { width });
    await speak(lead, language);
    const { page } = lead;
    await lead.open(`/spaces/${space.id}`);
    await makeDocument(page, words, 'Sitzung 3', words.builtin);
    await page.getByText(words.outline).waitFor();
    await meetsStandards(page, 'a new document with a template');
    await use(page.getByRole('button', { name: words.create, exact: true }));
    await lead.text.getByRole('heading', { name: words.heading, exact: true }).waitFor();
    await lead.text.getByText('Sitzung 3').first().waitFor();
    expect(await lead.text.textContent()).toContain(space.lead.name);
    await use(page.getByRole('button', { name: words.keep }));
    const saving = page.getByRole('dialog', { name: words.keep });
    await type(saving.getByLabel(words.name), 'Unsere Sitzung');
    await saving.getByLabel(words.kind).selectOption('MINUTES');
    await meetsStandards(page, 'a document becomes a template');
    await use(saving.getByRole('button', { name: words.save, exact: true }));
    await page.getByText(words.kept).waitFor();
    await lead.open(`/spaces/${space.id}`);
    await makeDocument(page, words, 'Sitzung 4', 'Unsere Sitzung');
    await use(page.getByRole('button', { name: words.create, exact: true }));
    await lead.text.getByRole('heading', { name: words.heading, exact: true }).waitFor();
    expect(await lead.text.textContent()).toContain('Sitzung 3');
  });

  it('lets leads add, change and remove templates, and shows them at once to others', async () => {
    const space = await journey.hub.seed.space({ password: true });
    const lead = await journey.visit(space.lead, { width });
    await speak(lead, language);
    const { page } = lead;
    await lead.open(`/spaces/${space.id}/templates`);
    await use(page.getByRole('button', { name: words.add }));
    const adding = page.getByRole('dialog', { name: words.add });
    await type(adding.getByLabel(words.name), 'Kurzvermerk');
    await type(adding.getByLabel(words.text), '## Anlass in {{space}}');
    await meetsStandards(page, 'a new template');
    await use(adding.getByRole('button', { name: words.save, exact: true }));
    const row = (name: string) =>
      page.getByRole('list', { name: words.list }).getByText(name, { exact: true });
    await row('Kurzvermerk').waitFor();
    await meetsStandards(page, 'the templates of a space');
    await use(page.getByRole('button', { name: words.change('Kurzvermerk') }));
    const changing = page.getByRole('dialog', { name: words.changing });
    await expect.poll(() => changing.getByLabel(words.text).inputValue()).toBe('## Anlass in {{space}}');
    await type(changing.getByLabel(words.name), 'Langvermerk');
    await use(changing.getByRole('button', { name: words.save, exact: true }));
    await row('Langvermerk').waitFor();
    // Somebody's program adds one.
    await space.lead.api.query(
      'mutation($input: CreateTemplateInput!) { createTemplate(input: $input) { id } }',
      {
        input: { spaceId: space.id, name: 'Von nebenan', kind: 'CONCEPT', markdown: 'Text' },
      },
    );
    await row('Von nebenan').waitFor();
    await use(page.getByRole('button', { name: words.remove('Langvermerk') }));
    const removing = page.getByRole('dialog', { name: words.dialog });
    await use(removing.getByRole('button', { name: words.confirm, exact: true }));
    await row('Langvermerk').waitFor({ state: 'detached' });
    await row('Von nebenan').waitFor();
  });
});

it('gives the hub’s templates to every space, from the administration', async () => {
  const words = WORDS.de;
  const administrator = await journey.hub.seed.person({ isAdministrator: true, password: true });
  const office = await journey.visit(administrator);
  await office.open('/administration/templates');
  await use(office.page.getByRole('button', { name: words.add }));
  const adding = office.page.getByRole('dialog', { name: words.add });
  await type(adding.getByLabel(words.name), 'Für alle Bereiche');
  await type(adding.getByLabel(words.text), 'Aus der Administration, für {{person}}');
  await use(adding.getByRole('button', { name: words.save, exact: true }));
  await office.page.getByRole('list', { name: words.list }).getByText('Für alle Bereiche').waitFor();
  await meetsStandards(office.page, 'the templates of the hub');
  const space = await journey.hub.seed.space({ writers: 1, password: true });
  const writer = await journey.visit(space.writers[0]!);
  await writer.open(`/spaces/${space.id}`);
  expect(await writer.page.getByRole('link', { name: words.templates }).count()).toBe(0);
  await makeDocument(writer.page, words, 'Neu', 'Für alle Bereiche');
  await use(writer.page.getByRole('button', { name: words.create, exact: true }));
  await writer.text.getByText(`Aus der Administration, für ${space.writers[0]!.name}`).waitFor();
  expect(await writer.page.getByRole('button', { name: words.keep }).count()).toBe(0);
});
