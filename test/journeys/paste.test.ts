import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { useJourney } from '../testkit/journey.ts';
import type { Visitor } from '../testkit/visitor.ts';

const journey = useJourney();

function clipboard(name: string): string {
  const fixtures = '../../client/src/documents/editor/paste/fixtures';
  return readFileSync(new URL(`${fixtures}/${name}.clipboard`, import.meta.url), 'utf8');
}

/** Puts it on the browser's clipboard as another program would, and pastes by keyboard. */
async function paste(visitor: Visitor, html: string): Promise<void> {
  await visitor.text.focus();
  await visitor.text.evaluate((element, words) => {
    const transfer = new DataTransfer();
    transfer.setData('text/html', words);
    transfer.setData('text/plain', 'nur Text');
    const event = new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true });
    element.dispatchEvent(event);
  }, html);
}

async function pasted(name: string): Promise<{ html: string; markdown: string }> {
  const space = await journey.hub.seed.space({ password: true });
  const { id } = await journey.hub.seed.document({ space });
  const visitor = await journey.visit(space.lead);
  await visitor.openDocument(id);
  await paste(visitor, clipboard(name));
  await expect.poll(async () => (await visitor.lines()).length).toBeGreaterThan(1);
  await visitor.saved();
  const read = () =>
    space.lead.api.query('query($id: ID!) { document(id: $id) { markdown revision textRevision } }', { id });
  await expect
    .poll(async () => (await read()).document)
    .toSatisfy((now) => now.revision === now.textRevision);
  return { html: await visitor.text.innerHTML(), markdown: (await read()).document.markdown };
}

it('keeps structure from Word, and nothing of its dressing', async () => {
  const { html, markdown } = await pasted('word');
  expect(html).not.toMatch(/mso|Mso|<o:p|font-family|file:\/\//);
  expect(markdown).toContain('# ');
  expect(markdown).toContain('Die Kommunen **Musterstadt** und *Beispielhausen* beteiligen sich');
  expect(markdown).toContain('[Leistungskatalog](https://www.example.org/ozg?id=5&x=1)');
  expect(markdown).toMatch(/^- Antrag prüfen$/m);
  expect(markdown).not.toContain('Symbol');
});

it('keeps structure from a web page, and no script, style or picture', async () => {
  const { html } = await pasted('web-page');
  expect(html).not.toMatch(/<script|javascript:|onclick|<img|font-family|color:/i);
});
