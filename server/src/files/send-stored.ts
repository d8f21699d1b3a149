import type { Request, Response } from 'express';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { StoredBytes } from './file-store.ts';

/** Nothing in a file runs, loads or is shown as a page of ours, however a browser comes to it. */
const SANDBOX = "default-src 'none'; frame-ancestors 'none'; sandbox";

type Part = { start: number; end: number };

/**
 * The whole, a part of it by `Range`, or that the caller has it already (RFC 9110, 13 and 14): after asking whether they
 * may. `mark` tells contents apart. Always by this server, whatever keeps the file: nobody else asks for permission.
 */
export async function sendStored(
  request: Request,
  response: Response,
  { bytes, read }: StoredBytes,
  mark: string,
): Promise<void> {
  const etag = `"${mark}"`;
  response.setHeader('content-security-policy', SANDBOX);
  response.setHeader('cache-control', 'private, no-cache');
  response.setHeader('etag', etag);
  response.setHeader('accept-ranges', 'bytes');
  if (request.fresh) {
    for (const name of ['content-type', 'content-disposition']) response.removeHeader(name);
    return void response.status(304).end();
  }
  const part = wantedPart(request, bytes, etag);
  if (part === 'UNSATISFIABLE') {
    for (const name of ['content-type', 'content-disposition', 'etag']) response.removeHeader(name);
    response.setHeader('content-range', `bytes */${bytes}`);
    throw Object.assign(new Error('there is no such part'), { status: 416 });
  }
  const stream = request.method === 'HEAD' ? null : await readOrRefuse(response, () => read(part));
  if (part) {
    response.status(206).setHeader('content-range', `bytes ${part.start}-${part.end}/${bytes}`);
  }
  response.setHeader('content-length', part ? part.end - part.start + 1 : bytes);
  if (!stream) return void response.end();
  // Whoever goes away in the middle of it is no fault; and half an answer is cut, not ended.
  await pipeline(stream, response).catch(() => response.destroy());
}

/** Undefined: all of it, also when several parts are wanted at once. */
function wantedPart(request: Request, bytes: number, etag: string): Part | 'UNSATISFIABLE' | undefined {
  // A part of something else would be worse than all of this.
  const known = request.get('if-range');
  if (known !== undefined && known !== etag) return undefined;
  const parts = request.range(bytes, { combine: true });
  if (parts === -1) return 'UNSATISFIABLE';
  if (parts === undefined || parts === -2 || parts.type !== 'bytes' || parts.length !== 1) return undefined;
  return { start: parts[0]!.start, end: parts[0]!.end };
}

/** Of what cannot be read only the refusal goes out. */
async function readOrRefuse(response: Response, read: () => Promise<Readable>): Promise<Readable> {
  try {
    return await read();
  } catch (error) {
    for (const name of ['content-type', 'content-disposition', 'etag', 'accept-ranges'])
      response.removeHeader(name);
    throw error;
  }
}
