import { expect, it } from 'vitest';
import { isAccessible } from '../testkit/accessible.ts';
import { newestSecret } from '../testkit/invitations.ts';
import { useJourney } from '../testkit/journey.ts';

const journey = useJourney();

it.each([
  ['German at 1280 px', 1280, 'de'],
  ['English at 360 px', 360, 'en'],
])(
  'from a pasted list to the first sentence written, in %s',
  async (_, width, language) => {
    const de = language === 'de';
    const space = await journey.hub.seed.space({ password: true });
    const { id: documentId } = await journey.hub.seed.document({ space });
    const email = `erika.${language}@mail.example`;

    const { page: lead } = await journey.visit(space.lead, { width });
    await lead.addInitScript((locale) => localStorage.setItem('umlauf.locale', locale), language);
    await space.lead.api.send('mutation { updateViewer(input: { locale: EN }) { email } }');
    await journey.hub.sql('update account set locale = upper($2) where id = $1', [space.lead.id, language]);
    await lead.goto(`/spaces/${space.id}/members`);
    await lead
      .getByLabel(de ? 'Personen' : 'People')
      .fill(`Erika Muster <${email}>\n${space.lead.email}\nrubbish`);
    await lead.getByRole('button', { name: de ? 'Prüfen' : 'Check', exact: true }).click();
    await lead.getByText(de ? '1 Person wird eingeladen.' : '1 person will be invited.').waitFor();
    await lead.getByText(de ? 'ist schon dabei' : 'is a member already').waitFor();
    await lead.getByText(de ? 'ist keine E-Mail-Adresse' : 'is no e-mail address').waitFor();
    await isAccessible(lead);
    await lead.getByRole('button', { name: de ? 'Einladen' : 'Invite', exact: true }).click();
    await lead.getByText(de ? 'Erledigt: 1 eingeladen.' : 'Done: 1 invited.').waitFor();
    await lead.getByText(`Erika Muster <${email}>`).waitFor();
    await lead.getByRole('button', { name: de ? 'Neue Liste' : 'New list' }).click();
    await lead
      .getByLabel(de ? 'Personen' : 'People')
      .and(lead.locator(':focus'))
      .waitFor();

    const visitor = await journey.visit(null, { width });
    const { page } = visitor;
    await page.addInitScript((locale) => localStorage.setItem('umlauf.locale', locale), language);
    await page.goto(`/invitation#${await newestSecret(journey.hub, email)}`);
    await page.getByText(space.name).waitFor();
    expect(page.url()).not.toContain('#');
    await isAccessible(page);
    expect(await page.getByLabel(de ? 'Ihr Name' : 'Your name').inputValue()).toBe('Erika Muster');
    await page
      .getByLabel(de ? 'Passwort' : 'Password', { exact: true })
      .fill('vier gute Worte nebeneinander');
    await page
      .getByRole('button', { name: de ? 'Konto anlegen und annehmen' : 'Create account and accept' })
      .click();
    await page.getByRole('heading', { level: 1, name: space.name }).waitFor();
    await visitor.openDocument(documentId);
    await visitor.text.click();
    await page.keyboard.type('Mein erster Satz.');
    await visitor.saved();
    // Whom the lead waited for has answered: seen without a reload.
    await lead.getByText(`Erika Muster <${email}>`).waitFor({ state: 'detached' });
  },
  60_000,
);
