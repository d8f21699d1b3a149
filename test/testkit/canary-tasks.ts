import type { Api } from './api.ts';
import { word } from './canary-verbs.ts';
import { addTask } from './written.ts';

/** A task of whoever it is, and what was said of it beside its text; a decision that stands in a text. */
export async function closedTasks(lead: Api, responsibleId: string, spaceId: string): Promise<void> {
  const entryId = await addTask(lead, spaceId, word('Aufgabe'), responsibleId);
  await lead.query('mutation($input: NoteTaskInput!) { noteTask(input: $input) { id } }', {
    input: { entryId, note: word('Vermerk') },
  });
  await lead.query('mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }', {
    input: { spaceId, title: word('Protokoll'), markdown: `[Beschluss](#decision:new) ${word('Beschluss')}` },
  });
}
