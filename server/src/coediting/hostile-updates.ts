import * as Y from 'yjs';
import type { Random } from '@umlauf/shared/random-document';
import { craftUpdate, crafted, type CraftedClient, type CraftedStruct } from './craft-update.ts';
import type { RandomEditor } from './random-editor.ts';
import type { StructId } from './update-struct.ts';

/** What is attacked: a room as it is, and honest updates that fit it. */
export interface Target {
  room: Y.Doc;
  clients: { client: number; clock: number }[];
  honest: Uint8Array[];
}

/** The room with what these editors, who have all of it, would write next: each by itself, and with all before it. */
export function targetOf(room: Y.Doc, editors: readonly RandomEditor[]): Target {
  const honest = editors.flatMap((editor) => {
    editor.act();
    editor.act();
    return [Y.encodeStateAsUpdate(editor.doc, Y.encodeStateVector(room)), Y.encodeStateAsUpdate(editor.doc)];
  });
  const vector = Y.decodeStateVector(Y.encodeStateVector(room));
  return { room, clients: [...vector].map(([client, clock]) => ({ client, clock })), honest };
}

type Attack = (random: Random, target: Target) => Uint8Array;

const flipBytes: Attack = (random, { honest }) => {
  const update = random.pick(honest).slice();
  for (let i = random.int(4); i >= 0; i--) update[random.int(update.length)] = random.int(256);
  return update;
};

const truncate: Attack = (random, { honest }) => {
  const update = random.pick(honest);
  return update.slice(0, random.int(update.length + 1));
};

const splice: Attack = (random, { honest }) => {
  const [left, right] = [random.pick(honest), random.pick(honest)];
  const head = left.subarray(0, random.int(left.length + 1));
  return new Uint8Array([...head, ...right.subarray(random.int(right.length))]);
};

const noise: Attack = (random) => Uint8Array.from(random.list(random.int(64), () => random.int(256)));

/** Structs of every kind, referring to one another and to the document at random. */
const craft: Attack = (random, { clients: known }) => {
  const chosen = [...new Set(random.list(1 + random.int(3), () => random.pick([...known, ...STRANGERS])))];
  const clients = chosen.map(({ client, clock }) => ({
    client,
    clock: Math.max(0, clock + (random.chance(0.8) ? 0 : random.int(7) - 3)),
    structs: random.list(1 + random.int(6), () => craftStruct(random, [...known, ...STRANGERS])),
    declaredStructs: random.chance(0.03) ? random.int(2 ** 30) : undefined,
  }));
  const deletes = random.list(random.int(3), () => {
    const { client, clock } = random.pick(known);
    const ranges = random.list(random.int(4), () => ({
      clock: random.int(clock + 3),
      length: random.int(9),
    }));
    return { client, ranges: random.chance(0.7) ? ranges.sort((a, b) => a.clock - b.clock) : ranges };
  });
  return craftUpdate({ clients, deletes });
};

const foreignRoot: Attack = (random) =>
  craftUpdate({
    clients: random.list(1 + random.int(3), (): CraftedClient => {
      const root = random.pick(['meta', 'settings', 'prosemirror', '', '__proto__', 'content ']);
      const structs = random.list(1 + random.int(40), () => ({
        ...random.pick(CONTENTS)(random),
        parent: random.chance(0.5) ? root : `${root}${random.int(1_000)}`,
      }));
      return { client: 1 + random.int(2 ** 31), clock: 0, structs };
    }),
  });

/** Clocks, lengths and counts up to the end of what a number may be. */
const hugeClock: Attack = (random, { clients: known }) => {
  const huge = () => random.pick([2 ** 28, 2 ** 31 - 1, 2 ** 32, 2 ** 53 - 1]) - random.int(3);
  const { client, clock } = random.pick(known);
  const far = { client: random.chance(0.5) ? client : huge(), clock: huge() };
  const structs = [
    random.pick([crafted.string('x'), crafted.gone(huge()), crafted.skip(huge()), crafted.deleted(huge())]),
    { ...crafted.element('paragraph'), origin: random.chance(0.5) ? far : { client, clock: 0 } },
  ];
  return craftUpdate({
    clients: [
      {
        client: random.chance(0.5) ? client : far.client,
        clock: random.pick([0, clock, huge()]),
        structs,
        declaredStructs: random.chance(0.3) ? huge() : undefined,
      },
    ],
    declaredClients: random.chance(0.1) ? huge() : undefined,
    deletes: random.chance(0.5)
      ? [{ client, ranges: [{ clock: random.int(clock + 1), length: huge() }] }]
      : [],
  });
};

/** Blocks within blocks, each of its own kind, far beyond what any document needs. */
const deepNesting: Attack = (random) => {
  const client = 1 + random.int(2 ** 31);
  const names = random.pick([['blockquote'], ['bulletList', 'listItem'], ['paragraph']]);
  const structs = random
    .list(2 ** (4 + random.int(9)), () => 0)
    .map((_, depth) => ({
      ...crafted.element(names[depth % names.length]!),
      parent: depth === 0 ? 'content' : { client, clock: depth - 1 },
    }));
  return craftUpdate({ clients: [{ client, clock: 0, structs }] });
};

const STRANGERS = [
  { client: 3, clock: 0 },
  { client: 1_000_000_001, clock: 0 },
];

function craftStruct(random: Random, known: readonly StructId[]): CraftedStruct {
  const id = () => {
    const { client, clock } = random.pick(known);
    return { client, clock: random.chance(0.9) ? random.int(clock + 4) : random.int(2 ** 31) };
  };
  const struct: CraftedStruct = random.pick(CONTENTS)(random);
  if (random.chance(0.6)) struct.origin = id();
  if (random.chance(0.4)) struct.rightOrigin = id();
  if (random.chance(0.6))
    struct.parent = random.chance(0.95) ? id() : random.pick(['root', '', 'prosemirror']);
  if (random.chance(0.25))
    struct.attribute = random.pick(['level', 'checked', 'colwidth', 'href', '__proto__', '']);
  return struct;
}

/** A few structs that all but fit: known neighbours, contents of the kind that stands there, one thing wrong or none. */
const nearlyFit: Attack = (random, { room }) => {
  const client = random.chance(0.5) ? 3 : random.pick([...room.store.clients.keys()]);
  const clock = Y.getState(room.store, client);
  const structs: CraftedStruct[] = [];
  for (let count = 1 + random.int(4); count > 0; count--) {
    if (structs.length > 0 && random.chance(0.3)) {
      structs.push({
        ...random.pick(CONTENTS)(random),
        parent: { client, clock: clock + random.int(structs.length) },
      });
    } else structs.push(fitting(random, room));
  }
  return craftUpdate({ clients: [{ client, clock, structs }] });
};

function fitting(random: Random, room: Y.Doc): CraftedStruct {
  const structs = room.store.clients.get(random.pick([...room.store.clients.keys()]))!;
  const neighbour = random.pick(structs);
  const { client, clock } = neighbour.id;
  const origin = { client, clock: clock + random.int(neighbour.length) };
  const struct: CraftedStruct = { ...contentBeside(random, neighbour), origin };
  const right = neighbour instanceof Y.Item ? neighbour.right : null;
  if (right && random.chance(0.5)) struct.rightOrigin = { client: right.id.client, clock: right.id.clock };
  return struct;
}

function contentBeside(random: Random, neighbour: Y.Item | Y.GC): CraftedStruct {
  if (random.chance(0.1) || !(neighbour instanceof Y.Item)) return random.pick(CONTENTS)(random);
  if (neighbour.parentSub !== null)
    return crafted.values(random.pick<unknown>([1, 2, 3, true, false, null, 'right', [50]]));
  if (neighbour.parent instanceof Y.XmlText) {
    return random.chance(0.7)
      ? crafted.string('Einschub')
      : crafted.format(random.pick(['bold', 'italic', 'code']), random.pick(['{}', 'null']));
  }
  return random.chance(0.2) ? crafted.type(6) : crafted.element(random.pick(NAMES));
}

const NAMES = [
  'paragraph',
  'heading',
  'table',
  'tableRow',
  'tableCell',
  'listItem',
  'hardBreak',
  'codeBlock',
  'script',
];

const CONTENTS: ((random: Random) => CraftedStruct)[] = [
  (random) => crafted.string(random.pick(['a', 'Text', 'ä€', ''])),
  (random) => crafted.string('x'.repeat(1 + random.int(50))),
  (random) => crafted.element(random.pick(NAMES)),
  (random) => crafted.element(random.pick(NAMES)),
  () => crafted.type(6),
  (random) => crafted.type(random.int(9)),
  (random) => crafted.gone(random.int(5)),
  (random) => crafted.deleted(random.int(5)),
  (random) => crafted.skip(random.int(3)),
  (random) =>
    crafted.format(random.pick(['bold', 'link', 'comment']), random.pick(['{}', 'null', 'true', '{', '[]'])),
  (random) =>
    crafted.format(
      'link',
      JSON.stringify({ href: random.pick(['/a', 'javascript:1', 'https://a.example']) }),
    ),
  (random) => crafted.values(random.pick<unknown>([1, 2, 9, true, null, 'x', [100], { a: 1 }, 1.5, 10n])),
  (random) => crafted.values(...random.list(random.int(4), () => 1)),
  () => crafted.json('1'),
  () => crafted.bytes(new Uint8Array(3)),
  () => crafted.embed('{}'),
  () => crafted.document(),
];

const ATTACKS: Record<string, Attack> = {
  flipBytes,
  truncate,
  splice,
  noise,
  craft,
  nearlyFit,
  foreignRoot,
  hugeClock,
  deepNesting,
};
/** Those that come near to what is accepted find more. */
const NAMES_OF_ATTACKS = [...Object.keys(ATTACKS), 'flipBytes', 'craft', 'nearlyFit'];

/** An update as somebody writes it who means harm, or whose bytes were damaged; the name says in which way. */
export function hostileUpdate(random: Random, target: Target): { attack: string; update: Uint8Array } {
  const attack = random.pick(NAMES_OF_ATTACKS);
  return { attack, update: ATTACKS[attack]!(random, target) };
}
