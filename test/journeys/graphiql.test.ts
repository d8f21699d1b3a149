import { it } from 'vitest';
import { useJourney } from '../testkit/journey.ts';

const journey = useJourney();

it('GraphiQL says which scope a field takes and how scopes are written, and shows what an operation cost', async () => {
  const space = await journey.hub.seed.space({ password: true });
  const { page } = await journey.visit(space.lead);
  await page.goto('/graphql');
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  const manual = page.locator('.graphiql-plugin');
  await manual.getByRole('link', { name: 'CreateAccessTokenInput', exact: true }).click();
  await manual
    .getByText(/At least one of spaces:read, spaces:write, documents:read, documents:write/)
    .waitFor();
  await manual.getByRole('link', { name: /^Go back to / }).click();
  await manual.getByRole('link', { name: 'Query', exact: true }).click();
  await manual
    .getByText(/Scope: spaces:read\./)
    .first()
    .waitFor();

  const editor = page.getByRole('region', { name: 'Query Editor' });
  await editor.locator('.CodeMirror').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(`{ space(id: "${space.id}") { name } }`);
  await page.keyboard.press('Control+Enter');
  const result = page.getByRole('region', { name: 'Result Window' });
  await result.getByText(`"${space.name}"`).waitFor();
  await result.getByText(/"requested": /).waitFor();
  await result.getByText(/"remaining": /).waitFor();
}, 60_000);
