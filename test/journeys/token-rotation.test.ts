import { expect, it } from 'vitest';
import { isOfSpaces, SCOPES } from '@umlauf/shared/scopes';
import { isAccessible } from '../testkit/accessible.ts';
import { Api } from '../testkit/api.ts';
import { useJourney } from '../testkit/journey.ts';

const journey = useJourney();

const WORDS = {
  de: {
    open: 'Zugriffsschlüssel von „Fachverfahren“',
    rotate: '„Test“ erneuern',
    overlap: 'Der bisherige gilt noch',
    until: 'Gültig bis',
    submit: 'Neuen Schlüssel anlegen',
    secret: 'Zugriffsschlüssel',
    kept: 'Ich habe den Schlüssel gesichert',
    replaced: 'Ersetzt, gilt noch bis',
  },
  en: {
    open: 'Access tokens of “Fachverfahren”',
    rotate: 'Renew “Test”',
    overlap: 'The former one goes on for',
    until: 'Valid until',
    submit: 'Create new token',
    secret: 'Access token',
    kept: 'I have kept the token',
    replaced: 'Replaced, valid until',
  },
};

it.each([
  ['de', 1280],
  ['en', 360],
] as const)(
  'a program’s token is renewed by keyboard: the new one works, and the former one at once or later no more, in %s at %i px',
  async (language, width) => {
    const { seed, url, sql } = journey.hub;
    const words = WORDS[language];
    const space = await seed.space({ password: true });
    const { id: documentId } = await seed.document({ space, title: 'Protokoll' });
    const { id: programId } = await seed.program(space, 'WRITER', { name: 'Fachverfahren' });
    const scopes = SCOPES.filter(isOfSpaces);
    const { secret, tokenId } = await seed.token(programId, scopes, undefined, [space.id]);
    const ask = 'query($id: ID!) { document(id: $id) { title } }';
    const first = new Api(url, secret);
    expect(await first.query(ask, { id: documentId })).toEqual({ document: { title: 'Protokoll' } });

    const { page } = await journey.visit(space.lead, { width, height: 740 });
    await page.addInitScript((locale) => localStorage.setItem('umlauf.locale', locale), language);
    await page.goto(`/spaces/${space.id}/members`);
    const dialog = page.getByRole('dialog');
    const rows = dialog.getByRole('listitem');
    const renew = async (overlapHours: string): Promise<Api> => {
      await rows.getByRole('button', { name: words.rotate }).press('Enter');
      await dialog.getByLabel(words.overlap).and(page.locator(':focus')).selectOption(overlapHours);
      await isAccessible(page, 'renewing');
      await dialog.getByLabel(words.until).press('Enter');
      const shown = dialog.getByRole('group', { name: words.secret });
      await shown.waitFor();
      await isAccessible(page, 'the new token');
      const renewed = (await shown.textContent())!.trim();
      await dialog.getByRole('button', { name: words.kept }).press('Enter');
      await rows.first().waitFor();
      expect(await page.content()).not.toContain(renewed);
      return new Api(url, renewed);
    };
    await page.getByRole('button', { name: words.open }).press('Enter');
    await rows.first().waitFor();
    await isAccessible(page, 'tokens');

    const second = await renew('0');
    expect(await second.query(ask, { id: documentId })).toEqual({ document: { title: 'Protokoll' } });
    expect((await first.error(ask, { id: documentId })).extensions.code).toBe('UNAUTHENTICATED');
    await expect.poll(() => rows.count()).toBe(1);

    const third = await renew('1');
    for (const api of [second, third])
      expect((await api.query(ask, { id: documentId }))['document']).toBeTruthy();
    await expect.poll(() => rows.count()).toBe(2);
    await rows.filter({ hasText: words.replaced }).and(rows.last()).waitFor();
    // An hour later.
    const aged = await sql<{ id: string }>(
      `update access_token set expires_at = now() where account_id = $1 and id <> $2
        and expires_at < now() + interval '1 hour' and space_ids is not null returning id`,
      [programId, tokenId],
    );
    expect(aged).toHaveLength(1);
    await expect
      .poll(async () => (await second.send(ask, { id: documentId })).errors?.[0]!.extensions.code)
      .toBe('UNAUTHENTICATED');
    expect((await third.query(ask, { id: documentId }))['document']).toBeTruthy();
    await page.reload();
    await page.getByRole('button', { name: words.open }).press('Enter');
    await expect.poll(() => rows.count()).toBe(1);
  },
  120_000,
);
