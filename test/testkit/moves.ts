import type { Api, ApiError } from './api.ts';
import type { TestHub } from './hub.ts';
import type { Person, SeededSpace } from './seed.ts';

const SIGHT = 'count people { id }';
export const FORETELL = `query($documentId: ID!, $spaceId: ID!) {
  documentMove(documentId: $documentId, spaceId: $spaceId) { documents formerVisibility visibility isWider endingGuests
    references hindrance token gaining { ${SIGHT} } losing { ${SIGHT} } document { id title } space { id name } } }`;
export const MOVE_TO_SPACE = `mutation($input: MoveDocumentToSpaceInput!) {
  moveDocumentToSpace(input: $input) { id parentId position space { id } } }`;

/** What is said of a move before. */
export async function foretold(api: Api, documentId: string, spaceId: string) {
  return (await api.query(FORETELL, { documentId, spaceId }))['documentMove'];
}

/** Moves as a page does: asks what it would mean, and sends that along. */
export async function moveToSpace(api: Api, documentId: string, spaceId: string, more: object = {}) {
  const { token } = await foretold(api, documentId, spaceId);
  const input = { documentId, spaceId, token, ...more };
  return (await api.query(MOVE_TO_SPACE, { input }))['moveDocumentToSpace'];
}

/** Why a move is refused; with the right token unless another is given. */
export async function refusedMove(
  api: Api,
  documentId: string,
  spaceId: string,
  more: { token?: string } & Record<string, unknown> = {},
): Promise<ApiError['extensions']> {
  const token = more.token ?? (await foretold(api, documentId, spaceId)).token;
  return (await api.error(MOVE_TO_SPACE, { input: { documentId, spaceId, ...more, token } })).extensions;
}

export interface TwoSpaces {
  source: SeededSpace;
  target: SeededSpace;
  /** Leads both, so that it can go back. */
  mover: Person;
  /** Belongs to the first alone, and to the second alone. */
  loser: Person;
  gainer: Person;
}

/** Two closed spaces with people of their own, and somebody who leads both beside others. */
export async function twoSpaces(hub: TestHub): Promise<TwoSpaces> {
  const source = await hub.seed.space({ readers: 1 });
  const target = await hub.seed.space({ readers: 1 });
  const mover = await hub.seed.member(source, 'LEAD');
  await hub.server.hub.database.withActor({ accountId: target.lead.id }, ({ sql }) =>
    sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'LEAD')`, [target.id, mover.id]),
  );
  return { source, target, mover, loser: source.readers[0]!, gainer: target.readers[0]! };
}
