import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useJourney } from '../testkit/journey.ts';

const journey = useJourney();

/** More stops than any page has. */
const MOST_STOPS = 120;

interface Stop {
  name: string;
  isVisible: boolean;
  /** Something about it differs from when it has no focus. */
  isMarked: boolean;
}

/** Where the focus is, whether that is on the screen and whether it can be seen. */
function stopOf(page: Page): Promise<Stop | null> {
  return page.evaluate(async () => {
    const element = document.activeElement as HTMLElement | null;
    if (!element || element === document.body) return null;
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    const look = () => {
      const { outline, boxShadow, border, backgroundColor, textDecoration } = getComputedStyle(element);
      return [outline, boxShadow, border, backgroundColor, textDecoration].join(' | ');
    };
    const box = element.getBoundingClientRect();
    const middle = { x: box.left + box.width / 2, y: box.top + Math.min(box.height / 2, 20) };
    const onTop = document.elementFromPoint(middle.x, middle.y);
    const focused = look();
    element.blur();
    const rest = look();
    element.focus();
    const words = element.getAttribute('aria-label') ?? element.textContent ?? '';
    const labelled = (element as HTMLInputElement).labels?.[0]?.textContent ?? '';
    return {
      name: (labelled || words).trim() || element.outerHTML.slice(0, 80),
      isVisible: Boolean(onTop && (element.contains(onTop) || onTop.contains(element))),
      // In a text the blinking cursor is the mark.
      isMarked: focused !== rest || element.isContentEditable,
    };
  });
}

/** Walks by Tab from the top until the focus leaves the page; every stop must be seen and marked. */
async function walk(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    getSelection()?.removeAllRanges();
    scrollTo(0, 0);
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  const names: string[] = [];
  for (let count = 0; count < MOST_STOPS; count++) {
    // In the text Tab belongs to lists and tables: Escape hands it back.
    if (names.at(-1)?.startsWith('Text von')) await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    const stop = await stopOf(page);
    if (!stop) return names;
    expect(stop, `after ${names.at(-1)}`).toEqual({ name: stop.name, isVisible: true, isMarked: true });
    names.push(stop.name);
  }
  throw new Error(`The walk does not end: ${names.slice(-5).join(' > ')}`);
}

/** The @ is all that a narrow screen has room for; nobody is read it. */
const MENTIONS = 'Erwähnungen';
const FRAME_TOP = [
  'Zum Inhalt springen',
  'Umlauf',
  'Arbeitsbereiche',
  'Umläufe',
  'Aufgaben',
  MENTIONS,
  'Favoriten',
  'Suchen',
  'English',
];
const FRAME_END = ['Barrierefreiheit', 'Barriere melden'];

async function scene() {
  const space = await journey.hub.seed.space({ writers: 1, password: true });
  const { id } = await journey.hub.seed.document({ space, title: 'Konzept', markdown: 'Inhalt' });
  const old = await journey.hub.seed.document({ space, title: 'Altes' });
  await space.lead.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', { id: old.id });
  const visitor = await journey.visit(space.lead);
  return { space, id, visitor, top: [...FRAME_TOP, `Konto: ${space.lead.name}`] };
}

describe('the Tab key reaches everything, in order, visibly', () => {
  it('on the sign-in page', async () => {
    const { page } = await journey.visit(null);
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Anmelden' }).waitFor();
    expect(await walk(page)).toEqual([
      'Zum Inhalt springen',
      'Umlauf',
      'English',
      'E-Mail-Adresse',
      'Passwort',
      'Passwort anzeigen',
      'Anmelden',
      'Passwort vergessen?',
      'Passkey verwenden',
      ...FRAME_END,
    ]);
  });

  it('on the list of spaces', async () => {
    const { space, visitor, top } = await scene();
    await visitor.open('/');
    await visitor.page.getByRole('link', { name: space.name }).waitFor();
    const names = await walk(visitor.page);
    expect(names.slice(0, top.length)).toEqual(top);
    expect(names).toContain('Arbeitsbereich anlegen');
    expect(names).toContain(space.name);
    expect(names.slice(-FRAME_END.length)).toEqual(FRAME_END);
  });

  it('on a space, its members and its bin', async () => {
    const { space, visitor } = await scene();
    const { page } = visitor;
    await visitor.open(`/spaces/${space.id}`);
    await page.getByRole('link', { name: 'Konzept' }).first().waitFor();
    expect(await walk(page)).toEqual(
      expect.arrayContaining([
        'Angaben ändern',
        'Mitglieder',
        'Papierkorb',
        'Neues Dokument',
        'Konzept',
        'Aktionen für „Konzept“',
      ]),
    );
    await visitor.open(`/spaces/${space.id}/members`);
    const writer = space.writers[0]!.name;
    await page.getByRole('button', { name: `${writer} entfernen` }).waitFor();
    expect(await walk(page)).toEqual(
      expect.arrayContaining([`Rolle von ${writer}`, `${writer} entfernen`, 'E-Mail-Adresse', 'Aufnehmen']),
    );
    await visitor.open(`/spaces/${space.id}/bin`);
    await page.getByRole('button', { name: '„Altes“ wiederherstellen' }).waitFor();
    expect(await walk(page)).toEqual(expect.arrayContaining(['Altes', '„Altes“ wiederherstellen']));
  });

  it('on a document', async () => {
    const { id, visitor } = await scene();
    await visitor.openDocument(id);
    await visitor.saved();
    expect(await walk(visitor.page)).toEqual(
      expect.arrayContaining(['Titel ändern', 'Absatzart', 'Text von „Konzept“']),
    );
  });

  it('on a round and the form that starts one', async () => {
    const { space, id, visitor } = await scene();
    const { page } = visitor;
    const { startCirculation } = await space.lead.api.query<{ startCirculation: { id: string } }>(
      'mutation($input: StartCirculationInput!) { startCirculation(input: $input) { id } }',
      {
        input: {
          documentId: id,
          question: 'Ja?',
          template: 'CO_SIGNATURE_PARALLEL',
          accountIds: [space.lead.id],
        },
      },
    );
    await visitor.open(`/circulations/${startCirculation.id}`);
    await page.getByRole('radio', { name: 'Mitzeichnen', exact: true }).waitFor();
    expect(await walk(page)).toEqual(
      expect.arrayContaining([
        'Umlauf zurückziehen',
        'Nach welchen Regeln entschieden wird',
        'Mitzeichnen',
        'Antwort abgeben',
        'Alle Antworten in ihrer Reihenfolge',
      ]),
    );
    await visitor.open(`/documents/${id}/circulate`);
    await page.getByText('Die Frist endet am').waitFor();
    expect(await walk(page)).toEqual(
      expect.arrayContaining([
        'Nach welchen Regeln?',
        'Frage',
        'Mitglieder des Arbeitsbereichs',
        space.writers[0]!.name,
        'Umlauf starten',
      ]),
    );
  });

  it('in the settings and the form for a new space', async () => {
    const { visitor } = await scene();
    await visitor.open('/settings');
    await visitor.page.getByRole('button', { name: 'Zugriffsschlüssel anlegen' }).waitFor();
    expect(await walk(visitor.page)).toEqual(
      expect.arrayContaining(['Name', 'Sprache', 'Speichern', 'Zugriffsschlüssel anlegen']),
    );
    await visitor.open('/spaces/new');
    expect(await walk(visitor.page)).toEqual(
      expect.arrayContaining(['Name', 'Zweck', 'Offen für alle Angemeldeten', 'Abbrechen']),
    );
  });
});

describe('without the mouse', () => {
  it('one signs in, creates a space and a document, writes, and signs out', async () => {
    const person = await journey.hub.seed.person({ password: true });
    const { page } = await journey.visit(null);
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const tabTo = async (name: string) => {
      for (let count = 0; count < MOST_STOPS; count++) {
        await press('Tab');
        if ((await stopOf(page))?.name === name) return;
      }
      throw new Error(`no way to ${name}`);
    };
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Anmelden' }).waitFor();
    await tabTo('E-Mail-Adresse');
    await page.keyboard.type(person.email);
    await press('Tab');
    await page.keyboard.type('a password of the tests');
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Arbeitsbereiche' }).waitFor();

    await tabTo('Arbeitsbereich anlegen');
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Arbeitsbereich anlegen' }).waitFor();
    await tabTo('Name');
    await page.keyboard.type('Tastatur');
    await press('Tab');
    await page.keyboard.type('Ohne Maus');
    // From "open" over "public" to "closed", which asks for the reason.
    await press('Tab', 'ArrowDown', 'ArrowDown', 'Tab');
    await page.keyboard.type('Erprobung');
    await press('Tab', 'Enter');
    await page.getByRole('heading', { level: 1, name: 'Tastatur' }).waitFor();

    await tabTo('Neues Dokument');
    await press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('Ohne Maus');
    await press('Enter');
    await page.getByRole('textbox', { name: 'Text von „Ohne Maus“' }).waitFor();
    await page.locator('[data-stage="saved"]').waitFor();
    await tabTo('Text von „Ohne Maus“');
    await page.keyboard.type('Geschrieben');
    await page.getByText(/Alle Änderungen gespeichert, \d\d:\d\d:\d\d, Nr\. \d+/).waitFor();

    await press('Escape', 'Tab');
    await page.getByRole('button', { name: /^Konto:/ }).focus();
    await press('Enter', 'End', 'Enter');
    await page.getByRole('heading', { level: 1, name: 'Anmelden' }).waitFor();
  });
});
