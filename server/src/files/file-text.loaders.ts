import type { Statement } from '../platform/database/actor-read.ts';
import type { Read } from '../platform/graphql/context.ts';
import { LIMITS } from '@umlauf/shared/limits';
import type { FileTextState } from './attached-file.types.ts';

/** What a file says. */
export interface FileText {
  /** Form feeds stand between pages. */
  body: string;
  hasPages: boolean;
}

const STATES: Statement = {
  name: 'file-text-states',
  text: 'select file_id as id, state from file_text where file_id = any($1)',
};

/** How far files are read, as far as the viewer reads them. */
export async function textStatesOfFiles(
  read: Read,
  ids: readonly string[],
): Promise<Map<string, FileTextState>> {
  const rows = await read<{ id: string; state: FileTextState }>(STATES, [ids]);
  return new Map(rows.map(({ id, state }) => [id, state]));
}

const TEXTS: Statement = {
  name: 'file-texts-to-search',
  text: `select file_id as id, left(body, $2) as body, has_pages as "hasPages" from file_text
    where file_id = any($1) and state = 'READ'`,
};

/** Texts by file, as far as the viewer reads them, together no more than one answer's search looks through. */
export async function textsOfFiles(read: Read, ids: readonly string[]): Promise<Map<string, FileText>> {
  const share = Math.floor(LIMITS.searchedCharacters / ids.length);
  const rows = await read<FileText & { id: string }>(TEXTS, [ids, share]);
  return new Map(rows.map(({ id, ...text }) => [id, text]));
}
