import { LIMITS } from '@umlauf/shared/limits';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** `[`, `{` and `,`: each begins another value. */
const BEGINNINGS = new Set([0x5b, 0x7b, 0x2c]);

/**
 * Whether a large message of JSON has more values than content needs. Asked before it is parsed: five megabytes of
 * brackets stop the process for seconds, whoever sends them.
 */
export function hasTooManyParts(json: Buffer): boolean {
  if (json.byteLength <= LIMITS.operationBytes) return false;
  let parts = 0;
  for (let at = 0; at < json.byteLength; at++) {
    const byte = json[at]!;
    if (byte === QUOTE) at = endOfString(json, at);
    else if (BEGINNINGS.has(byte) && ++parts > LIMITS.messageParts) return true;
  }
  return false;
}

/** Where the string that begins here ends; the message's end when it does not. */
function endOfString(json: Buffer, begin: number): number {
  for (let end = json.indexOf(QUOTE, begin + 1); end >= 0; end = json.indexOf(QUOTE, end + 1)) {
    let backslashes = 0;
    while (json[end - 1 - backslashes] === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return end;
  }
  return json.byteLength;
}
