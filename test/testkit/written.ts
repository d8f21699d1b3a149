import * as Y from 'yjs';
import { expect, vi } from 'vitest';
import { newSuggestionId } from '@umlauf/shared/suggestion-marks';
import type { Api } from './api.ts';
import type { TestHub } from './hub.ts';

/** Base64 of bytes, as the API takes and gives them. */
export const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** An update that writes one paragraph with this text. */
export function paragraph(text: string, clientId?: number): string {
  const doc = new Y.Doc();
  if (clientId !== undefined) doc.clientID = clientId;
  append(doc, text);
  return base64(Y.encodeStateAsUpdate(doc));
}

/** Writes one more paragraph into the document. */
export function append(doc: Y.Doc, text: string): void {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(text)]);
  const content = doc.getXmlFragment('content');
  content.insert(content.length, [element]);
}

/** What is in a document after these updates, as Yjs writes it out. */
export function contentOf(updates: readonly (string | null | undefined)[]): string {
  const doc = new Y.Doc();
  for (const update of updates) if (update) Y.applyUpdate(doc, Buffer.from(update, 'base64'));
  return doc.getXmlFragment('content').toString();
}

export const PUSH = /* GraphQL */ `
  mutation ($documentId: ID!, $update: Base64!, $session: ID) {
    pushDocumentUpdate(input: { documentId: $documentId, update: $update, session: $session }) {
      revision
      savedAt
    }
  }
`;

export const FOLLOW = /* GraphQL */ `
  subscription ($documentId: ID!, $session: ID, $stateVector: Base64, $schemaVersion: Int) {
    documentUpdates(
      documentId: $documentId
      session: $session
      stateVector: $stateVector
      schemaVersion: $schemaVersion
    ) {
      update
      stateVector
      awareness
      revision
    }
  }
`;

/**
 * Proposes words to come in, to go and to look different in a paragraph of its own, which whoever may edit can do without
 * knowing the document; answers the proposal's id.
 */
export async function suggest(
  api: Api,
  documentId: string,
  text: string,
  id = newSuggestionId(crypto.getRandomValues(new Uint8Array(26))),
): Promise<string> {
  const doc = new Y.Doc();
  const element = new Y.XmlElement('paragraph');
  const words = new Y.XmlText();
  words.insert(0, `${text} `, { 'insertion--AAAAAAAA': { id } });
  words.insert(0, `${text} `, { 'deletion--AAAAAAAA': { id } });
  words.insert(0, `${text} `, { 'formatting--AAAAAAAA': { id, add: 'bold', remove: '' } });
  element.insert(0, [words]);
  doc.getXmlFragment('content').insert(0, [element]);
  await api.query(PUSH, { documentId, update: base64(Y.encodeStateAsUpdate(doc)) });
  return id;
}

/** A task of a document of its own, of which something was said beside the text. */
export async function addNotedTask(api: Api, spaceId: string): Promise<string> {
  const entryId = await addTask(api, spaceId, 'Protokoll führen');
  await api.query('mutation($input: NoteTaskInput!) { noteTask(input: $input) { id } }', {
    input: { entryId, note: 'Ist in Arbeit' },
  });
  return entryId;
}

/** A document with a task in its text, for which an account may be responsible. Answers the task's id. */
export async function addTask(
  api: Api,
  spaceId: string,
  words: string,
  responsibleId?: string,
): Promise<string> {
  const fields = responsibleId ? `,responsible=${responsibleId}` : '';
  const { createDocument } = await api.query(
    'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { entries(first: 1) { nodes { id } } } }',
    { input: { spaceId, title: words, markdown: `[Aufgabe](#task:new${fields}) ${words}` } },
  );
  return createDocument.entries.nodes[0].id as string;
}

const LATE = `select 'text ' || id as id from document where text_revision < revision and trashed_at is null
  union all select 'suggestion in ' || s.document_id from suggestion s
    where not exists (select 1 from event e where e.subject_id = s.document_id and e.type = 'SUGGESTION_ADDED')`;

/** Texts are derived and suggestions are told: what changes from now on, somebody has changed. */
export async function consequencesDrawn(hub: Pick<TestHub, 'sql'>): Promise<void> {
  await vi.waitFor(async () => expect(await hub.sql(LATE)).toEqual([]), { timeout: 20_000 });
}
