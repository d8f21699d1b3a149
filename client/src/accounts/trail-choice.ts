import type { TrailFilterInput } from '../gql/graphql.ts';
import { trailTexts } from './trail.i18n.ts';

/** What is chosen on the screen; empty: whatever. */
export interface TrailChoice {
  kind: string;
  /** Days as the browser's field has them: `2026-11-25`. */
  from: string;
  until: string;
  actor: { id: string; name: string } | null;
}

export const ANY: TrailChoice = { kind: '', from: '', until: '', actor: null };

/** Whether the days are in the wrong order. */
export function isBackwards({ from, until }: TrailChoice): boolean {
  return from !== '' && until !== '' && from > until;
}

/** The choice as the API takes it; the last day is included. */
export function filterOf({ kind, from, until, actor }: TrailChoice): TrailFilterInput {
  return {
    kinds: kind ? [kind] : null,
    actorId: actor?.id ?? null,
    from: from ? startOf(from, 0) : null,
    until: until ? startOf(until, 1) : null,
  };
}

function startOf(day: string, later: number): string {
  const moment = new Date(`${day}T00:00:00`);
  moment.setDate(moment.getDate() + later);
  return moment.toISOString();
}

export type KnownKind = keyof (typeof trailTexts)['de']['kind'];

/** Whether there are words for it. */
export function isKnownKind(kind: string): kind is KnownKind {
  return Object.hasOwn(trailTexts.de.kind, kind);
}
