import type { PandocDocument } from '@umlauf/server/platform/pandoc/pandoc-ast';
import type { Pandoc } from '@umlauf/server/platform/pandoc/pandoc';
import type { Api } from './api.ts';

/** One request to the door of exports. */
export function askExport(api: Api, path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${api.url}/api/exports/${path}`, {
    headers: { ...api.allHeaders, ...headers },
    redirect: 'manual',
  });
}

/** What a refused request was told. */
export async function refusalOf(answer: Response): Promise<Record<string, unknown>> {
  const [{ extensions }] = ((await answer.json()) as { errors: [{ extensions: Record<string, unknown> }] })
    .errors;
  return { status: answer.status, ...extensions };
}

/** What somebody is told who shall get nothing. */
export async function gone({ api }: { api: Api }, path: string): Promise<Record<string, unknown>> {
  return refusalOf(await askExport(api, path));
}

/** The file; throws for a refusal. */
export async function bytesAt(api: Api, path: string): Promise<Uint8Array> {
  const answer = await askExport(api, path);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** The same as text. */
export async function textAt(api: Api, path: string): Promise<string> {
  return new TextDecoder().decode(await bytesAt(api, path));
}

/** A Word or OpenDocument file as pandoc reads it, with tracked changes and comments. */
export async function readBack(
  pandoc: Pandoc,
  bytes: Uint8Array,
  from: 'docx' | 'odt',
): Promise<PandocDocument> {
  const { text } = await pandoc.convert({
    options: { from, to: 'json', 'input-files': ['in'], 'track-changes': 'all' },
    input: null,
    files: { in: bytes },
  });
  return JSON.parse(text) as PandocDocument;
}
