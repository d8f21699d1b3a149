import { DocumentError } from './document-transport.ts';
import type { ErrorCode, ErrorFacts } from './error-codes.ts';

/** Why writing, or following, has ended. What was typed stays on the device in every case but `accessLost`. */
export type ObstacleKind =
  /** May no longer read: the local copy has to go. */
  | 'accessLost'
  /** May still read, but no longer write. */
  | 'editLost'
  /** Nobody may write: it was agreed to, and stays as it is until a new draft is begun. */
  | 'sealed'
  | 'signedOut'
  /** The server speaks a newer schema: the editor must let go of the document before it meets unknown blocks. */
  | 'outdated'
  | 'inBin'
  /** This page's clientID belongs to somebody else: keep a copy, then reload. */
  | 'mustReload'
  /** The server will not take this edit, however often it is sent. */
  | 'refused'
  /** Whoever may only propose brings more than proposals, as the document is by now. */
  | 'notProposed'
  | 'tooLarge'
  /** There are as many proposals as there may be. */
  | 'tooManyProposals';

export interface Obstacle {
  kind: ObstacleKind;
  /** Bytes, for `tooLarge`. */
  max?: number;
}

/** Whether whoever meets this goes on reading, and writes no more until they may again. */
export function onlyReads(obstacle: Obstacle | null): boolean {
  return obstacle?.kind === 'editLost' || obstacle?.kind === 'sealed';
}

export type Verdict =
  /** Nothing is lost and nothing decided: arrive again, at once or after at least so many milliseconds. */
  { then: 'arriveAgain'; afterMilliseconds: number; lost: boolean } | { then: 'stop'; obstacle: Obstacle };

/** What an error means for the synchronisation; `during` matters because readers may follow but not push. */
export function verdictOn(error: unknown, during: 'follow' | 'push'): Verdict {
  if (!(error instanceof DocumentError)) return RETRY;
  const code: ErrorCode = error.code;
  switch (code) {
    case 'FORBIDDEN':
      return stop(during === 'follow' ? 'accessLost' : forbidden(error.facts as ErrorFacts['FORBIDDEN']));
    case 'NOT_FOUND':
      return stop('accessLost');
    case 'UNAUTHENTICATED':
      return stop('signedOut');
    case 'GONE':
      return stop((error.facts as ErrorFacts['GONE']).reason === 'OUTDATED_SCHEMA' ? 'outdated' : 'inBin');
    case 'INVALID_INPUT':
      return stop('refused');
    case 'CONFLICT': {
      const foreign = (error.facts as ErrorFacts['CONFLICT']).reason === 'FOREIGN_CLIENT_ID';
      return foreign ? stop('mustReload') : { then: 'arriveAgain', afterMilliseconds: 0, lost: false };
    }
    case 'LIMIT':
      // A limit met while following is one of operations or connections: it passes.
      if (during === 'follow') return RETRY;
      return stopByLimit(error.facts as ErrorFacts['LIMIT']);
    case 'RATE_LIMITED': {
      const seconds = Number((error.facts as ErrorFacts['RATE_LIMITED']).retryAfter);
      return { then: 'arriveAgain', afterMilliseconds: Math.max(0, seconds || 1) * 1000, lost: false };
    }
    case 'UNAVAILABLE':
    case 'INTERNAL':
      return RETRY;
  }
}

const RETRY: Verdict = { then: 'arriveAgain', afterMilliseconds: 0, lost: true };

function forbidden({ reason }: ErrorFacts['FORBIDDEN']): ObstacleKind {
  if (reason === 'SEALED') return 'sealed';
  return reason === 'ONLY_PROPOSALS' ? 'notProposed' : 'editLost';
}

function stopByLimit({ limit, max }: ErrorFacts['LIMIT']): Verdict {
  if (/suggestions/i.test(limit)) return stop('tooManyProposals');
  return { then: 'stop', obstacle: { kind: 'tooLarge', max } };
}

function stop(kind: ObstacleKind): Verdict {
  return { then: 'stop', obstacle: { kind } };
}
