import type { Pandoc } from '@umlauf/server/platform/pandoc/pandoc';
import { Api } from '../../testkit/api.ts';
import { ChildHub } from '../../testkit/child-hub.ts';
import { bring } from '../../testkit/imports.ts';
import { paragraphOf, run, wordFile } from '../../testkit/office-files.ts';
import { ServerProbe } from '../../testkit/server-probe.ts';

/** One thing that is measured. */
export interface Conversion {
  name: string;
  convert(): Promise<unknown>;
}

const LEAD = 'koordination@umlauf.example';
const WORDS_PER_PAGE = 400;
const SENTENCE =
  'Die zuständige Stelle prüft den Antrag innerhalb von vier Wochen und teilt das Ergebnis der Kommune schriftlich mit. ';
const STYLES = '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>';

/** Headings, paragraphs with words in bold, a list of points, and a table on each page. */
function report(pages: number): Uint8Array<ArrayBuffer> {
  const words = SENTENCE.split(' ').length - 1;
  const sentences = Math.floor((WORDS_PER_PAGE - 60) / words / 4);
  const row = `<w:tr>${`<w:tc>${paragraphOf(run('Kommune und Kreis'))}</w:tc>`.repeat(4)}</w:tr>`;
  const page = (number: number) =>
    `<w:p><w:pPr><w:pStyle w:val="H2"/></w:pPr>${run(`Abschnitt ${number}`)}</w:p>` +
    paragraphOf(run(SENTENCE.repeat(sentences)), run('Frist: vier Wochen.', '<w:b/>')).repeat(4) +
    `<w:tbl>${row.repeat(5)}</w:tbl>`;
  const body = Array.from({ length: pages }, (_, at) => page(at + 1)).join('');
  return wordFile(body, { styles: STYLES }, { packed: true });
}

/** A built server with its demo, a report, and pandoc by itself. */
export class ConvertStage {
  private constructor(
    private readonly hub: ChildHub,
    private readonly probe: ServerProbe,
    private readonly api: Api,
    private readonly spaceId: string,
    private readonly pandoc: Pandoc,
    private readonly file: Uint8Array<ArrayBuffer>,
    private readonly documentId: string,
    readonly words: number,
  ) {}

  static async start(pages: number, pandoc: Pandoc): Promise<ConvertStage> {
    const probe = new ServerProbe();
    const hub = await ChildHub.start({ DEMO: 'true', ...probe.env });
    const api = new Api(hub.url, null, { cookie: await hub.demoSession(LEAD), origin: hub.url });
    const { spaces } = await api.query('{ spaces(first: 1) { nodes { id } } }');
    const spaceId = spaces.nodes[0].id as string;
    const file = report(pages);
    const { documentId } = await bring(api, spaceId, 'Bericht.docx', file);
    const { document } = await api.query('query($id: ID!) { document(id: $id) { text } }', {
      id: documentId,
    });
    const words = (document.text as string).split(/\s+/).length;
    return new ConvertStage(hub, probe, api, spaceId, pandoc, file, documentId, words);
  }

  conversions(): Conversion[] {
    const { api, file, pandoc, documentId } = this;
    const read = { from: 'docx', to: 'json', 'input-files': ['x'] };
    const out = async (format: string) => {
      const answer = await fetch(`${api.url}/api/exports/documents/${documentId}.${format}`, {
        headers: api.allHeaders,
      });
      if (!answer.ok) throw new Error(`${format}: ${answer.status} ${await answer.text()}`);
      await answer.arrayBuffer();
    };
    return [
      { name: 'umlauf: DOCX in', convert: () => bring(api, this.spaceId, 'Bericht.docx', file) },
      {
        name: 'pandoc alone: DOCX in',
        convert: () => pandoc.convert({ options: read, input: null, files: { x: file } }),
      },
      { name: 'umlauf: DOCX out', convert: () => out('docx') },
      {
        name: 'pandoc alone: DOCX to DOCX',
        convert: () =>
          pandoc.convert({
            options: { from: 'docx', to: 'docx', 'input-files': ['x'], 'output-file': 'out.docx' },
            input: null,
            files: { x: file },
          }),
      },
      { name: 'umlauf: PDF out', convert: () => out('pdf') },
    ];
  }

  async measure({
    convert,
  }: Conversion): Promise<{ seconds: number; usualDelay: number; longestDelay: number }> {
    await this.probe.read();
    const began = performance.now();
    await convert();
    const seconds = (performance.now() - began) / 1_000;
    const { usualDelay, longestDelay } = await this.probe.read();
    return { seconds, usualDelay, longestDelay };
  }

  close(): Promise<void> {
    return this.hub.close();
  }
}
