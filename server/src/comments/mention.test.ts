import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { MailServer } from '../../../test/testkit/mail-server.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';

let server: MailServer;
let hub: TestHub;
beforeAll(async () => {
  server = await MailServer.open();
  hub = await startTestHub({ SMTP_URL: server.url, MAIL_FROM: 'umlauf@hub.example' });
});
afterAll(async () => {
  await hub.close();
  await server.takeAway();
});

const say = ({ api }: Person, documentId: string, source: string) =>
  api.send<any>('mutation($input: AddCommentThreadInput!) { addCommentThread(input: $input) { id } }', {
    input: { documentId, source },
  });
const at = ({ id }: Person) => `@{${id}} bitte prüfen`;
const unread = async ({ api }: Person) => {
  const query = `{ viewer { mentions(first: 20, unreadOnly: true) { totalCount
    nodes { comment { text author { id } } document { id title } thread { comments(first: 1) { nodes { text } } } } } } }`;
  return (await api.query(query))['viewer'].mentions;
};
const mentionable = async ({ api }: Person, id: string, search?: string) => {
  const query = `query($id: ID!, $search: String) { document(id: $id) {
    mentionable(first: 20, search: $search) { totalCount nodes { id } } } }`;
  const { nodes } = (await api.query(query, { id, search }))['document'].mentionable;
  return nodes.map((node: { id: string }) => node.id);
};

async function scene() {
  const space = await hub.seed.space({ writers: 1, readers: 1 });
  const document = await hub.seed.document({ space, title: 'Geheimer Titel' });
  const guest = await hub.seed.documentGuest(document);
  return {
    space,
    id: document.id,
    lead: space.lead,
    writer: space.writers[0]!,
    reader: space.readers[0]!,
    guest,
  };
}

describe('somebody who is mentioned', () => {
  it('finds it, by their name of now, until they have seen it', async () => {
    const { id, lead, reader } = await scene();
    await say(lead, id, at(reader));
    await hub.sql(`update account set name = 'Neu Benannt' where id = $1`, [reader.id]);
    expect(await unread(reader)).toEqual({
      totalCount: 1,
      nodes: [
        {
          comment: { text: '@Neu Benannt bitte prüfen', author: { id: lead.id } },
          document: { id, title: 'Geheimer Titel' },
          thread: { comments: { nodes: [{ text: '@Neu Benannt bitte prüfen' }] } },
        },
      ],
    });
    const seen = await reader.api.query('mutation($id: ID!) { markMentionsRead(documentId: $id) }', { id });
    expect(seen['markMentionsRead']).toBe(1);
    expect((await unread(reader)).totalCount).toBe(0);
  });

  it('finds the comment that means them, also where others have begun the thread', async () => {
    const { id, lead, writer, reader } = await scene();
    const { data } = await say(lead, id, 'Worum geht es?');
    await writer.api.query('mutation($input: AddCommentInput!) { addComment(input: $input) { id } }', {
      input: { threadId: data!.addCommentThread.id, source: at(reader) },
    });
    const { nodes } = await unread(reader);
    expect(nodes).toMatchObject([{ comment: { author: { id: writer.id } }, document: { id } }]);
    expect(nodes[0].comment.text).toMatch(/^@.+ bitte prüfen$/);
  });

  it('finds nothing any more of what they may not read', async () => {
    const { id, space, lead, reader } = await scene();
    await say(lead, id, at(reader));
    await leave(space, reader);
    expect(await unread(reader)).toEqual({ totalCount: 0, nodes: [] });
  });
});

describe('whom one can mention', () => {
  it('are those who read it; for guests, those who wrote there', async () => {
    const { id, lead, writer, reader, guest } = await scene();
    const all = [lead, writer, reader, guest].map((person) => person.id);
    expect((await mentionable(lead, id)).toSorted()).toEqual(
      all.filter((each) => each !== lead.id).toSorted(),
    );
    expect(await mentionable(guest, id)).toEqual([]);
    await say(writer, id, 'Hallo');
    expect(await mentionable(guest, id)).toEqual([writer.id]);
    expect((await say(guest, id, at(writer))).errors).toBeUndefined();
    expect(await mentionable(lead, id, guest.name.slice(1, 4))).toContain(guest.id);
  });

  it('is refused alike for whoever reads nothing there and for whoever does not exist', async () => {
    const { id, lead, reader, guest, space } = await scene();
    const nobody = `acc_${'0'.repeat(26)}`;
    const refused = { extensions: { code: 'INVALID_INPUT', fields: { source: 'UNKNOWN_VALUE' } } };
    for (const [by, whom] of [
      [lead, space.outsider.id],
      [lead, nobody],
      [guest, reader.id],
      [guest, nobody],
    ] as const)
      expect((await say(by, id, `@{${whom}}`)).errors).toMatchObject([refused]);
    expect(await hub.sql('select 1 from comment where document_id = $1', [id])).toEqual([]);
    const many = Array.from({ length: 21 }, (_, i) => `@{acc_${String(i).padStart(26, '0')}}`).join('');
    expect((await say(lead, id, many)).errors).toMatchObject([{ extensions: { code: 'LIMIT', max: 20 } }]);
  });
});

describe('a mail', () => {
  it('gathers, says nothing of what is closed, and goes once an hour at most', async () => {
    const { id, lead, writer } = await scene();
    for (let i = 0; i < 3; i++) await say(lead, id, at(writer));
    expect(await waiting(writer)).toHaveLength(1);
    await due(writer);
    await expect.poll(() => server.to(writer.email).length).toBe(1);
    const { mail, raw } = server.to(writer.email)[0]!;
    expect(mail.text).toContain(`${hub.server.hub.outbox.origin}/mentions`);
    expect(mail.subject).toBe('Sie wurden in Umlauf erwähnt');
    for (const closed of ['Geheimer', lead.name, id, 'prüfen']) expect(raw).not.toContain(closed);
    await expect.poll(async () => (await waiting(writer)).length).toBe(0);
    await say(lead, id, at(writer));
    const [next] = await waiting(writer);
    expect(Number(next!.minutes)).toBeGreaterThan(50);
  });

  it('does not go for what was seen, nor to whoever may not read it any more', async () => {
    const { id, space, lead, writer, reader, guest } = await scene();
    for (const person of [writer, reader, guest]) await say(lead, id, at(person));
    await writer.api.query('mutation($id: ID!) { markMentionsRead(documentId: $id) }', { id });
    await leave(space, reader);
    await hub.sql('update document_guest set ends_at = now() where account_id = $1', [guest.id]);
    for (const person of [writer, reader, guest]) {
      await due(person);
      await expect
        .poll(() => hub.sql('select state from mail where account_id = $1', [person.id]))
        .toEqual([{ state: 'DROPPED' }]);
      expect(server.to(person.email)).toEqual([]);
    }
  });
});

const leave = (space: SeededSpace, { id: accountId }: Person) =>
  space.lead.api.query('mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }', {
    input: { spaceId: space.id, accountId },
  });

const waiting = ({ id }: Person) =>
  hub.sql<{ minutes: string }>(
    `select extract(epoch from next_at - now()) / 60 as minutes from mail where account_id = $1 and state = 'WAITING'`,
    [id],
  );

/** Its time has come. */
async function due({ id }: Person): Promise<void> {
  await hub.sql(`update mail set next_at = now() where account_id = $1 and state = 'WAITING'`, [id]);
  hub.server.hub.announcements.emit('mailEnqueued');
}
