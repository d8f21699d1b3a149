import { Router, type Request, type Response } from 'express';
import { LIMITS } from '@umlauf/shared/limits';
import type { ReadWords } from '../decisions/list-decisions.ts';
import type { AtOnce } from '../exports/at-once.ts';
import { askedLanguage, guard, textIn, untilLeft, whoAsks, type Asking } from '../exports/export-door.ts';
import { readableDocument } from '../exports/exported-text.ts';
import type { Language } from '../exports/language-of.ts';
import { AppError } from '../platform/errors.ts';
import type { Context } from '../platform/graphql/context.ts';
import type { DoorParts } from '../platform/graphql/door.ts';
import { csvLine } from '../platform/trail/trail-csv.ts';
import { askedDecisions, askedTasks } from './asked-register.ts';
import {
  allDecisions,
  allTasks,
  decisionsInMinutes,
  type Reading,
  tasksInMinutes,
} from './read-registers.ts';
import { recordRegister, type Register } from './record-register.ts';
import { decisionRows, taskRows, type RegisterRow } from './register-rows.ts';
import { REGISTER_WORDS } from './register.words.ts';
import { readableMeeting } from './written-minutes.ts';

/** Where its lines come from. */
type ReadRows = (reading: Reading, wish: { language: Language; base: string }) => Promise<RegisterRow[]>;

const SPREADSHEET_MARK = '\ufeff';

/**
 * `GET /api/exports/decisions.csv` and `tasks.csv`: the registers, narrowed as the API's filters narrow them; and
 * `/api/exports/meetings/<id>/decisions.csv` and `tasks.csv`: those of a meeting's minutes. Nothing is in them but what the
 * viewer reads; each copy is recorded.
 */
export function registerExportRoutes(parts: DoorParts, atOnce: AtOnce, readWords: ReadWords): Router {
  const router = Router();
  const base = parts.origins[0]!;
  const serve = (path: string, register: Register, rowsFor: (request: Request) => ReadRows) =>
    router.get(path, async (request, response) => {
      const asking = await whoAsks(parts, request, response);
      await atOnce.run(asking.whose, async () => {
        await send({ register, base, read: rowsFor(request) }, asking, request, response);
        await untilLeft(response);
      });
    });
  serve('/decisions.csv', 'DECISIONS', (request) => async (reading, wish) => {
    const filter = askedDecisions(request);
    return decisionRows(await allDecisions(filter, readWords, reading), wish, reading.context);
  });
  serve('/tasks.csv', 'TASKS', (request) => async (reading, wish) => {
    const { of, filter } = askedTasks(request);
    return taskRows(await allTasks(of, filter, readWords, reading), wish, reading.context);
  });
  serve('/meetings/:id/decisions.csv', 'DECISIONS', (request) => async (reading, wish) => {
    const minutesId = await minutesFor(request, reading.context);
    return decisionRows(await decisionsInMinutes(minutesId, reading), wish, reading.context);
  });
  serve('/meetings/:id/tasks.csv', 'TASKS', (request) => async (reading, wish) => {
    const minutesId = await minutesFor(request, reading.context);
    return taskRows(await tasksInMinutes(minutesId, reading), wish, reading.context);
  });
  return router;
}

/** Throws NOT_FOUND where there is nothing that the viewer reads, GONE { IN_BIN } for minutes in the bin. */
async function minutesFor(request: Request, context: Context): Promise<string> {
  context.requireScope('spaces:read');
  const { minutesId } = await readableMeeting(String(request.params['id']), context);
  const { id, trashedAt } = await readableDocument(minutesId ?? '', context);
  if (trashedAt) throw new AppError('GONE', { reason: 'IN_BIN' });
  return id;
}

async function send(
  { register, base, read }: { register: Register; base: string; read: ReadRows },
  { context, again, charge }: Asking,
  request: Request,
  response: Response,
): Promise<void> {
  const language = askedLanguage(textIn(request, 'language') ?? 'de');
  // Nobody else reads registers; a meeting does not exist for strangers.
  if (!request.params['id']) void context.signedIn;
  await charge(LIMITS.documentExportCost);
  const found = await read({ context, charge }, { language, base });
  const rows = await recordRegister(register, found, await again());
  const { columns, name } = REGISTER_WORDS[language][register === 'TASKS' ? 'tasks' : 'decisions'];
  response.attachment(`${name}.csv`).type('text/csv; charset=utf-8');
  guard(response);
  response.send(SPREADSHEET_MARK + [columns, ...rows.map(({ cells }) => cells)].map(csvLine).join(''));
}
