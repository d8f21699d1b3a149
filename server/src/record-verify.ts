import { readFile } from 'node:fs/promises';
import { ConfigError } from './platform/config-error.ts';
import { unpackRecord } from './records/record-archive.ts';
import { type RecordVerdict, verifyRecord } from './records/verify-record.ts';

/** Checks the record in a file, by what it holds alone, and says in words how it stands. Throws ConfigError. */
export async function recordVerify(
  path: string,
  trusted: readonly Buffer[],
): Promise<{ text: string; isSound: boolean }> {
  if (!path) throw new ConfigError('Name the file: umlauf record verify FILE.');
  const bytes = await readFile(path).catch(() => {
    throw new ConfigError(`${path} cannot be read.`);
  });
  const files = await unpackRecord(bytes);
  if (!files) return { text: 'BROKEN: archive: it cannot be unpacked', isSound: false };
  const verdict = soundly(() => verifyRecord(files, trusted));
  if (!verdict.isSound) return { text: `BROKEN: ${printed(verdict.what)}`, isSound: false };
  const { id, result, publicKey, isTrusted } = verdict;
  const lines = [
    `sound: ${printed(id)}, ${verdict.files} files`,
    `result, computed again: ${result ? printed(result) : 'none, it was withdrawn'}`,
    isTrusted
      ? `signed by the key that you trust: ${publicKey}`
      : `signed by ${publicKey}; compare it with the key of the hub, or name that by --trust`,
  ];
  return { text: lines.join('\n'), isSound: true };
}

/** Whatever a file holds that no hub has written ends as broken. */
function soundly(verify: () => RecordVerdict): RecordVerdict {
  try {
    return verify();
  } catch (error) {
    return { isSound: false, what: `it is no record: ${error instanceof Error ? error.message : error}` };
  }
}

/** What stands in a foreign file moves no cursor and hides no line. */
function printed(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd').slice(0, 1_000);
}
