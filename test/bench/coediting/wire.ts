/** The few forms of lib0 that Hocuspocus' protocol is made of. */
export function writeMessage(...parts: (number | string | Uint8Array)[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      if (typeof part === 'number') return [varUint(part)];
      const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
      return [varUint(bytes.byteLength), bytes];
    }),
  );
}

export class MessageReader {
  #position = 0;

  constructor(private readonly bytes: Uint8Array) {}

  uint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.bytes[this.#position++]!;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  part(): Uint8Array {
    const length = this.uint();
    this.#position += length;
    return this.bytes.subarray(this.#position - length, this.#position);
  }
}

function varUint(value: number): Uint8Array {
  const bytes: number[] = [];
  while (value > 127) {
    bytes.push((value % 128) | 128);
    value = Math.floor(value / 128);
  }
  return Uint8Array.from([...bytes, value]);
}
