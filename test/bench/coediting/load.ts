/** The load generator, a process of its own: all people of one run, told by its parent what to do. */
import { setTimeout as wait } from 'node:timers/promises';
import * as Y from 'yjs';
import { serveTasks } from '../measuring/load-generator.ts';
import type { Line, LineEvents } from './line.ts';
import { HocuspocusLine, RelayLine } from './peer-lines.ts';
import type { Plan, Saved, Seat, Sight, Table } from './scenario.ts';
import { Typist } from './typist.ts';
import { UmlaufLine } from './umlauf-line.ts';

const LINES = { umlauf: UmlaufLine, hocuspocus: HocuspocusLine, relay: RelayLine };
const WATCHERS = 3;
const JOINING_AT_ONCE = 20;
const DRAIN_MILLISECONDS = 20_000;

interface Person {
  line: Line;
  typist: Typist;
  types: boolean;
  /** Key presses that are not acknowledged, by when they were made: how many steps of this writer there were then. */
  underWay: Map<number, number>;
  /** Steps of this writer that count as saved. */
  savedClock: number;
  /** Of watchers: how many steps of each writer this screen shows. */
  shown: Map<number, number>;
}

/** What was pressed and waits to be seen: per writer, by clock. */
interface Press {
  clock: number;
  at: number;
  isMeasured: boolean;
  awaited: number;
}

class Room {
  readonly people: Person[] = [];
  readonly watchers: Person[] = [];
  readonly #pressed = new Map<number, Press[]>();

  constructor(
    private readonly plan: Plan,
    table: Table,
    private readonly run: Run,
  ) {
    const state = Buffer.from(table.state, 'base64');
    const { length } = table.seats;
    // Who came first, in the middle and last: servers tell everybody in the order of arrival.
    const watching = new Set([0, length >> 1, length - 1].slice(-WATCHERS));
    table.seats.forEach((seat, index) =>
      this.#seat(table.documentId, state, seat, watching.has(index), index),
    );
  }

  #seat(documentId: string, state: Uint8Array, seat: Seat, watches: boolean, index: number): void {
    const typist = new Typist(state, `Person ${index}`);
    const events: LineEvents = {
      update: (update) => this.#show(person, update),
      acknowledged: (sentAt) => {
        note(person, sentAt);
        this.run.acknowledged(sentAt);
      },
    };
    const line = new LINES[this.plan.protocol](this.plan.url, documentId, seat.token, events, watches);
    const person: Person = {
      line,
      typist,
      types: seat.types,
      underWay: new Map(),
      savedClock: 0,
      shown: new Map(),
    };
    this.people.push(person);
    if (watches) this.watchers.push(person);
  }

  begin(person: Person): void {
    this.#push(person, person.typist.beginParagraph(), false);
  }

  press(person: Person, isMeasured: boolean): void {
    this.#push(person, person.typist.press(), isMeasured);
    if (this.plan.cursors) person.line.moveCursor(person.typist.cursor());
  }

  get waiting(): number {
    return [...this.#pressed.values()].reduce((sum, presses) => sum + presses.length, 0);
  }

  #push(person: Person, update: Uint8Array, isMeasured: boolean): void {
    const { clientId, clock } = person.typist;
    const at = performance.now();
    const awaited = this.watchers.filter((watcher) => watcher !== person).length;
    let presses = this.#pressed.get(clientId);
    if (!presses) this.#pressed.set(clientId, (presses = []));
    presses.push({ clock, at, isMeasured, awaited });
    person.underWay.set(at, clock);
    person.line.push(update, at);
  }

  #show(watcher: Person, update: Uint8Array): void {
    const now = performance.now();
    for (const [clientId, clock] of Y.parseUpdateMeta(update).to) {
      const before = watcher.shown.get(clientId) ?? 0;
      const presses = this.#pressed.get(clientId);
      // One's own steps may come back: no screen waits for those.
      if (clock <= before || !presses || clientId === watcher.typist.clientId) continue;
      watcher.shown.set(clientId, clock);
      for (const press of presses) {
        if (press.clock <= before || press.clock > clock) continue;
        press.awaited -= 1;
        if (press.isMeasured) this.run.sight.seen.push(now - press.at);
      }
      while (presses[0]?.awaited === 0) presses.shift();
    }
  }
}

function note(person: Person, sentAt: readonly number[]): void {
  for (const at of sentAt) {
    person.savedClock = Math.max(person.savedClock, person.underWay.get(at) ?? 0);
    person.underWay.delete(at);
  }
}

class Run {
  sight: Sight = emptySight();
  readonly rooms: Room[];
  #measuredFrom = Infinity;

  constructor(private readonly plan: Plan) {
    this.rooms = plan.tables.map((table) => new Room(plan, table, this));
  }

  get people(): Person[] {
    return this.rooms.flatMap(({ people }) => people);
  }

  acknowledged(sentAt: readonly number[]): void {
    const now = performance.now();
    for (const at of sentAt) {
      if (at < this.#measuredFrom) continue;
      this.sight.acknowledged += 1;
      this.sight.receipts.push(now - at);
    }
  }

  async join(): Promise<void> {
    const { people } = this;
    for (let from = 0; from < people.length; from += JOINING_AT_ONCE) {
      await Promise.race([
        Promise.all(people.slice(from, from + JOINING_AT_ONCE).map(({ line }) => line.join())),
        this.#broken(),
      ]);
    }
    if (!this.plan.cursors) return;
    for (const { line, typist } of people) line.moveCursor(typist.cursor());
  }

  /** Everybody who types begins a paragraph and types for a while, unmeasured. */
  async warm(milliseconds: number): Promise<void> {
    for (const room of this.rooms) room.people.filter(({ types }) => types).forEach((one) => room.begin(one));
    await this.#type(milliseconds, false);
    await this.#drained();
    this.#checkSound();
  }

  async measure(milliseconds: number): Promise<Sight> {
    const bytes = this.#bytes();
    const busy = process.cpuUsage();
    const from = performance.now();
    this.sight = emptySight();
    this.#measuredFrom = from;
    this.sight.pressed = await this.#type(milliseconds, true);
    this.sight.unseen = await this.#drained();
    this.#checkSound();
    const { user, system } = process.cpuUsage(busy);
    this.sight.seconds = (performance.now() - from) / 1000;
    this.sight.bytes = this.#bytes() - bytes;
    this.sight.generatorLoad = (user + system) / 1e6 / this.sight.seconds;
    return this.sight;
  }

  /** Types whatever happens to the server; what each writer was told to be saved. */
  async typeUntilCut(milliseconds: number): Promise<Saved[]> {
    await this.#type(milliseconds, true);
    const writers = this.people.filter(({ types }) => types);
    return writers.map(({ typist, savedClock }) => ({ clientId: typist.clientId, clock: savedClock }));
  }

  async leave(): Promise<void> {
    await Promise.all(this.people.map(({ line }) => line.leave()));
    for (const { typist } of this.people) typist.leave();
  }

  /** Each at their own moment, evenly; resolves with the number of key presses. */
  async #type(milliseconds: number, isMeasured: boolean): Promise<number> {
    const interval = 1000 / this.plan.rate;
    const end = performance.now() + milliseconds;
    let presses = 0;
    const type = async (room: Room, person: Person): Promise<void> => {
      for (let at = performance.now() + Math.random() * interval; at < end; at += interval) {
        await wait(Math.max(0, at - performance.now()));
        room.press(person, isMeasured);
        presses += 1;
      }
    };
    await Promise.all(
      this.rooms.flatMap((room) => room.people.filter(({ types }) => types).map((one) => type(room, one))),
    );
    return presses;
  }

  /** Waits until all is seen and acknowledged; the number of presses that were not. */
  async #drained(): Promise<number> {
    const deadline = performance.now() + DRAIN_MILLISECONDS;
    const waiting = () => this.rooms.reduce((sum, room) => sum + room.waiting, 0);
    const isDone = () => waiting() === 0 && this.#isAcknowledged();
    while (!isDone() && performance.now() < deadline) await wait(5);
    return waiting();
  }

  #isAcknowledged(): boolean {
    return this.plan.protocol === 'relay' || this.sight.acknowledged >= this.sight.pressed;
  }

  /** Rejects when somebody does not get in. */
  async #broken(): Promise<never> {
    await wait(DRAIN_MILLISECONDS, undefined, { ref: false });
    this.#checkSound();
    throw new Error('joining took too long');
  }

  #bytes(): number {
    return this.people.reduce((sum, { line }) => sum + line.bytes, 0);
  }

  #checkSound(): void {
    for (const { line } of this.people) line.checkSound();
  }
}

function emptySight(): Sight {
  return {
    seconds: 0,
    pressed: 0,
    acknowledged: 0,
    seen: [],
    receipts: [],
    unseen: 0,
    bytes: 0,
    generatorLoad: 0,
  };
}

let run: Run | null = null;

serveTasks({
  join: (plan: Plan) => (run = new Run(plan)).join(),
  warm: (milliseconds: number) => run!.warm(milliseconds),
  measure: (milliseconds: number) => run!.measure(milliseconds),
  typeUntilCut: (milliseconds: number) => run!.typeUntilCut(milliseconds),
  leave: () => run!.leave(),
});
