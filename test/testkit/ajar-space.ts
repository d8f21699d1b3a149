import type { Api } from './api.ts';
import { CANARY, change, closedPerson, createSpace, inDays, word } from './canary-verbs.ts';
import type { TestHub } from './hub.ts';
import { paragraph, PUSH } from './written.ts';

/** A space that somebody sees through a crack: one document of it, and nothing else. */
export interface Ajar {
  spaceId: string;
  /** The one that its guests may read. */
  documentId: string;
  /** Documents beside it; none in the twin. */
  hiddenIds: string[];
  /** Its lead's, whose name the guests see as the author's. */
  api: Api;
}

/** In the twin the space has nothing but the document. */
export async function fillAjar(hub: TestHub, isTwin: boolean): Promise<Ajar> {
  const { api } = await hub.seed.person({ name: 'Gastgeberin' });
  const spaceId = await createSpace(api, 'Gemeinsamer Bereich', 'Zweck', 'Grund');
  const create = async (title: string, markdown: string): Promise<string> => {
    const { createDocument } = await api.query(
      'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }',
      { input: { spaceId, title, markdown } },
    );
    return createDocument.id;
  };
  const documentId = await create('Geteiltes Papier', 'Offener Absatz');
  if (isTwin) return { spaceId, documentId, hiddenIds: [], api };
  const hiddenIds = [
    await create(word('Titel'), word('Absatz')),
    await create(word('Titel'), word('Absatz')),
  ];
  const [first, second] = hiddenIds as [string, string];
  await change(api, 'renameDocument', { documentId: first, title: word('neuer Titel') });
  await api.query(PUSH, { documentId: first, update: paragraph(word('Satz')) });
  // The guests' own document stands below one that they do not see.
  await change(api, 'moveDocument', { documentId, parentId: first });
  const [member, guest] = [await closedPerson(hub), await closedPerson(hub, true)];
  await change(api, 'addSpaceMember', { spaceId, accountId: member.id, role: 'WRITER' });
  for (const each of [documentId, second])
    await change(api, 'addDocumentGuest', { documentId: each, accountId: guest.id, endsAt: inDays(9) });
  const people = [{ email: `${CANARY}-angelehnt@umlauf.example`, name: word('Eingeladen') }];
  await api.query('mutation($input: InviteToSpaceInput!) { inviteToSpace(input: $input) { email } }', {
    input: { spaceId, role: 'READER', people },
  });
  return { spaceId, documentId, hiddenIds, api };
}
