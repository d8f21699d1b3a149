import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { NetworkLine } from './network-line.ts';

export interface VisitOptions {
  /** Pixels; 1280 by 800 by default. */
  width?: number;
  height?: number;
  /** A line of one's own that the test may cut. */
  cuttable?: boolean;
}

/** What a page says when the network is gone or an answer is an error: the tests cause both on purpose. */
const NETWORK_WORDS =
  /^Failed to load resource|^WebSocket connection to .* failed|ERR_(INTERNET|SOCKS|PROXY)/;

/** Somebody at a browser of their own. */
export class Visitor {
  /** What must not happen on any page: errors in scripts, breaches of the content policy, other hosts. */
  readonly faults: string[] = [];
  readonly context: BrowserContext;
  readonly page: Page;
  readonly #url: string;
  readonly #line: NetworkLine | null;

  private constructor(context: BrowserContext, page: Page, url: string, line: NetworkLine | null) {
    this.context = context;
    this.page = page;
    this.#url = url;
    this.#line = line;
    context.on('page', (opened) => this.#watch(opened));
    context.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (/^(https?|wss?):$/.test(protocol) && origin !== url)
        this.faults.push(`request to ${request.url()}`);
    });
    this.#watch(page);
  }

  static async arrive(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visitor> {
    const { width = 1280, height = 800, cuttable = false } = options;
    const line = cuttable ? await NetworkLine.lay() : null;
    const context = await browser.newContext({
      baseURL: url,
      locale: 'de-DE',
      timezoneId: 'Europe/Berlin',
      viewport: { width, height },
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
      ...(line ? { proxy: line.proxy } : {}),
    });
    context.setDefaultTimeout(20_000);
    return new Visitor(context, await context.newPage(), url, line);
  }

  /** Opens a session as the sign-in page does, without the page. */
  async signIn(email: string, password: string): Promise<void> {
    const answer = await this.context.request.post('/api/auth/sign-in/email', {
      data: { email, password },
      headers: { origin: this.#url },
    });
    expect(answer.status(), 'sign-in').toBe(200);
  }

  async open(path: string): Promise<void> {
    await this.page.goto(path);
    await this.page.locator('h1').waitFor();
  }

  async openDocument(id: string): Promise<void> {
    await this.page.goto(`/documents/${id}`);
    await this.text.and(this.page.locator('[contenteditable="true"]')).waitFor();
  }

  /** The document's text, where one writes. */
  get text(): Locator {
    return this.page.getByRole('textbox', { name: /^(Text von|Text of) / });
  }

  /** Puts the cursor at the end of the first block with these words. */
  async placeCursor(words: string): Promise<void> {
    const block = this.text.locator('p, h1, h2, h3, h4, pre').filter({ hasText: words }).first();
    await block.click();
    // The End key knows lines only, and a long block has many.
    await block.evaluate((element) => {
      getSelection()!.selectAllChildren(element);
      getSelection()!.collapseToEnd();
    });
  }

  /** What stands in the text, a line for each block, without the others' cursors. */
  lines(): Promise<string[]> {
    return this.text.evaluate((root) => {
      const copy = root.cloneNode(true) as HTMLElement;
      for (const caret of copy.querySelectorAll('.umlauf-caret')) caret.remove();
      return [...copy.children].map((block) => (block.textContent ?? '').replaceAll('\u2060', ''));
    });
  }

  /** Resolves when the page says that everything is saved. */
  async saved(): Promise<void> {
    await this.page.locator('[data-stage="saved"]').waitFor();
  }

  /** Takes the network away: open sockets break, and the browser says that it is offline. */
  async loseNetwork(): Promise<void> {
    this.#line!.cut();
    await this.context.setOffline(true);
  }

  async findNetwork(): Promise<void> {
    this.#line!.mend();
    await this.context.setOffline(false);
  }

  /** Names of the databases that this browser keeps for documents. */
  deviceCopies(): Promise<string[]> {
    return this.page.evaluate(async () => {
      const databases = await indexedDB.databases();
      return databases.map(({ name }) => name ?? '').filter((name) => name.startsWith('umlauf:'));
    });
  }

  async leave(): Promise<void> {
    await this.context.close();
    await this.#line?.close();
  }

  #watch(page: Page): void {
    page.on('pageerror', (error) => this.faults.push(`error: ${error.message}`));
    page.on('console', (message) => {
      const words = message.text();
      if (message.type() === 'error' && !NETWORK_WORDS.test(words)) this.faults.push(`console: ${words}`);
    });
    page.on('websocket', (socket) => {
      if (new URL(socket.url()).host !== new URL(this.#url).host)
        this.faults.push(`socket to ${socket.url()}`);
    });
  }
}
