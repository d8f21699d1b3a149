import { expect, it } from 'vitest';
import { meetsStandards } from '../testkit/accessible.ts';
import { useJourney } from '../testkit/journey.ts';
import { answerRound, moveDeadline, READ_ROUND, startRound } from '../testkit/rounds.ts';

const journey = useJourney();

it('a silence procedure ends at its deadline while two browsers watch', async () => {
  const { hub } = journey;
  const space = await hub.seed.space({ writers: 1, readers: 1, password: true });
  const [asked, silent] = [space.writers[0]!, space.readers[0]!];
  const { id: documentId } = await hub.seed.document({ space, title: 'Satzung', markdown: 'Der Text.' });
  const accountIds = [asked.id, silent.id];
  const { id } = await startRound(space.lead.api, { documentId, accountIds, template: 'SILENCE_IS_CONSENT' });
  const here = await journey.visit(space.lead, { width: 1280, height: 740 });
  const there = await journey.visit(silent, { width: 360, height: 740 });
  const pages = [here.page, there.page];
  for (const page of pages) {
    await page.goto(`/circulations/${id}`);
    await page.getByText('0 von 2 Stimmen abgegeben').first().waitFor();
  }
  await answerRound(asked.api, id, 'AGREE');
  for (const page of pages) await page.getByText('1 von 2 Stimmen abgegeben').first().waitFor();
  await moveDeadline(hub, id, new Date(Date.now() + 2_000));
  // Nobody reloads anything.
  for (const page of pages)
    await page
      .getByText(/^Beschlossen: /)
      .first()
      .waitFor({ timeout: 30_000 });
  expect((await space.lead.api.query(READ_ROUND, { id }))['circulation']).toMatchObject({
    state: 'ADOPTED',
    verification: { contentMatches: true, resultMatches: true },
  });
  for (const page of pages) await meetsStandards(page);
}, 120_000);
