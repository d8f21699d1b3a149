import type { Client } from 'graphql-ws';
import { copiedDocuments, deleteCopy } from './device-copies.ts';
import { request } from './graphql-request.ts';
import { unsentMarker } from './unsent-marker.ts';

/** Aliases in one question; the API allows 30. */
const AT_ONCE = 25;

/** Deletes the copies of documents that this account can no longer read: access may have ended while no page was open. */
export async function deleteUnreadableCopies(client: Client, accountId: string): Promise<void> {
  // Unsent text is sent first; the answer to that says whether the copy has to go.
  const ids = (await copiedDocuments(accountId)).filter((id) => !unsentMarker(accountId, id));
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    await deleteUnreadable(client, accountId, ids.slice(at, at + AT_ONCE));
  }
}

/** Deletes those copies among them, at most 25, whose documents this account cannot read; returns these documents. */
export async function deleteUnreadable(client: Client, accountId: string, ids: string[]): Promise<string[]> {
  const answer = await request<Record<string, object | null>>(client, question(ids), variables(ids));
  const gone = ids.filter((_, index) => answer[`d${index}`] === null);
  await Promise.all(gone.map((id) => deleteCopy(accountId, id)));
  return gone;
}

function question(ids: string[]): string {
  const parameters = ids.map((_, index) => `$d${index}: ID!`).join(', ');
  const fields = ids.map((_, index) => `d${index}: document(id: $d${index}) { id }`).join('\n');
  return `query Readable(${parameters}) {\n${fields}\n}`;
}

function variables(ids: string[]): Record<string, string> {
  return Object.fromEntries(ids.map((id, index) => [`d${index}`, id]));
}
