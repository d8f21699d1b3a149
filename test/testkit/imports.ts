import type { ImportReport } from '@umlauf/server/imports/import-file';
import type { Api } from './api.ts';

/** Sends a file to become a document. */
export function sendImport(
  api: Api,
  query: Record<string, string>,
  body: string | Uint8Array<ArrayBuffer>,
): Promise<Response> {
  return fetch(`${api.url}/api/imports?${new URLSearchParams(query).toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...api.allHeaders },
    body,
  });
}

/** Makes a document of a file; throws when it is refused. */
export async function bring(
  api: Api,
  spaceId: string,
  filename: string,
  content: string | Uint8Array<ArrayBuffer>,
  more: Record<string, string> = {},
): Promise<ImportReport> {
  const answer = await sendImport(api, { spaceId, filename, ...more }, content);
  const body = await answer.text();
  if (answer.status !== 201) throw new Error(`${answer.status}: ${body}`);
  return JSON.parse(body) as ImportReport;
}
