import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchChromium } from './browser.ts';
import { startTestHub, type TestHub } from './hub.ts';
import { PASSWORD } from './password.ts';
import type { Person } from './seed.ts';
import { Visitor, type VisitOptions } from './visitor.ts';

/** A hub and a browser for one file's journeys; after each of them no page may have had a fault. */
export class Journey {
  hub!: TestHub;
  #browser!: Browser;
  #visitors: Visitor[] = [];

  /** Somebody opens a browser; with a person given, signed in. */
  async visit(person: Person | null, options: VisitOptions = {}): Promise<Visitor> {
    const visitor = await Visitor.arrive(this.#browser, this.hub.url, options);
    this.#visitors.push(visitor);
    if (person) await this.signIn(visitor, person);
    return visitor;
  }

  signIn(visitor: Visitor, person: Person): Promise<void> {
    return visitor.signIn(person.email, PASSWORD);
  }

  async begin(env: Record<string, string>): Promise<void> {
    [this.hub, this.#browser] = await Promise.all([startTestHub(env), launchChromium()]);
  }

  async closeVisits(): Promise<void> {
    const visitors = this.#visitors.splice(0);
    await Promise.all(visitors.map((visitor) => visitor.leave()));
    expect(visitors.flatMap(({ faults }) => faults)).toEqual([]);
  }

  async end(): Promise<void> {
    await this.#browser.close();
    await this.hub.close();
  }
}

/** Call it at the top of a journey's file; `env` as in CONTRACT's table. */
export function useJourney(env: Record<string, string> = {}): Journey {
  const journey = new Journey();
  beforeAll(() => journey.begin(env));
  afterEach(() => journey.closeVisits());
  afterAll(() => journey.end());
  return journey;
}
