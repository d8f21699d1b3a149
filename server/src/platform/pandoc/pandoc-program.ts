/**
 * A program of its own: it turns files of one kind into another with pandoc, for whoever started it, and speaks with them
 * by messages only. It knows no secret and opens nothing but what it is sent.
 */
import { LIMITS } from '@umlauf/shared/limits';
import { answerInThread } from '../supervise.ts';
import { changePart } from './change-part.ts';
import { placeChanges, placeListStarts } from './open-document-changes.ts';
import type { PandocAnswer, PandocRequest } from './pandoc.ts';

answerInThread(import.meta.url, convert);

async function convert({ options, input, files }: PandocRequest): Promise<PandocAnswer> {
  const pandoc = await import('pandoc-wasm');
  const given = Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, new Blob([bytes as Uint8Array<ArrayBuffer>])]),
  );
  const { stdout, stderr, files: all, mediaFiles } = await pandoc.convert(options, input, given);
  const output = options['output-file'] === undefined ? undefined : all[options['output-file']];
  return {
    text: stdout.length > LIMITS.convertedCharacters ? null : stdout,
    fault: stderr,
    output: output ? await finished(options.to, await bytesOf(output)) : null,
    media: Object.fromEntries(
      await Promise.all(
        Object.entries(mediaFiles).map(async ([name, blob]) => [name, await bytesOf(blob)] as const),
      ),
    ),
  };
}

/** What pandoc cannot write of an OpenDocument file is put into it here. */
function finished(format: string, bytes: Uint8Array): Uint8Array | Promise<Uint8Array> {
  if (!/^odt\b/.test(format)) return bytes;
  return changePart(bytes, 'content.xml', (xml) => placeListStarts(placeChanges(xml)));
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}
