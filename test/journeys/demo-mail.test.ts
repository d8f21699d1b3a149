import { expect, it } from 'vitest';
import { isAccessible } from '../testkit/accessible.ts';
import { DEMO_PASSWORD } from '../testkit/child-hub.ts';
import { useJourney } from '../testkit/journey.ts';

const LEAD = 'koordination@umlauf.example';

const journey = useJourney({ DEMO: 'true' });

const WORDS = {
  de: {
    title: 'Mails der Demo',
    none: 'Noch keine Mail.',
    people: 'Personen',
    check: 'Prüfen',
    invite: 'Einladen',
    done: 'Erledigt: 1 eingeladen.',
    all: 'Alle Mails',
    name: 'Ihr Name',
    password: 'Passwort',
  },
  en: {
    title: 'Mails of the demo',
    none: 'No mail yet.',
    people: 'People',
    check: 'Check',
    invite: 'Invite',
    done: 'Done: 1 invited.',
    all: 'All mails',
    name: 'Your name',
    password: 'Password',
  },
};

it.each([
  ['de', 1280],
  ['en', 360],
] as const)(
  'a mail that the demo keeps appears by itself, and its link leads on, in %s at %i px',
  async (language, width) => {
    const { sql } = journey.hub;
    const words = WORDS[language];
    const email = `erika.${language}@mail.example`;
    await sql('update account set locale = upper($2) where email = $1', [LEAD, language]);
    // Whoever is asked in the demo's round was told.
    if (language === 'de') await sql('delete from mail');
    const [space] = await sql<{ id: string; name: string }>(
      `select s.id, s.name from space s join membership m on m.space_id = s.id and m.role = 'LEAD'
        join account a on a.id = m.account_id and a.email = $1 order by s.id limit 1`,
      [LEAD],
    );
    const [reader, lead] = [
      await journey.visit(null, { width, height: 740 }),
      await journey.visit(null, { width, height: 740 }),
    ];
    for (const { page } of [reader, lead])
      await page.addInitScript((locale) => localStorage.setItem('umlauf.locale', locale), language);
    const { page } = reader;
    await page.goto('/demo/mail');
    await page.getByRole('heading', { level: 1, name: words.title }).waitFor();
    if (language === 'de') await page.getByText(words.none).waitFor();
    await isAccessible(page, 'the list');

    await lead.signIn(LEAD, DEMO_PASSWORD);
    await lead.open(`/spaces/${space!.id}/members`);
    await lead.page.getByLabel(words.people).fill(`Erika Muster <${email}>`);
    await lead.page.getByRole('button', { name: words.check, exact: true }).press('Enter');
    await lead.page.getByRole('button', { name: words.invite, exact: true }).press('Enter');
    await lead.page.getByText(words.done).waitFor();

    // Nobody reloads.
    const line = page
      .getByRole('list', { name: words.title })
      .getByRole('listitem')
      .filter({ hasText: email });
    await line.getByRole('link').press('Enter');
    await page.getByRole('heading', { level: 1 }).filter({ hasText: space!.name }).waitFor();
    await page.getByText(email).first().waitFor();
    await isAccessible(page, 'a mail');
    await page.getByRole('link', { name: words.all }).press('Enter');
    await line.getByRole('link').press('Enter');
    await page.getByRole('link', { name: /\/invitation#/ }).press('Enter');
    await page.getByLabel(words.name).waitFor();
    expect(page.url()).not.toContain('#');
    expect(await page.getByLabel(words.name).inputValue()).toBe('Erika Muster');
    await page.getByLabel(words.password, { exact: true }).fill('vier gute Worte nebeneinander');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: space!.name }).waitFor();
  },
  60_000,
);

it('is a page of the demo alone', async () => {
  const visitor = await journey.visit(null);
  await visitor.page.goto('/demo/mail/mai_nothing');
  await visitor.page.getByRole('heading', { level: 1 }).waitFor();
  await isAccessible(visitor.page, 'not found');
});
