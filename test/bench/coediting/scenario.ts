/** Who does what at the same time. */
export interface Scenario {
  name: string;
  documents: number;
  /** In each document. */
  people: number;
  typing: number;
  /** Whether everybody shows a cursor, and it moves with each key press. */
  cursors: boolean;
  /** The goal for server CPU: Umlauf as a share of Hocuspocus. */
  cpuGoal: number | null;
}

type Shape = Omit<Scenario, 'cursors' | 'cpuGoal'> & { goals: [still: number | null, moving: number | null] };

const SHAPES: readonly Shape[] = [
  { name: '1 × 10, 3 type', documents: 1, people: 10, typing: 3, goals: [1, null] },
  { name: '1 × 50, all type', documents: 1, people: 50, typing: 50, goals: [0.45, null] },
  { name: '1 × 50, 10 type', documents: 1, people: 50, typing: 10, goals: [null, 0.5] },
  { name: '1 × 200, 20 type', documents: 1, people: 200, typing: 20, goals: [0.45, 0.25] },
  { name: '1 × 201, 1 types', documents: 1, people: 201, typing: 1, goals: [1, null] },
  { name: '100 × 3, 1 types', documents: 100, people: 3, typing: 1, goals: [0.7, 0.4] },
];

export const SCENARIOS: readonly Scenario[] = [false, true].flatMap((cursors) =>
  SHAPES.map(({ goals, name, ...shape }) => ({
    ...shape,
    name: cursors ? `${name}, cursors` : name,
    cursors,
    cpuGoal: goals[cursors ? 1 : 0],
  })),
);

/** Small enough for a run of three minutes. */
export const SHORT_SET = ['1 × 10, 3 type', '1 × 50, all type', '1 × 200, 20 type, cursors'];

/** A person's place in a document, and by what they prove who they are. */
export interface Seat {
  token: string;
  types: boolean;
}

export interface Table {
  documentId: string;
  /** What stands in the document at the start, as an update in base64. */
  state: string;
  seats: Seat[];
}

/** What the load generator needs for one run. */
export interface Plan {
  protocol: 'umlauf' | 'hocuspocus' | 'relay';
  url: string;
  tables: Table[];
  cursors: boolean;
  /** Key presses a second of each person who types. */
  rate: number;
}

/** What the load generator saw while it measured. */
export interface Sight {
  seconds: number;
  pressed: number;
  acknowledged: number;
  /** Milliseconds from the key press; one for each press and watching screen. */
  seen: number[];
  /** Milliseconds from the key press; empty where the protocol acknowledges nothing. */
  receipts: number[];
  /** Presses that a watching screen never showed. */
  unseen: number;
  /** On the wire of all people together, both ways. */
  bytes: number;
  /** The generator's own load, as a share of one core. */
  generatorLoad: number;
}

/** How many of a writer's steps count as saved. */
export interface Saved {
  clientId: number;
  clock: number;
}
