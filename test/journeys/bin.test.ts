import { describe, expect, it, vi } from 'vitest';
import { meetsStandards } from '../testkit/accessible.ts';
import { useJourney } from '../testkit/journey.ts';

const journey = useJourney();
vi.setConfig({ testTimeout: 120_000 });

const WORDS = {
  de: {
    list: 'Dokumente im Papierkorb',
    due: /Im Papierkorb seit .*, wird am \d+\. \S+ \d{4} endgültig gelöscht/,
    delete: '„Alt“ endgültig löschen',
    confirm: 'Endgültig löschen',
    done: '„Alt“ ist endgültig gelöscht.',
    empty: 'Der Papierkorb ist leer.',
  },
  en: {
    list: 'Documents in the bin',
    due: /In the bin since .*, will be deleted for good on \d+ \S+ \d{4}/,
    delete: 'Delete for good: “Alt”',
    confirm: 'Delete for good',
    done: '“Alt” has been deleted for good.',
    empty: 'The bin is empty.',
  },
};

describe.each([
  ['de', 1280],
  ['en', 360],
] as const)('the bin, in %s at %i pixels', (language, width) => {
  const words = WORDS[language];

  it('says until when something lies there; a lead removes it for good by keyboard, a writer cannot', async () => {
    const space = await journey.hub.seed.space({ writers: 1, password: true });
    const { id } = await journey.hub.seed.document({ space, title: 'Alt' });
    await space.lead.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', { id });
    const [lead, writer] = [
      await journey.visit(space.lead, { width, height: 740 }),
      await journey.visit(space.writers[0]!, { width, height: 740 }),
    ];
    for (const visitor of [lead, writer]) {
      await visitor.page.goto('/accessibility');
      await visitor.page.evaluate((locale) => localStorage.setItem('umlauf.locale', locale), language);
      await visitor.open(`/spaces/${space.id}/bin`);
    }
    const row = (page: typeof lead.page) =>
      page.getByRole('list', { name: words.list }).getByRole('listitem');
    await expect.poll(() => row(lead.page).textContent()).toMatch(words.due);
    await row(writer.page).waitFor();
    expect(await writer.page.getByRole('button', { name: words.delete }).count()).toBe(0);
    await meetsStandards(lead.page, 'bin');

    await lead.page.getByRole('button', { name: words.delete }).focus();
    await lead.page.keyboard.press('Enter');
    const confirm = lead.page.getByRole('dialog').getByRole('button', { name: words.confirm, exact: true });
    await confirm.waitFor();
    await meetsStandards(lead.page, 'dialog');
    await confirm.focus();
    await lead.page.keyboard.press('Enter');
    await lead.page.getByText(words.done).waitFor();
    for (const { page } of [lead, writer]) await page.getByText(words.empty).waitFor();
    await expect
      .poll(async () => (await journey.hub.sql('select 1 from document where id = $1', [id])).length)
      .toBe(0);
  });
});
