import { fillAjar, type Ajar } from './ajar-space.ts';
import type { Api } from './api.ts';
import { convened } from './canary-meetings.ts';
import { closedTasks } from './canary-tasks.ts';
import { circulated } from './canary-rounds.ts';
import {
  CANARY,
  change,
  closedPerson,
  createSpace,
  inDays,
  moveToAndFro,
  sessionOf,
  word,
  type ClosedSpace,
} from './canary-verbs.ts';
import { Viewer, viewersOf } from './canary-viewers.ts';
import { bytesAt } from './exports.ts';
import { announceFile, attach, filesRead } from './files.ts';
import { startTestHub, type TestHub } from './hub.ts';
import { silenceRequests } from './invitations.ts';
import { forwardAndTakeBack, startNext } from './next-rounds.ts';
import { answerRound, decide, SET_STATE } from './rounds.ts';
import { addTask, consequencesDrawn, paragraph, PUSH, suggest } from './written.ts';

export interface CanaryHub {
  hub: TestHub;
  /** Ids of closed things by their prefix. */
  ids: Map<string, string[]>;
  /** Null in the twin. */
  closed: Closed | null;
  /** Where a guest may see one document. */
  ajar: Ajar;
  /** Who must not see it. */
  viewers: Viewer[];
}

/**
 * A hub with viewers that must not see what is closed; `isTwin`: the same without anything that is closed. `env` as in
 * CONTRACT's table.
 */
export async function startCanaryHub(isTwin = false, env: Record<string, string> = {}): Promise<CanaryHub> {
  const hub = await startTestHub({ TRUSTED_PROXIES: '127.0.0.1,::1,::ffff:127.0.0.1', ...env });
  // What the clock brings about would be taken for what a viewer did.
  await hub.sql('delete from pgboss.schedule');
  // Everybody may see which there are.
  const organisations = [await hub.seed.organisation(), await hub.seed.organisation()] as const;
  const closed = isTwin ? null : await fillClosed(hub, organisations[0]);
  const ajar = await fillAjar(hub, isTwin);
  // So that nobody is the last one.
  await hub.seed.person({ name: 'Verwaltung', isAdministrator: true });
  await Promise.all([filesRead(hub), consequencesDrawn(hub)]);
  return {
    hub,
    ids: await idsIn(hub, closed, ajar),
    closed,
    ajar,
    viewers: viewersOf(hub, closed, ajar, organisations[1]),
  };
}

interface Closed extends ClosedSpace {
  documentId: string;
  /** It was held, and there are minutes of it. */
  meetingId: string;
  /** A technical account that works there. */
  programId: string;
  /** Leads: they see everything. */
  member: Viewer;
}

async function fillClosed(hub: TestHub, organisationId: string): Promise<Closed> {
  const lead = await closedPerson(hub);
  const api = await sessionOf(hub, lead);
  await hub.seed.passkey(lead.id, word('Passkey'));
  const spaceId = await createSpace(api, word('Bereich'), word('Zweck'), word('Grund'));
  const documentId = await happenings(hub, spaceId, api);
  const talkId = await discussed(hub, api);
  const shelfId = await shelved(api, lead.id);
  await filesRead(hub);
  const registerId = await registered(hub, api, lead.id, organisationId);
  const { spaceId: meetingsId, meetingId } = await convened(hub, api, lead.id);
  const { id: programId } = await hub.seed.program(undefined, 'WRITER', {
    name: word('Programm'),
    organisationId,
  });
  await change(api, 'addSpaceMember', { spaceId, accountId: programId, role: 'WRITER' });
  await makeToken(api);
  await expectText(api, documentId);
  for (const table of ['comment', 'suggestion'])
    await hub.sql(
      `update ${table} set imported_author = $1, imported_at = now() where space_id in ($2, $3)`,
      [word('Verfasserin'), talkId, shelfId],
    );
  // Not the lead's own session, whose budget is for what the tests do.
  const member = new Viewer('a member', async () => {
    const other = await closedPerson(hub);
    // Sees who has an account, and the trail, besides.
    await hub.sql('update account set is_administrator = true where id = $1', [other.id]);
    for (const each of [spaceId, talkId, shelfId, registerId, meetingsId])
      await change(api, 'addSpaceMember', { spaceId: each, accountId: other.id, role: 'LEAD' });
    await comment(api, documentId, { source: `@{${other.id}} ${word('Frage')}` });
    await closedTasks(api, other.id, meetingsId);
    const session = await sessionOf(hub, other);
    await makeToken(session);
    await hub.seed.passkey(other.id, word('Passkey'));
    return session;
  });
  return { spaceId, documentId, meetingId, programId, api, member };
}

/** Everything that can happen in a space, once, so that each kind of event is there. */
async function happenings(hub: TestHub, spaceId: string, lead: Api): Promise<string> {
  await change(lead, 'updateSpace', { spaceId, name: word('Bereich') });
  const made: string[] = [];
  for (let i = 0; i < 3; i++) {
    const { createDocument } = await lead.query(
      'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }',
      {
        input: {
          spaceId,
          title: word('Titel'),
          markdown: `# ${word('Text')}\n\n${word('Absatz')}`,
          parentId: made[0],
        },
      },
    );
    made.push(createDocument.id);
  }
  const [first, second, third] = made as [string, string, string];
  await change(lead, 'renameDocument', { documentId: first, title: word('neuer Titel') });
  await change(lead, 'moveDocument', { documentId: second, afterId: third, parentId: first });
  await lead.query(PUSH, { documentId: first, update: paragraph(word('Satz')) });
  const byId = (field: string, documentId: string) =>
    lead.query(`mutation($id: ID!) { ${field}(documentId: $id) { id } }`, { id: documentId });
  await byId('trashDocument', second);
  await byId('restoreDocument', second);
  await byId('trashDocument', third);
  const guest = await hub.seed.person({ name: word('Gast') });
  await change(lead, 'addSpaceMember', { spaceId, accountId: guest.id, role: 'READER' });
  await change(lead, 'setSpaceRole', { spaceId, accountId: guest.id, role: 'WRITER' });
  await change(lead, 'removeSpaceMember', { spaceId, accountId: guest.id });
  await invite(hub, lead, spaceId, first);
  return first;
}

async function comment(lead: Api, documentId: string, input: object): Promise<string> {
  const { addCommentThread: thread } = await lead.query(
    'mutation($input: AddCommentThreadInput!) { addCommentThread(input: $input) { id } }',
    { input: { documentId, ...input } },
  );
  return thread.id;
}

/** Another closed space, whose log is all about templates, comments and versions: a page of one log has no room for more. */
async function discussed(hub: TestHub, lead: Api): Promise<string> {
  const spaceId = await createSpace(lead, word('Bereich'), word('Zweck'), word('Grund'));
  const markdown = `# ${word('Text')}\n\n${word('Absatz')}\n\n${word('Schluss')}`;
  const { createDocument } = await lead.query(
    'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }',
    { input: { spaceId, title: word('Titel'), markdown } },
  );
  await templated(hub, lead, spaceId);
  await discuss(lead, createDocument.id);
  await keep(lead, createDocument.id);
  return spaceId;
}

/** One that went to the bin and out of it. */
async function deletedForGood(lead: Api, spaceId: string): Promise<void> {
  const { createDocument } = await lead.query(
    'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }',
    { input: { spaceId, title: word('altes Dokument') } },
  );
  const { id } = createDocument;
  await moveToAndFro(lead, id, spaceId);
  await lead.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', { id });
  await lead.query('mutation($id: ID!) { deleteDocument(documentId: $id) }', { id });
}

/** A third one, for what happens to files, proposals and rounds. */
async function shelved(lead: Api, leadId: string): Promise<string> {
  const spaceId = await createSpace(lead, word('Bereich'), word('Zweck'), word('Grund'));
  const { createDocument } = await lead.query(
    'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }',
    { input: { spaceId, title: word('Titel'), markdown: word('Text') } },
  );
  const file = () => attach(lead, createDocument.id, `${word('Datei')}.txt`, word('Inhalt'));
  await bytesAt(lead, `documents/${createDocument.id}.md`);
  await lead.query('mutation($input: RenameFileInput!) { renameFile(input: $input) { id } }', {
    input: { fileId: await file(), name: `${word('andere Datei')}.txt` },
  });
  await lead.query('mutation($id: ID!) { removeFile(fileId: $id) { id } }', { id: await file() });
  await announceFile(lead, createDocument.id, `${word('unterwegs')}.txt`, 9);
  await proposed(lead, createDocument.id);
  await circulated(lead, createDocument.id, leadId);
  return spaceId;
}

/** Everything that happens to templates, once; one is left. */
async function templated(hub: TestHub, lead: Api, spaceId: string): Promise<void> {
  const input = {
    spaceId,
    name: word('Vorlage'),
    description: word('Wozu'),
    kind: 'MINUTES',
    markdown: word('Text'),
  };
  const { createTemplate } = await lead.query(
    'mutation($input: CreateTemplateInput!) { createTemplate(input: $input) { id } }',
    { input },
  );
  await lead.query('mutation($input: UpdateTemplateInput!) { updateTemplate(input: $input) { id } }', {
    input: { templateId: createTemplate.id, name: word('andere Vorlage') },
  });
  const id = await hub.seed.template(spaceId);
  await hub.sql('update template set name = $1 where id = $2', [word('alte Vorlage'), id]);
  await lead.query('mutation($id: ID!) { removeTemplate(templateId: $id) }', { id });
}

/** A fourth one, for decisions, what becomes of them, records of rounds, and rounds that follow others. */
async function registered(hub: TestHub, lead: Api, leadId: string, organisationId: string): Promise<string> {
  const spaceId = await createSpace(lead, word('Bereich'), word('Zweck'), word('Grund'));
  await deletedForGood(lead, spaceId);
  const { createDocument } = await lead.query(
    'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }',
    {
      input: {
        spaceId,
        title: word('Titel'),
        markdown: `${word('Text')} [hier](https://${CANARY}.example/)`,
      },
    },
  );
  await addTask(lead, spaceId, word('Auftrag'));
  const asked = { api: lead, id: leadId };
  const old = await decide(asked, createDocument.id, word('Frage'), word('Anmerkung'));
  const nextId = await startNext(asked, createDocument.id, old.circulation.id, word);
  const { id: toId } = await closedPerson(hub);
  await forwardAndTakeBack(hub, lead, nextId, { toId, organisationId });
  const path = `/api/records/circulations/${old.circulation.id}.pdf`;
  const record = await fetch(lead.url + path, { headers: lead.allHeaders });
  if (!record.ok) throw new Error(`${record.status} ${await record.text()}`);
  await answerRound(lead, nextId, 'AGREE');
  await lead.query(SET_STATE, {
    input: {
      decisionId: old.id,
      state: 'REPLACED',
      replacedById: await decisionOf(lead, nextId),
      note: word('Vermerk'),
    },
  });
  return spaceId;
}

async function decisionOf(lead: Api, id: string): Promise<string> {
  const { circulation } = await lead.query('query($id: ID!) { circulation(id: $id) { decision { id } } }', {
    id,
  });
  return circulation.decision.id;
}

/** Everything that happens to comments, once. */
async function discuss(lead: Api, documentId: string): Promise<void> {
  const threadId = await comment(lead, documentId, { source: word('Kommentar'), quote: `${CANARY} Absatz` });
  // What stands around these words is closed as well.
  await comment(lead, documentId, { source: word('Einwand'), quote: 'Absatz' });
  const reply = async () => {
    const input = { threadId, source: word('Antwort') };
    const { addComment } = await lead.query(
      'mutation($input: AddCommentInput!) { addComment(input: $input) { id } }',
      { input },
    );
    return addComment.id as string;
  };
  const commentId = await reply();
  await lead.query('mutation($input: EditCommentInput!) { editComment(input: $input) { id } }', {
    input: { commentId, source: word('andere Antwort') },
  });
  await lead.query('mutation($id: ID!) { removeComment(commentId: $id) { id } }', { id: await reply() });
  for (const field of ['resolveCommentThread', 'reopenCommentThread'])
    await lead.query(`mutation($id: ID!) { ${field}(threadId: $id) { id } }`, { id: threadId });
}

/** Everything that happens to proposals, once; one is open. */
async function proposed(lead: Api, documentId: string): Promise<void> {
  const decide = (field: string, id: string) =>
    lead.query(`mutation($input: DecideSuggestionsInput!) { ${field}(input: $input) { id } }`, {
      input: { documentId, suggestionIds: [id] },
    });
  const id = await suggest(lead, documentId, word('Vorschlag'));
  await decide('refuseSuggestions', id);
  // As who takes the decision back by an undo.
  await suggest(lead, documentId, word('Vorschlag'), id);
  await decide('acceptSuggestions', await suggest(lead, documentId, word('Vorschlag')));
}

/** Everything that happens to versions, once; one that has a name is left, and what was written since. */
async function keep(lead: Api, documentId: string): Promise<void> {
  const name = async () => {
    const input = { documentId, name: word('Version'), note: word('Notiz') };
    const query =
      'mutation($input: NameDocumentVersionInput!) { nameDocumentVersion(input: $input) { id revision } }';
    return (await lead.query(query, { input })).nameDocumentVersion as { id: string; revision: number };
  };
  const write = (append: string) =>
    lead.query('mutation($input: EditDocumentInput!) { editDocument(input: $input) { revision } }', {
      input: { documentId, append },
    });
  const first = await name();
  const input = { versionId: first.id, name: word('andere Version'), note: word('andere Notiz') };
  await lead.query(
    'mutation($input: RenameDocumentVersionInput!) { renameDocumentVersion(input: $input) { id } }',
    { input },
  );
  const { editDocument } = await write(word('Zusatz'));
  await lead.query(
    'mutation($input: RestoreDocumentVersionInput!) { restoreDocumentVersion(input: $input) { revision } }',
    { input: { versionId: first.id, expectedRevision: editDocument.revision } },
  );
  const second = await name();
  await lead.query('mutation($id: ID!) { removeDocumentVersionName(versionId: $id) { id } }', {
    id: second.id,
  });
  await write(`[${word('Verweis')}](https://${CANARY}.example/)`);
}

/** Guests of a document, an invitation that is open, and somebody who asks for access. */
async function invite(hub: TestHub, lead: Api, spaceId: string, documentId: string): Promise<void> {
  const gone = await closedPerson(hub, true);
  const invited = { documentId, accountId: gone.id };
  await change(lead, 'addDocumentGuest', { ...invited, endsAt: inDays(9) });
  await change(lead, 'setDocumentGuest', { ...invited, endsAt: inDays(10) });
  await change(lead, 'removeDocumentGuest', invited);
  const { email } = await closedPerson(hub, true);
  await change(lead, 'addDocumentGuest', { documentId, email, endsAt: inDays(9) });
  const people = [{ email: `${CANARY}-offen@umlauf.example`, name: word('Eingeladen') }];
  await lead.query('mutation($input: InviteToSpaceInput!) { inviteToSpace(input: $input) { email } }', {
    input: { spaceId, role: 'READER', people },
  });
  const reading = [{ email: `${CANARY}-lesend@umlauf.example`, name: word('Mitlesend') }];
  await lead.query('mutation($input: InviteToDocumentInput!) { inviteToDocument(input: $input) { email } }', {
    input: { documentId, endsAt: inDays(9), people: reading },
  });
  const asking = await sessionOf(hub, await closedPerson(hub));
  await asking.query('mutation($input: RequestAccessInput!) { requestAccess(input: $input) }', {
    input: { targetId: spaceId, message: word('Bitte') },
  });
  await silenceRequests(hub, spaceId);
}

function makeToken(api: Api): Promise<unknown> {
  const expiresAt = new Date(Date.now() + 8e7).toISOString();
  return api.query(
    'mutation($input: CreateAccessTokenInput!) { createAccessToken(input: $input) { secret } }',
    { input: { name: word('Zugang'), scopes: ['spaces:read'], expiresAt } },
  );
}

async function expectText(lead: Api, id: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    const { document } = await lead.query('query($id: ID!) { document(id: $id) { text } }', { id });
    if (document.text.includes('Satz')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the text was not derived');
}

/** Whatever has an id in any table and belongs to what is closed: all that is not the viewers' own. */
async function idsIn(hub: TestHub, closed: Closed | null, ajar: Ajar): Promise<Map<string, string[]>> {
  const ids = new Map<string, string[]>();
  if (!closed) return ids;
  // So that they are among the few that are named.
  ids.set('spc', [closed.spaceId, ajar.spaceId]);
  ids.set('doc', [closed.documentId, ajar.documentId, ...ajar.hiddenIds]);
  ids.set('acc', [closed.programId]);
  ids.set('mtg', [closed.meetingId]);
  const tables = await hub.sql<{ name: string; key: string }>(
    `select table_name as name, column_name as key from information_schema.columns
     where table_schema = 'public' and column_name in ('id', 'space_id', 'document_id') and data_type = 'text'`,
  );
  for (const { name, key } of tables) {
    const rows = await hub.sql<{ id: string; row: string }>(
      `select ${key} as id, t::text as row from "${name}" t`,
    );
    for (const { id, row } of rows) {
      const isClosed =
        row.includes(CANARY) || row.includes(closed.spaceId) || row.includes(closed.documentId);
      const prefix = id?.slice(0, 3);
      if (isClosed && /^[a-z]{3}_/.test(id) && !ids.get(prefix)?.includes(id))
        ids.set(prefix, [...(ids.get(prefix) ?? []), id]);
    }
  }
  return ids;
}
