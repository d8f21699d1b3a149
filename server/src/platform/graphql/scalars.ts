import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

function toBytes(value: unknown): Uint8Array {
  const bytes = Buffer.from(typeof value === 'string' ? value : '', 'base64');
  // Node's decoder skips what it does not know; a regular expression would overflow its stack at 5 MB of text.
  if (typeof value === 'string' && bytes.toString('base64') === value) return bytes;
  throw new GraphQLError('Base64 must be padded Base64 (RFC 4648 section 4).', {
    extensions: { code: 'INVALID_INPUT' },
  });
}

/** Texts of bytes that many streams send at once are made once. */
const encoded = new WeakMap<Uint8Array, string>();

/** Bytes as Base64 text. */
export const Base64 = new GraphQLScalarType<Uint8Array, string>({
  name: 'Base64',
  description: 'Bytes in Base64 with padding (RFC 4648, section 4).',
  serialize(value) {
    const bytes = value as Uint8Array;
    let text = encoded.get(bytes);
    if (text === undefined) {
      text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
      encoded.set(bytes, text);
    }
    return text;
  },
  parseValue: toBytes,
  parseLiteral: (node) => toBytes(node.kind === Kind.STRING ? node.value : null),
});

/** A moment, as RFC 3339 text in UTC. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'A moment: RFC 3339 in UTC, like 2026-11-23T14:03:22.000Z.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: (value) => (value as Date).toISOString(),
  parseValue: (value) => GraphQLDateTimeISO.parseValue(value) as Date,
  parseLiteral: (node, variables) => GraphQLDateTimeISO.parseLiteral(node, variables) as Date,
});
