import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useJourney } from '../testkit/journey.ts';

const journey = useJourney();

/** The tree as nested titles: `Konzept > Anhang` stands below `Konzept`. */
function tree(page: Page): Promise<string[]> {
  return page.getByRole('list', { name: /^Dokumente in/ }).evaluate((root) => {
    const walk = (list: Element, above: string): string[] =>
      [...list.children].flatMap((entry) => {
        const path = above + (entry.querySelector('a')?.textContent ?? '');
        const below = [...entry.children].find((child) => child.tagName === 'UL');
        return [path, ...(below ? walk(below, `${path} > `) : [])];
      });
    return walk(root, '');
  });
}

/** Chooses from a row's menu without touching the mouse. */
async function chooseByKeyboard(page: Page, title: string, choice: string): Promise<void> {
  const button = page.getByRole('button', { name: `Aktionen für „${title}“` });
  await button.focus();
  await page.keyboard.press('Enter');
  const wanted = page.getByRole('menuitem', { name: choice, exact: true });
  await wanted.waitFor();
  const choices = await page.getByRole('menuitem').filter({ visible: true }).allTextContents();
  for (let step = 0; step < choices.indexOf(choice); step++) await page.keyboard.press('ArrowDown');
  expect(await wanted.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
}

async function twoAtOneSpace() {
  const space = await journey.hub.seed.space({ writers: 1, password: true });
  for (const title of ['Konzept', 'Anhang', 'Vermerk']) await journey.hub.seed.document({ space, title });
  const alva = await journey.visit(space.lead);
  const bodo = await journey.visit(space.writers[0]!);
  await Promise.all([alva.open(`/spaces/${space.id}`), bodo.open(`/spaces/${space.id}`)]);
  await expect.poll(() => tree(bodo.page)).toEqual(['Konzept', 'Anhang', 'Vermerk']);
  return { space, alva: alva.page, bodo: bodo.page };
}

describe('documents in a space', () => {
  it('are created, and the others see it without a reload', async () => {
    const { space, alva, bodo } = await twoAtOneSpace();
    await alva.getByRole('button', { name: 'Neues Dokument', exact: true }).click();
    await alva.getByRole('dialog').getByRole('button', { name: 'Anlegen' }).click();
    await alva.getByText('Bitte füllen Sie dieses Feld aus.').waitFor();
    await alva.getByLabel('Titel').fill('<script>alert(1)</script>');
    await alva.keyboard.press('Enter');
    await alva.getByRole('heading', { level: 1, name: '<script>alert(1)</script>' }).waitFor();
    await alva.getByRole('textbox', { name: /^Text von/ }).waitFor();
    await bodo.getByRole('link', { name: '<script>alert(1)</script>' }).first().waitFor();
    await bodo.getByText('hat „<script>alert(1)</script>“ angelegt').first().waitFor();
    await alva.goto(`/spaces/${space.id}`);
    await expect
      .poll(() => tree(alva))
      .toEqual(['Konzept', 'Anhang', 'Vermerk', '<script>alert(1)</script>']);
  });

  it('are moved and renamed by keyboard alone, and the others see it without a reload', async () => {
    const { alva, bodo } = await twoAtOneSpace();
    await chooseByKeyboard(alva, 'Vermerk', 'Nach oben');
    await expect.poll(() => tree(bodo)).toEqual(['Konzept', 'Vermerk', 'Anhang']);
    await chooseByKeyboard(alva, 'Anhang', 'Nach oben');
    await expect.poll(() => tree(bodo)).toEqual(['Konzept', 'Anhang', 'Vermerk']);
    await chooseByKeyboard(alva, 'Anhang', 'Einrücken');
    await expect.poll(() => tree(bodo)).toEqual(['Konzept', 'Konzept > Anhang', 'Vermerk']);
    await expect.poll(() => tree(alva)).toEqual(['Konzept', 'Konzept > Anhang', 'Vermerk']);

    await chooseByKeyboard(alva, 'Anhang', 'Umbenennen');
    await alva.getByLabel('Titel von „Anhang“').waitFor();
    await alva.keyboard.type('Anlage');
    await alva.keyboard.press('Enter');
    await expect.poll(() => tree(bodo)).toEqual(['Konzept', 'Konzept > Anlage', 'Vermerk']);
    const menu = alva.getByRole('button', { name: 'Aktionen für „Anlage“' });
    await expect.poll(() => menu.evaluate((element) => element === document.activeElement)).toBe(true);

    await chooseByKeyboard(alva, 'Anlage', 'Ausrücken');
    await expect.poll(() => tree(bodo)).toEqual(['Konzept', 'Anlage', 'Vermerk']);
  });

  it('go to the bin and come back, on the other screen too', async () => {
    const { space, alva, bodo } = await twoAtOneSpace();
    await chooseByKeyboard(alva, 'Anhang', 'In den Papierkorb');
    await expect.poll(() => tree(bodo)).toEqual(['Konzept', 'Vermerk']);
    await bodo.getByRole('link', { name: 'Papierkorb' }).click();
    const inBin = bodo.getByRole('list', { name: 'Dokumente im Papierkorb' });
    await inBin.getByRole('link', { name: 'Anhang' }).waitFor();

    const notices = alva.getByRole('region', { name: 'Meldungen' });
    await notices.getByText('„Anhang“ liegt im Papierkorb.').waitFor();
    await notices.getByRole('button', { name: 'Rückgängig' }).click();
    await bodo.getByText('Der Papierkorb ist leer.').waitFor();
    await expect.poll(() => tree(alva)).toEqual(['Konzept', 'Anhang', 'Vermerk']);

    await chooseByKeyboard(alva, 'Konzept', 'In den Papierkorb');
    await bodo.getByRole('button', { name: '„Konzept“ wiederherstellen' }).click();
    await expect.poll(async () => (await tree(alva)).toSorted()).toEqual(['Anhang', 'Konzept', 'Vermerk']);
    await bodo.goto(`/spaces/${space.id}`);
    expect((await tree(bodo)).toSorted()).toEqual(['Anhang', 'Konzept', 'Vermerk']);
  });

  it('say on their own page that they lie in the bin', async () => {
    const space = await journey.hub.seed.space({ writers: 1, password: true });
    const { id } = await journey.hub.seed.document({ space, markdown: 'Inhalt' });
    const bodo = await journey.visit(space.writers[0]!);
    await bodo.openDocument(id);
    await space.lead.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', { id });
    await bodo.page.getByText('Dieses Dokument liegt im Papierkorb').first().waitFor();
    await expect.poll(() => bodo.page.locator('[contenteditable="true"]').count()).toBe(0);
    await bodo.page.getByRole('button', { name: 'Wiederherstellen' }).click();
    await bodo.page.locator('[contenteditable="true"]').waitFor();
    await bodo.placeCursor('Inhalt');
    await bodo.page.keyboard.type(' danach');
    await bodo.saved();
  });
});
