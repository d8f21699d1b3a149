import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { canonical, canonicalFacts, hashOf } from '@umlauf/server/platform/trail/chain';

interface Example {
  stream: string;
  sequence: number;
  kind: string;
  at: string;
  organisation: string | null;
  parts: Record<string, string | null>;
  salts: Record<string, string | null>;
  commitments: Record<string, string | null>;
  canonical: string;
  hash: string;
}

const page = readFileSync(new URL('../docs/trail.md', import.meta.url), 'utf8');
const examples = JSON.parse(/```json\n([^]+?)\n```/.exec(page)![1]!) as Example[];
const NAMES = ['subject', 'actor', 'network', 'address', 'facts'];

it('docs/trail.md can be recomputed with nothing but what it says', () => {
  let previous = Buffer.alloc(32);
  for (const example of examples) {
    for (const name of NAMES) {
      const [plain, salt] = [example.parts[name]!, example.salts[name]!];
      const wanted =
        plain === null
          ? null
          : createHash('sha256').update(Buffer.from(salt, 'hex')).update(plain).digest('hex');
      expect(example.commitments[name], name).toBe(wanted);
    }
    const { stream, sequence, kind, at, organisation, commitments } = example;
    const form = [
      'umlauf-trail-1',
      stream,
      sequence,
      kind,
      at,
      organisation,
      ...NAMES.map((n) => commitments[n]),
    ];
    expect(example.canonical).toBe(JSON.stringify(form));
    previous = createHash('sha256').update(previous).update(example.canonical).digest();
    expect(example.hash).toBe(previous.toString('hex'));
  }
  expect(examples.map(({ sequence }) => sequence)).toEqual([1, 2]);
});

it('docs/trail.md says what the program does', () => {
  let previous = Buffer.alloc(32);
  for (const { stream, sequence, kind, at, organisation, commitments, ...example } of examples) {
    const bytes = Buffer.concat(NAMES.map((name) => Buffer.from(commitments[name] ?? '0'.repeat(64), 'hex')));
    const head = { streamId: stream, sequence, kind, at: new Date(at), organisationId: organisation };
    expect(canonical(head, bytes)).toBe(example.canonical);
    previous = hashOf(previous, head, bytes) as Buffer<ArrayBuffer>;
    expect(previous.toString('hex')).toBe(example.hash);
  }
  expect(canonicalFacts({ scopes: 'spaces:read', name: 'Übersicht "A"' })).toBe(examples[1]!.parts['facts']);
});
