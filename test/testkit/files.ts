import { setTimeout as wait } from 'node:timers/promises';
import type { Api } from './api.ts';
import type { TestHub } from './hub.ts';

/** One request to the routes of files. */
export function askFiles(
  api: Api,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: BodyInit,
): Promise<Response> {
  return fetch(`${api.url}${path}`, {
    method,
    redirect: 'manual',
    headers: { 'tus-resumable': '1.0.0', ...api.allHeaders, ...headers },
    // Without `duplex` Node sends no stream.
    ...(body === undefined ? {} : { body, duplex: 'half' }),
  } as RequestInit);
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Announces a file. */
export function announceFile(api: Api, documentId: string, name: string, bytes: number): Promise<Response> {
  return askFiles(api, 'POST', '/api/files/uploads', {
    'upload-length': String(bytes),
    'upload-metadata': `documentId ${base64(documentId)},filename ${base64(name)}`,
  });
}

/** Sends bytes of an upload, from an offset on. */
export function sendBytes(api: Api, path: string, offset: number, body: BodyInit): Promise<Response> {
  const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) };
  return askFiles(api, 'PATCH', path, headers, body);
}

/** Attaches a file in one go; answers its id. */
export async function attach(
  api: Api,
  documentId: string,
  name: string,
  content: string | Uint8Array<ArrayBuffer> = `Inhalt von ${name}`,
): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const announced = await announceFile(api, documentId, name, bytes.byteLength);
  const path = announced.headers.get('location');
  if (!path) throw new Error(`not announced: ${announced.status} ${await announced.text()}`);
  const sent = await sendBytes(api, path, 0, bytes);
  if (sent.status !== 204) throw new Error(`not sent: ${sent.status} ${await sent.text()}`);
  return path.split('/').at(-1)!;
}

/** Waits until somebody has looked into every file. */
export async function filesRead(hub: Pick<TestHub, 'sql'>): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if ((await hub.sql(`select 1 from file_text where state = 'WAITING' limit 1`)).length === 0) return;
    await wait(100);
  }
  throw new Error('not all files were read');
}
