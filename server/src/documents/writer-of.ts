import type { Writer } from '../coediting/session.ts';
import type { Viewer } from '../platform/graphql/context.ts';

/** At cursors a program is marked by a sign, which is the same in all languages. */
export function writerOf({ accountId, name, isProgram }: Viewer): Writer {
  return { accountId, name: isProgram ? `\u2699 ${name}` : name };
}
