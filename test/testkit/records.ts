import { unpackRecord } from '@umlauf/server/records/record-archive';
import type { RoundRecord } from '@umlauf/server/records/round-record';
import type { Person } from './seed.ts';

/** What a record's archive holds, by its names. */
export type Files = Map<string, Uint8Array>;

/** Asks for a record as somebody. */
export const ask = ({ api }: Pick<Person, 'api'>, path: string): Promise<Response> =>
  fetch(`${api.url}/api/records/${path}`, { headers: api.allHeaders });

/** Its bytes; throws what is answered where there is none. */
export async function bytesOf(person: Pick<Person, 'api'>, path: string): Promise<Buffer> {
  const answer = await ask(person, path);
  if (!answer.ok) throw new Error(await answer.text());
  return Buffer.from(await answer.arrayBuffer());
}

/** What is in the archive of a round. */
export const filesOf = async (person: Pick<Person, 'api'>, id: string): Promise<Files> =>
  (await unpackRecord(await bytesOf(person, `circulations/${id}.zip`)))!;

/** One of its files, read as text. */
export const textIn = (files: Files, name: string) => Buffer.from(files.get(name)!).toString('utf8');

/** What a program reads of it. */
export const recordIn = (files: Files): RoundRecord => JSON.parse(textIn(files, 'record.json'));
