import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { newId } from '@umlauf/server/platform/ids';
import { meetsStandards } from '../testkit/accessible.ts';
import { useJourney } from '../testkit/journey.ts';
import { moveToSpace } from '../testkit/moves.ts';
import type { Person, SeededSpace } from '../testkit/seed.ts';

const journey = useJourney();
vi.setConfig({ testTimeout: 120_000 });

const WORDS = {
  de: {
    actions: 'Aktionen für „Entwurf“',
    action: 'In anderen Arbeitsbereich verschieben…',
    space: 'Arbeitsbereich',
    parent: /^Einordnen unter/,
    losing: /Personen sehen es dann nicht mehr|Person sieht es dann nicht mehr/,
    documents: /2 Dokumente ziehen um/,
    submit: 'Verschieben',
    wider: 'Künftig können es alle im Internet lesen, auch ohne Anmeldung.',
    confirm: 'Ja, das soll so sein',
    done: /„Entwurf“ liegt jetzt in/,
    undo: 'Rückgängig',
    undone: /„Entwurf“ liegt wieder in/,
    here: /„Entwurf“ wurde nach .* verschoben/,
    gone: '„Entwurf“ wurde in einen Arbeitsbereich verschoben, den Sie nicht sehen.',
  },
  en: {
    actions: 'Actions for “Entwurf”',
    action: 'Move to another workspace…',
    space: 'Workspace',
    parent: /^Place below/,
    losing: /people will not see it any more|person will not see it any more/,
    documents: /2 documents move/,
    submit: 'Move',
    wider: 'From then on everybody on the internet can read it, without signing in.',
    confirm: 'Yes, that is intended',
    done: /“Entwurf” is in/,
    undo: 'Undo',
    undone: /“Entwurf” is back in/,
    here: /“Entwurf” was moved to/,
    gone: '“Entwurf” was moved to a workspace that you do not see.',
  },
};

async function takeIn(space: SeededSpace, person: Person, role: 'LEAD' | 'WRITER' = 'WRITER'): Promise<void> {
  await journey.hub.sql('insert into membership (space_id, account_id, role) values ($1, $2, $3)', [
    space.id,
    person.id,
    role,
  ]);
}

async function visit(person: Person, language: string, width: number) {
  const visitor = await journey.visit(person, { width, height: 740 });
  await visitor.page.goto('/accessibility');
  await visitor.page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
  return visitor;
}

/** By its menu and the keyboard alone. */
async function chooseInMenu(page: Page, menu: string, choice: string): Promise<void> {
  await page.getByRole('button', { name: menu }).focus();
  await page.keyboard.press('Enter');
  const item = page.getByRole('menuitem', { name: choice });
  for (let i = 0; i < 12 && !(await item.evaluate((it) => it === document.activeElement)); i++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
}

it('leaves those who lose sight their own words that were not saved yet', async () => {
  const source = await journey.hub.seed.space({ writers: 1, password: true });
  const target = await journey.hub.seed.space();
  const [mover, writer] = [source.lead, source.writers[0]!];
  await takeIn(target, mover);
  const { id } = await journey.hub.seed.document({ space: source, title: 'Entwurf', markdown: 'Inhalt' });
  const at = await journey.visit(writer, { cuttable: true });
  await at.openDocument(id);
  await at.loseNetwork();
  await at.placeCursor('Inhalt');
  await at.page.keyboard.type(' eigene Worte');
  await moveToSpace(mover.api, id, target.id);
  await at.findNetwork();
  const dialog = at.page.getByRole('dialog', { name: 'Ihr Zugriff wurde beendet' });
  await dialog.waitFor();
  const download = at.page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Meinen ungesicherten Text herunterladen' }).click();
  const words = Buffer.concat(await (await (await download).createReadStream()).toArray()).toString('utf8');
  expect(words).toContain('eigene Worte');
  expect(words).not.toContain('Inhalt');
  await expect.poll(() => at.deviceCopies()).toEqual([]);
});

describe.each([
  ['de', 1280],
  ['en', 360],
] as const)('moving to another space, in %s at %i pixels', (language, width) => {
  const words = WORDS[language];

  it('says who loses sight, moves by keyboard, tells those who look on, and goes back', async () => {
    const source = await journey.hub.seed.space({ writers: 1, readers: 1, password: true });
    const target = await journey.hub.seed.space({ readers: 2 });
    const [mover, colleague] = [source.lead, source.writers[0]!];
    await takeIn(target, mover, 'LEAD');
    await takeIn(target, colleague);
    const { id } = await journey.hub.seed.document({ space: source, title: 'Entwurf', markdown: 'Inhalt' });
    await journey.hub.seed.document({ space: source, title: 'Anlage', parentId: id });
    const { id: parentId } = await journey.hub.seed.document({ space: target, title: 'Ablage' });
    const [at, beside, without] = [
      await visit(mover, language, width),
      await visit(colleague, language, width),
      await visit(source.readers[0]!, language, width),
    ];
    for (const each of [beside, without]) {
      await each.page.goto(`/documents/${id}`);
      await each.text.waitFor();
    }
    // To take it out of here is for leads.
    await beside.page.getByText('Inhalt', { exact: true }).waitFor();
    expect(await beside.page.getByRole('button', { name: words.action }).count()).toBe(0);
    await at.open(`/spaces/${source.id}`);
    await chooseInMenu(at.page, words.actions, words.action);
    const dialog = at.page.getByRole('dialog');
    await dialog.getByLabel(words.space, { exact: true }).selectOption(target.id);
    await dialog.getByLabel(words.parent).selectOption(parentId);
    await dialog.getByText(words.losing).waitFor();
    await dialog.getByText(words.documents).waitFor();
    await meetsStandards(at.page, 'dialog');
    if (process.env['UMLAUF_PICTURES'])
      await at.page.screenshot({ path: `${process.env['UMLAUF_PICTURES']}/move-${language}-${width}.png` });
    await dialog.getByRole('button', { name: words.submit, exact: true }).focus();
    await at.page.keyboard.press('Enter');
    await at.page.getByText(words.done).waitFor();
    const row = at.page.locator(`[data-document="${id}"]`);
    await row.waitFor({ state: 'detached' });

    await beside.page.getByText(words.here).waitFor();
    await beside.page.getByRole('link', { name: target.name }).first().waitFor();
    await beside.placeCursor('Inhalt');
    await beside.page.keyboard.type(' danach');
    await beside.saved();
    await without.page.getByText(words.gone).waitFor();
    expect(await without.text.count()).toBe(0);
    if (process.env['UMLAUF_PICTURES'])
      for (const [name, { page }] of Object.entries({ beside, without }))
        await page.screenshot({ path: `${process.env['UMLAUF_PICTURES']}/move-${name}-${language}.png` });

    await at.page.getByRole('button', { name: words.undo }).focus();
    await at.page.keyboard.press('Enter');
    await at.page.getByText(words.undone).waitFor();
    await row.waitFor();
    const [stored] = await journey.hub.sql<{ space_id: string }>(
      'select space_id from document where id = $1',
      [id],
    );
    expect(stored!.space_id).toBe(source.id);
  });

  it('wants a yes where everybody would read it, and says what stands in the way', async () => {
    const source = await journey.hub.seed.space({ password: true });
    const target = await journey.hub.seed.space();
    await journey.hub.seed.open(target, 'PUBLIC');
    const mover = source.lead;
    await takeIn(target, mover, 'LEAD');
    const { id } = await journey.hub.seed.document({ space: source, title: 'Entwurf', markdown: 'Inhalt' });
    const at = await visit(mover, language, width);
    await at.openDocument(id);
    await at.page.getByRole('button', { name: words.action }).focus();
    await at.page.keyboard.press('Enter');
    const dialog = at.page.getByRole('dialog');
    await dialog.getByLabel(words.space, { exact: true }).selectOption(target.id);
    await dialog.getByText(words.wider).waitFor();
    const submit = dialog.getByRole('button', { name: words.submit, exact: true });
    expect(await submit.isDisabled()).toBe(true);
    await dialog.getByLabel(words.confirm).focus();
    await at.page.keyboard.press('Space');
    await meetsStandards(at.page, 'wider');
    await submit.focus();
    await at.page.keyboard.press('Enter');
    await at.page.getByText(words.done).waitFor();
    await at.page.getByRole('link', { name: target.name }).first().waitFor();
    // It stays open, and one writes on.
    await at.placeCursor('Inhalt');
    await at.page.keyboard.type(' danach');
    await at.saved();

    const other = await journey.hub.seed.space();
    await takeIn(other, mover);
    await journey.hub.sql(
      `insert into file_upload (id, document_id, space_id, account_id, name, bytes, expires_at)
       values ($4, $1, $2, $3, 'Plan.txt', 9, now() + interval '1 hour')`,
      [id, target.id, mover.id, newId('fil')],
    );
    await at.page.getByRole('button', { name: words.action }).click();
    await dialog.getByLabel(words.space, { exact: true }).selectOption(other.id);
    await dialog.locator('[aria-live] .kern-alert--danger').waitFor();
    expect(await submit.isDisabled()).toBe(true);
    await meetsStandards(at.page, 'hindrance');
  });
});
