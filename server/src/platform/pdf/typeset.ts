import { join } from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

let compiler: Promise<NodeCompiler> | null = null;

/** Loaded when somebody wants the first PDF: it is a native program of some 50 MB. It keeps the fonts of that first one. */
function loadCompiler(fonts: Buffer[]): Promise<NodeCompiler> {
  const options = fonts.length > 0 ? { fontArgs: [{ fontBlobs: fonts }] } : undefined;
  compiler ??= import('@myriaddreamin/typst-ts-node-compiler').then(({ NodeCompiler }) =>
    NodeCompiler.create(options),
  );
  return compiler;
}

/**
 * A tagged PDF (PDF/UA-1, ISO 14289-1) of a Typst template, which finds the content as JSON in `sys.inputs.content`:
 * no word of it is ever read as Typst. `files`: what it may show, by the paths that the content has for them.
 */
export async function typeset(
  template: string,
  content: unknown,
  files: Readonly<Record<string, Uint8Array>> = {},
  fonts: Buffer[] = [],
): Promise<Uint8Array> {
  const typst = await loadCompiler(fonts);
  const inputs = { content: JSON.stringify(content) };
  typst.resetShadow();
  // Its world is this folder; what is mapped there lies in no file.
  for (const [path, bytes] of Object.entries(files))
    typst.mapShadow(join(process.cwd(), path), Buffer.from(bytes));
  return typst.pdf({ mainFileContent: template, inputs }, { pdfStandard: 'ua-1' as never });
}
