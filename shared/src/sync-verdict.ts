import { DocumentError } from './document-transport.ts';
import type { ErrorCode, ErrorFacts } from './error-codes.ts';

/** Why writing, or following, has ended. What was typed stays on the device in every case but `accessLost`. */
export type ObstacleKind =
  /** May no longer read: the local copy has to go. */
  | 'accessLost'
  /** May still read, but no longer write. */
  | 'editLost'
  | 'signedOut'
  /** The server speaks a newer schema: the editor must let go of the document before it meets unknown blocks. */
  | 'outdated'
  | 'inBin'
  /** This page's clientID belongs to somebody else: keep a copy, then reload. */
  | 'mustReload'
  /** The server will not take this edit, however often it is sent. */
  | 'refused'
  | 'tooLarge';

export interface Obstacle {
  kind: ObstacleKind;
  /** Bytes, for `tooLarge`. */
  max?: number;
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
      return stop(during === 'push' ? 'editLost' : 'accessLost');
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
      return { then: 'stop', obstacle: { kind: 'tooLarge', max: (error.facts as ErrorFacts['LIMIT']).max } };
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

function stop(kind: ObstacleKind): Verdict {
  return { then: 'stop', obstacle: { kind } };
}
