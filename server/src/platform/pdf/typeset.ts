import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

let compiler: Promise<NodeCompiler> | null = null;

/** Loaded when somebody wants the first PDF: it is a native program of some 50 MB. */
function loadCompiler(): Promise<NodeCompiler> {
  compiler ??= import('@myriaddreamin/typst-ts-node-compiler').then((typst) => typst.NodeCompiler.create());
  return compiler;
}

/** What the compiler's own fonts can show; PDF/UA refuses a text with anything else in it. */
const UNSHOWN = /[^\u0020-\u024f\u0370-\u04ff\u1e00-\u1eff\u2010-\u203a\u20ac]/gu;

/** Characters without a picture become a question mark. */
export function showable(text: string): string {
  return text.replaceAll(UNSHOWN, '?');
}

/**
 * A tagged PDF (PDF/UA-1, ISO 14289-1) of a Typst template, which finds the content as JSON in `sys.inputs.content`:
 * no word of it is ever read as Typst.
 */
export async function typeset(template: string, content: unknown): Promise<Uint8Array> {
  const typst = await loadCompiler();
  const inputs = { content: JSON.stringify(content) };
  return typst.pdf({ mainFileContent: template, inputs }, { pdfStandard: 'ua-1' as never });
}
