import { entryPath } from '@umlauf/shared/entries';
import { ENTRY_WORDS } from '@umlauf/shared/entry-words';
import { accountsById } from '../accounts/account.loaders.ts';
import { decisionsById } from '../decisions/list-decisions.ts';
import type { Decision } from '../decisions/decision.types.ts';
import { documentsById } from '../documents/document.loaders.ts';
import type { TextEntry } from '../entries/entry.types.ts';
import { entriesById } from '../entries/list-entries.ts';
import type { Language } from '../exports/language-of.ts';
import type { Context } from '../platform/graphql/context.ts';
import { spacesById, spacesOfGuest } from '../spaces/space.loaders.ts';
import { REGISTER_WORDS } from './register.words.ts';

/** A line of a register, and what it is a line of. */
export interface RegisterRow {
  id: string;
  spaceId: string;
  cells: string[];
}

interface RowWish {
  language: Language;
  /** The hub's own address. */
  base: string;
}

/** Decisions as lines, in the order of `REGISTER_WORDS.decisions.columns`. */
export async function decisionRows(
  decisions: readonly Decision[],
  { language, base }: RowWish,
  context: Context,
): Promise<RegisterRow[]> {
  const words = REGISTER_WORDS[language].decisions;
  const row = async (decision: Decision): Promise<RegisterRow> => {
    const { id, spaceId, number, title, wording, votes, decidedAt, bodyName, stateOn } = decision;
    const { entryId, documentId, circulationId, replacedById } = decision;
    const [space, entry, replacedBy] = await Promise.all([
      spaceName(spaceId, context),
      entryId ? context.fetch(entriesById, entryId) : null,
      replacedById ? context.fetch(decisionsById, replacedById) : null,
    ]);
    // What a text does not count is not zero.
    const counts = entryId
      ? [entry?.yes, entry?.no, entry?.abstention]
      : [votes.agreed, votes.refused, votes.abstained];
    const path = circulationId ? `/circulations/${circulationId}` : wayTo(documentId, entryId);
    const cells = [
      ...[number, title, wording, words.outcomes[decision.outcome]],
      ...counts.map((count) => (count == null ? '' : String(count))),
      ...[dayOf(decidedAt), bodyName ?? '', words.states[decision.state], stateOn ?? '', decision.stateNote],
      ...[replacedBy?.number ?? '', space, path && base + path],
    ];
    return { id, spaceId, cells };
  };
  return Promise.all(decisions.map(row));
}

/** Tasks as lines, in the order of `REGISTER_WORDS.tasks.columns`. */
export async function taskRows(
  tasks: readonly TextEntry[],
  { language, base }: RowWish,
  context: Context,
): Promise<RegisterRow[]> {
  const { states } = ENTRY_WORDS[language];
  const row = async (task: TextEntry): Promise<RegisterRow> => {
    const { id, spaceId, documentId, number, wording, dueOn, createdAt, responsibleId } = task;
    const [space, document, responsible] = await Promise.all([
      spaceName(spaceId, context),
      context.fetch(documentsById, documentId),
      responsibleId ? context.fetch(accountsById, responsibleId) : null,
    ]);
    const cells = [
      ...[number, wording, responsible?.name ?? '', dueOn ?? '', states[task.state ?? 'OPEN']],
      ...[document?.title ?? '', space, dayOf(createdAt), base + entryPath(documentId, id)],
    ];
    return { id, spaceId, cells };
  };
  return Promise.all(tasks.map(row));
}

async function spaceName(spaceId: string, context: Context): Promise<string> {
  const space = (await context.fetch(spacesById, spaceId)) ?? (await context.fetch(spacesOfGuest, spaceId));
  return space?.name ?? '';
}

function wayTo(documentId: string | null, entryId: string | null): string {
  if (!documentId) return '';
  return entryId ? entryPath(documentId, entryId) : `/documents/${documentId}`;
}

/** As spreadsheets of every language read it: `2026-12-24`. */
function dayOf(at: Date): string {
  return at.toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
}
