import type { Request } from 'express';
import { DecisionOutcome, DecisionState } from '../decisions/decision-enums.ts';
import type { DecisionFilter } from '../decisions/decision.inputs.ts';
import { textIn } from '../exports/export-door.ts';
import { AppError } from '../platform/errors.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { TasksOf, TaskStanding } from '../tasks/task-enums.ts';
import type { TaskFilter } from '../tasks/task.inputs.ts';

const YEAR = /^\d{4}$/;

/** The question behind an address, by the names of `DecisionFilter`. Throws INVALID_INPUT naming what cannot be read. */
export function askedDecisions(request: Request): DecisionFilter {
  const year = textIn(request, 'year');
  if (year !== null && !YEAR.test(year)) throw refused('year', 'MALFORMED');
  return {
    spaceId: textIn(request, 'spaceId'),
    bodyId: textIn(request, 'bodyId'),
    state: wordIn(request, 'state', DecisionState),
    outcome: wordIn(request, 'outcome', DecisionOutcome),
    year: year === null ? null : Number(year),
    since: momentIn(request, 'since'),
    text: textIn(request, 'text'),
  };
}

/** The same of `tasks`: whose, and by the names of `TaskFilter`. */
export function askedTasks(request: Request): { of: keyof typeof TasksOf; filter: TaskFilter } {
  const filter = {
    standing: wordIn(request, 'standing', TaskStanding),
    spaceId: textIn(request, 'spaceId'),
    organisationId: textIn(request, 'organisationId'),
    dueFrom: textIn(request, 'dueFrom'),
    dueUntil: textIn(request, 'dueUntil'),
    since: momentIn(request, 'since'),
    text: textIn(request, 'text'),
  };
  return { of: wordIn(request, 'of', TasksOf) ?? 'VIEWER', filter };
}

function wordIn<T extends Record<string, string>>(
  request: Request,
  name: string,
  words: T,
): (keyof T & string) | null {
  const word = textIn(request, name);
  if (word !== null && !Object.hasOwn(words, word)) throw refused(name, 'UNKNOWN_VALUE');
  return word as (keyof T & string) | null;
}

function momentIn(request: Request, name: string): Date | null {
  const text = textIn(request, name);
  if (text === null) return null;
  try {
    return DateTime.parseValue(text);
  } catch {
    throw refused(name, 'MALFORMED');
  }
}

function refused(field: string, fault: 'UNKNOWN_VALUE' | 'MALFORMED'): AppError {
  return new AppError('INVALID_INPUT', { fields: { [field]: fault } });
}
