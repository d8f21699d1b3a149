import { announceFile, attach } from './files.ts';
import { followRound } from './next-rounds.ts';
import { answerRound, startRound } from './rounds.ts';
import type { SeededSpace } from './seed.ts';
import { suggest } from './written.ts';

/** The lead makes a template, gives a task, comments, mentions herself, keeps the document as it is, and attaches a file; another is on its way. */
export async function fillDocument(
  document: string,
  { id: spaceId, lead }: Pick<SeededSpace, 'id' | 'lead'>,
): Promise<void> {
  await lead.api.query('mutation($input: CreateTemplateInput!) { createTemplate(input: $input) { id } }', {
    input: { spaceId, name: 'Vorlage', kind: 'MINUTES', documentId: document },
  });
  await lead.api.query(
    'mutation($input: AddCommentThreadInput!) { addCommentThread(input: $input) { id } }',
    { input: { documentId: document, source: `@{${lead.id}} prüft` } },
  );
  await lead.api.query(
    'mutation($input: NameDocumentVersionInput!) { nameDocumentVersion(input: $input) { id } }',
    { input: { documentId: document, name: 'Stand' } },
  );
  await lead.api.query('mutation($input: EditDocumentInput!) { editDocument(input: $input) { id } }', {
    input: { documentId: document, append: '[Aufgabe](#task:new) Protokoll führen' },
  });
  await suggest(lead.api, document, 'Neu');
  await attach(lead.api, document, 'Plan.txt');
  await announceFile(lead.api, document, 'Plan 2.txt', 9);
  const create = 'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }';
  const { createDocument: further } = await lead.api.query(create, {
    input: { spaceId, title: 'Begründung', markdown: '' },
  });
  const { id } = await startRound(lead.api, {
    furtherDocumentIds: [further.id],
    documentId: document,
    accountIds: [lead.id],
    guests: [{ email: 'ada@draussen.example', name: 'Ada' }],
  });
  await answerRound(lead.api, id, 'AGREE');
  await followRound(lead, document);
}
