/**
 * Draws `docs/document-page.png`, the README's picture: two people write in a document of the demo. By hand, after a
 * build: `node --import @oxc-node/core/register test/journeys/picture.ts`
 */
import { mkdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../testkit/browser.ts';
import { ChildHub, DEMO_PASSWORD } from '../testkit/child-hub.ts';
import { Visitor } from '../testkit/visitor.ts';

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));
const PICTURE = `${DOCS}document-page.png`;
const SPACE = 'Baumfällgenehmigung online';
const DOCUMENT = 'Beschlussvorlage';
const LARGEST_BYTES = 300_000;

/** Puts the cursor behind these words. */
async function placeCursor({ text }: Visitor, words: string): Promise<void> {
  const block = text.locator('p').filter({ hasText: words }).first();
  await block.click();
  await block.evaluate((element, sought) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const at = texts.currentNode.textContent!.indexOf(sought);
      if (at >= 0) getSelection()!.collapse(texts.currentNode, at + sought.length);
    }
  }, words);
}

const hub = await ChildHub.start({ DEMO: 'true' });
const browser = await launchChromium();
try {
  const [lead, writer] = await Promise.all(
    ['koordination@umlauf.example', 'stadt@umlauf.example'].map(async (email) => {
      const visitor = await Visitor.arrive(browser, hub.url, { width: 1280, height: 860 });
      await visitor.signIn(email, DEMO_PASSWORD);
      await visitor.open('/');
      await visitor.page.getByRole('link', { name: SPACE }).first().click();
      await visitor.page.getByRole('link', { name: DOCUMENT }).first().click();
      await visitor.text.and(visitor.page.locator('[contenteditable="true"]')).waitFor();
      return visitor;
    }),
  );
  await placeCursor(writer!, 'Stadt Soest');
  await writer!.page.keyboard.type(' (federführend)');
  await placeCursor(lead!, 'in der 8. Sitzung.');
  await lead!.page.keyboard.type(' Die Kosten folgen bis zum 27.11.2026.');
  await lead!.saved();
  await lead!.page.locator('.umlauf-caret').waitFor();
  await lead!.page.evaluate(() => scrollTo(0, 0));
  // One's own cursor rests from blinking when a key was pressed.
  await lead!.page.keyboard.press('ArrowLeft');
  await lead!.page.keyboard.press('ArrowRight');
  await mkdir(DOCS, { recursive: true });
  await lead!.page.screenshot({ path: PICTURE, caret: 'initial' });
  const { size } = await stat(PICTURE);
  if (size > LARGEST_BYTES) throw new Error(`the picture has ${size} bytes, more than ${LARGEST_BYTES}`);
  console.log(`${PICTURE}: ${size} bytes`);
} finally {
  await browser.close();
  await hub.close();
}
