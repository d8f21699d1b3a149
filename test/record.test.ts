import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { refusalOf } from './testkit/exports.ts';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import { attach } from './testkit/files.ts';
import { madePng } from './testkit/made-files.ts';
import { colleaguesScene } from './testkit/next-rounds.ts';
import { elementsOf } from './testkit/pdf-structure.ts';
import { ask, bytesOf, filesOf, recordIn, textIn, type Files } from './testkit/records.ts';
import { sentScene } from './testkit/round-documents.ts';
import { answerRound, moveDeadline, namedRules, roundScene, startRound } from './testkit/rounds.ts';
import { recordVerify } from '@umlauf/server/record-verify';
import { checkpointKey } from '@umlauf/server/platform/trail/checkpoint-key';
import { packRecord, unpackRecord } from '@umlauf/server/records/record-archive';
import { canonical, signedText, type RoundRecord } from '@umlauf/server/records/round-record';
import { verifyRecord } from '@umlauf/server/records/verify-record';

let hub: TestHub;
let scene: Awaited<ReturnType<typeof endedRound>>;
/** Its record, fetched once: exports have their price. */
let kept: Files;
beforeAll(async () => {
  hub = await startTestHub();
  scene = await endedRound();
  kept = await filesOf(scene.lead, scene.id);
}, 120_000);
afterAll(() => hub.close());

/** Two agree, one with a remark after having refused; the third is silent. */
async function endedRound() {
  const round = await roundScene(hub);
  const [one, two] = round.people;
  await answerRound(one.api, round.id, 'REFUSE', { remark: 'Zu teuer.\nViel zu teuer.' });
  await answerRound(one.api, round.id, 'AGREE_WITH_REMARK', { remark: 'Wenn gerundet wird.' });
  await answerRound(two.api, round.id, 'AGREE');
  await moveDeadline(hub, round.id, new Date(Date.now() - 1));
  // Also before all tests, where nothing polls.
  await vi.waitFor(async () => expect((await round.read()).state).toBe('ADOPTED'), 20_000);
  return round;
}

const publicKey = async () =>
  Buffer.from(((await (await fetch(`${hub.url}/api/records/key`)).json()) as any).publicKey, 'hex');

describe('the record of a round', () => {
  it('is signed by the key that the hub tells everybody, and holds all by which it was decided', async () => {
    const key = await publicKey();
    expect(await hub.anonymous.query('{ recordKey }')).toEqual({ recordKey: key.toString('hex') });
    const files = kept;
    expect([...files.keys()]).toEqual([
      ...['record.json', 'text.json', 'text.md', 'text.html', 'record.pdf', 'README.md'],
      ...['signed.txt', 'record.sig', 'key.pem'],
    ]);
    expect(verifyRecord(files, [key])).toMatchObject({
      ...{ isSound: true, id: scene.id, isTrusted: true, files: 6 },
      result: 'Adopted: the majority that is needed agrees (2 agreed, 1 without an answer)',
    });
    const record = recordIn(files);
    const round = await scene.read();
    expect(record.round).toMatchObject({
      ...{ id: scene.id, title: round.title, question: round.question, state: 'ADOPTED' },
      ...{ contentHash: round.contentHash, deadlineAt: round.deadlineAt, counts: round.result.counts },
    });
    expect(record.decision).toEqual({ number: expect.stringMatching(/^\d{4}\/1$/), outcome: 'ADOPTED' });
    expect(record.seats.map(({ name }) => name).toSorted()).toEqual(
      scene.people.map(({ name }) => name).toSorted(),
    );
    expect(record.answers.map(({ choice, remark }) => [choice, remark])).toEqual([
      ['REFUSE', 'Zu teuer.\nViel zu teuer.'],
      ['AGREE_WITH_REMARK', 'Wenn gerundet wird.'],
      ['AGREE', ''],
    ]);
    expect(record.ballots).toBeNull();
    expect(textIn(files, 'text.json')).toBe(round.content);
    expect(textIn(files, 'text.md')).toContain('12 Euro');
    expect(textIn(files, 'text.html')).toContain('12 Euro');
  });

  it('is the same, byte for byte, each time', async () => {
    const [one, other] = [
      await bytesOf(scene.lead, `circulations/${scene.id}.zip`),
      await bytesOf(scene.lead, `circulations/${scene.id}.zip`),
    ];
    expect(one.equals(other)).toBe(true);
  });

  it('tells of a secret round who voted, and of no ballot whose it is', async () => {
    const ruleSetId = await namedRules(hub, 'SILENCE_IS_ABSTENTION', {
      ...{ secret: true, changeUntilDeadline: false, objection: 'BY_MAJORITY' },
    });
    const secret = await roundScene(hub, { ruleSetId });
    const [one, two, three] = secret.people;
    await answerRound(three.api, secret.id, 'REFUSE');
    await answerRound(one.api, secret.id, 'AGREE');
    await answerRound(two.api, secret.id, 'AGREE');
    await moveDeadline(hub, secret.id, new Date(Date.now() - 1));
    await expect.poll(async () => (await secret.read()).state).toBe('ADOPTED');
    const files = await filesOf(secret.lead, secret.id);
    const record = recordIn(files);
    expect(record.ballots).toEqual(['AGREE', 'AGREE', 'REFUSE']);
    expect(record.answers.map(({ choice }) => choice)).toEqual([null, null, null]);
    expect(verifyRecord(files, [])).toMatchObject({ isSound: true, isTrusted: false });
    const pdf = await getDocumentProxy(
      await bytesOf(secret.lead, `circulations/${secret.id}.pdf`).then((b) => new Uint8Array(b)),
    );
    const items = (await elementsOf(pdf))
      .filter(({ inside }) => inside.includes('LI'))
      .map(({ text }) => text);
    expect(items.filter((text) => text.endsWith(': hat abgestimmt')).length).toBeGreaterThanOrEqual(3);
  });

  it('holds every document and file that went round, and is checked with them', async () => {
    const sent = await sentScene(hub);
    await sent.allAgree();
    for (const id of Object.values(sent.files)) await hub.sql('delete from file where id = $1', [id]);
    const files = await filesOf(sent.lead, sent.id);
    const { round } = recordIn(files);
    expect(round.furtherDocuments).toMatchObject([
      { position: 2, documentId: sent.second, title: 'Begründung', file: 'document-2.json' },
      { position: 3, documentId: sent.third, title: 'Anschreiben', file: 'document-3.json' },
    ]);
    expect(round.attachments).toMatchObject([
      { documentPosition: 1, name: 'Plan.txt', bytes: 8, file: 'attachments/1-Plan.txt' },
      { documentPosition: 2, name: 'Notiz.txt', file: 'attachments/2-Notiz.txt' },
      { documentPosition: 2, name: 'Tabelle.csv', file: 'attachments/3-Tabelle.csv' },
    ]);
    expect(textIn(files, 'document-2.md')).toContain('teurer');
    expect(textIn(files, 'attachments/1-Plan.txt')).toBe('der Plan');
    const key = await publicKey();
    expect(verifyRecord(files, [key])).toMatchObject({ isSound: true, files: 15 });
    const lying = (name: string, text: string) =>
      verifyRecord(new Map([...files, [name, Buffer.from(text)]]), [key]);
    expect(lying('attachments/1-Plan.txt', 'ein anderer')).toMatchObject({
      what: 'attachments/1-Plan.txt: it is not what was signed',
    });
    expect(lying('document-3.json', '{}')).toMatchObject({ isSound: false });
    const pdf = await getDocumentProxy(
      new Uint8Array(await bytesOf(sent.lead, `circulations/${sent.id}.pdf`)),
    );
    const said = (await elementsOf(pdf)).map(({ text }) => text).join('\n');
    for (const words of [
      'Weitere Vorlage 2: Begründung',
      'Weil alles teurer wird.',
      'Tabelle.csv',
      'Anlagen',
    ])
      expect(said).toContain(words);
  });

  it('tells in the PDF who handed the question on to whom', async () => {
    const handed = await colleaguesScene(hub);
    await handed.forward(handed.asked, handed.kara);
    await answerRound(handed.kara.api, handed.id, 'AGREE');
    await answerRound(handed.other.api, handed.id, 'AGREE');
    const pdf = await getDocumentProxy(
      new Uint8Array(await bytesOf(handed.lead, `circulations/${handed.id}.pdf`)),
    );
    const said = (await elementsOf(pdf)).map(({ text }) => text).join('\n');
    expect(said).toContain('weitergeleitet an Kara Kollegin');
    expect(said).toContain(`weitergeleitet von ${handed.asked.name}`);
  });

  it('leaves out the name of an account that is gone, and stays sound', async () => {
    const round = await endedRound();
    await hub.sql('delete from account where id = $1', [round.people[0].id]);
    const files = await filesOf(round.lead, round.id);
    const record = recordIn(files);
    expect(record.seats.filter(({ name }) => name === null)).toHaveLength(1);
    expect(record.answers.filter(({ name }) => name === null)).toHaveLength(2);
    expect(JSON.stringify(record)).not.toContain(round.people[0].name);
    expect(verifyRecord(files, [await publicKey()])).toMatchObject({ isSound: true });
  });

  it('shows the pictures of what went round, in PDF and HTML, the same to everybody', async () => {
    const space = await hub.seed.space({ writers: 1, readers: 1 });
    const { id: documentId } = await hub.seed.document({ space, markdown: 'Davor.' });
    const [writer, reader] = [space.writers[0]!, space.readers[0]!];
    const fileId = await attach(writer.api, documentId, 'Plan.png', madePng(40, 20));
    await writer.api.query(
      'mutation($input: EditDocumentInput!) { editDocument(input: $input) { revision } }',
      { input: { documentId, append: `![Lageplan „Süd“](/api/files/${fileId}/content#40x20)` } },
    );
    const { id } = await startRound(space.lead.api, {
      documentId,
      accountIds: [reader.id],
      template: 'CO_SIGNATURE_PARALLEL',
    });
    await answerRound(reader.api, id, 'AGREE');
    const files = await filesOf(space.lead, id);
    const pdf = await getDocumentProxy(new Uint8Array(files.get('record.pdf')!));
    const figures = (await elementsOf(pdf)).filter(({ role }) => role === 'Figure');
    expect(figures.map(({ alt }) => alt)).toEqual(['Lageplan „Süd“']);
    expect(textIn(files, 'text.html')).toMatch(/<img[^>]+src="data:image\/png;base64,/);
    expect(await filesOf(reader, id)).toEqual(files);
  });

  it('is as accessible as other PDFs: headings in order, a table with a head, the text itself', async () => {
    const bytes = await bytesOf(scene.people[0], `circulations/${scene.id}.pdf?language=en`);
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const { metadata, info } = (await pdf.getMetadata()) as any;
    expect(info).toMatchObject({ Language: 'en', Title: (await scene.read()).title });
    expect(metadata.get('pdfuaid:part')).toBe('1');
    const elements = await elementsOf(pdf);
    const texts = (role: string) => elements.filter((each) => each.role === role).map(({ text }) => text);
    expect(texts('H1')).toEqual([
      'Contents',
      'The round',
      'Result',
      'Rules',
      'Who was asked',
      'Answers',
      'What went round',
    ]);
    expect(texts('TH')).toEqual(['Organisation', 'Name', 'As', 'Reached', 'Opened']);
    const all = elements.map(({ text }) => text).join('\n');
    for (const words of ['Adopted: the majority', 'Zu teuer.', 'replaced by a later one', '12 Euro'])
      expect(all).toContain(words);
  });

  it('is given to whoever reads the round, each time with an event, and does not exist for others', async () => {
    const before = await hub.sql(
      `select 1 from event where type = 'CIRCULATION_EXPORTED' and stream_id = $1`,
      [scene.space.id],
    );
    await bytesOf(scene.people[2], `circulations/${scene.id}.pdf`);
    const events = await hub.sql(
      `select actor_id as who, facts from event where type = 'CIRCULATION_EXPORTED' and stream_id = $1 order by sequence`,
      [scene.space.id],
    );
    expect(events).toHaveLength(before.length + 1);
    expect(events.at(-1)).toMatchObject({
      who: scene.people[2].id,
      facts: { circulationId: scene.id, format: 'PDF' },
    });
    const stranger = await hub.seed.person();
    for (const extension of ['pdf', 'zip'])
      expect(await refusalOf(await ask(stranger, `circulations/${scene.id}.${extension}`))).toMatchObject({
        status: 404,
      });
    expect(await refusalOf(await ask({ api: hub.anonymous }, `circulations/${scene.id}.zip`))).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    const running = await roundScene(hub);
    expect(await refusalOf(await ask(running.lead, `circulations/${running.id}.zip`))).toMatchObject({
      status: 404,
    });
    const asked = await refusalOf(await ask(scene.lead, `circulations/${scene.id}.zip?language=fr`));
    expect(asked).toMatchObject({ fields: { language: 'UNKNOWN_VALUE' } });
  });
});

describe('whoever checks a record without the hub', () => {
  const changed = (files: Files, name: string, change: (text: string) => string): Files =>
    new Map([...files, [name, Buffer.from(change(textIn(files, name)))]]);
  const inRecord = (change: (record: RoundRecord) => void) => (files: Files) =>
    changed(files, 'record.json', (text) => {
      const record = JSON.parse(text) as RoundRecord;
      change(record);
      return canonical(record);
    });
  const what = async (change: (files: Files) => Files, trusted?: Buffer[]) => {
    const verdict = verifyRecord(change(kept), trusted ?? [await publicKey()]);
    return verdict.isSound ? 'sound' : verdict.what;
  };
  const flipped = (name: string) => (files: Files) => {
    const bytes = Buffer.from(files.get(name)!);
    bytes[10]! ^= 1;
    return new Map([...files, [name, bytes]]);
  };
  /** As somebody who has a key of their own would write it anew. */
  const signedBy = (secret: string, change: (record: RoundRecord) => void) => (files: Files) => {
    const next = inRecord(change)(files);
    const own = checkpointKey(secret);
    const names = ['record.json', 'text.json', 'text.md', 'text.html', 'record.pdf', 'README.md'];
    const signed = signedText(recordIn(next), new Map(names.map((name) => [name, next.get(name)!])));
    const pem = textIn(next, 'key.pem').replace(/-----[^]*/, '');
    return new Map<string, Uint8Array>([
      ...next,
      ['signed.txt', Buffer.from(signed)],
      ['record.sig', own.sign(signed)],
      ['key.pem', Buffer.from(pem + pemOfOwn(own.publicKey))],
    ]);
  };

  it.each([
    ['an answer', inRecord(({ answers }) => void (answers[2]!.choice = 'REFUSE')), /^answers: /],
    ['a remark', inRecord(({ answers }) => void (answers[0]!.remark = '')), /^answers: /],
    ['a time', inRecord(({ round }) => void (round.deadlineAt = '2030-01-01T00:00:00.000Z')), /^round: /],
    [
      'the time of an answer',
      inRecord(({ answers }) => void (answers[0]!.at = '2020-01-01T00:00:00.000Z')),
      /^answers: /,
    ],
    ['a rule', inRecord(({ rules }) => void (rules.rules.quorumPercent = 100)), /^rules: /],
    ['a seat', inRecord(({ seats }) => void seats.pop()), /^seats: /],
    ['when somebody was reached', inRecord(({ seats }) => void (seats[0]!.reachedAt = null)), /^seats: /],
    ['the result', inRecord(({ round }) => void (round.state = 'REJECTED')), /^round: /],
    ['ballots that there are not', inRecord((record) => void (record.ballots = ['AGREE'])), /^ballots: /],
    [
      'the number of the decision',
      inRecord(({ decision }) => void (decision!.number = '2026/99')),
      /^decision: /,
    ],
    [
      'the text',
      (files: Files) => changed(files, 'text.json', (text) => text.replace('12', '13')),
      /^text: /,
    ],
    ['a file', flipped('record.pdf'), /^record\.pdf: it is not what was signed/],
    ['another file', flipped('text.html'), /^text\.html: it is not/],
    [
      'a file too many',
      (files: Files) => new Map([...files, ['x.txt', Buffer.from('x')]]),
      /^x\.txt: nobody/,
    ],
    [
      'a file too few',
      (files: Files) => new Map([...files].filter(([name]) => name !== 'text.md')),
      /^text\.md: it is missing/,
    ],
    ['the signature', flipped('record.sig'), /^signature: /],
    ['what is signed', flipped('signed.txt'), /^signature: /],
    ['the key', (files: Files) => changed(files, 'key.pem', () => 'x'), /^key: .* is no public key/],
    [
      'JSON',
      (files: Files) => changed(files, 'record.json', (text) => text.slice(1)),
      /^record\.json: it cannot be read/,
    ],
  ])('is told first that %s is another one', async (_name, change, told) => {
    expect(await what(change)).toMatch(told);
  });

  it('is told of another key, and without one to compare with, of a result that does not follow', async () => {
    const lie = (record: RoundRecord) => void (record.round.state = 'REJECTED');
    expect(await what(signedBy('somebody else, who would like to', lie))).toMatch(
      /^key: it was signed by another one, [0-9a-f]{64}$/,
    );
    expect(await what(signedBy('somebody else, who would like to', lie), [])).toMatch(
      /^result: the rules and answers lead to “Adopted: .*”, and not to REJECTED, MAJORITY$/,
    );
    const { publicKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const pem = rsa.export({ format: 'pem', type: 'spki' }) as string;
    expect(await what((files) => changed(files, 'key.pem', () => pem))).toMatch(/^key: /);
  });

  it('is told so by the command line, which reads a file and nothing else', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'umlauf-record-'));
    const fileOf = async (files: Files): Promise<string> => {
      const path = join(folder, 'record.zip');
      await writeFile(path, await packRecord(files, new Date()));
      return path;
    };
    try {
      const key = await publicKey();
      const sound = await recordVerify(await fileOf(kept), [key]);
      expect(sound).toMatchObject({
        isSound: true,
        text: expect.stringMatching(/^sound: cir_\w+, 6 files\n/),
      });
      expect(sound.text).toContain(`signed by the key that you trust: ${key.toString('hex')}`);
      expect((await recordVerify(await fileOf(kept), [])).text).toContain(
        'compare it with the key of the hub',
      );
      const broken = inRecord(({ answers }) => void answers.pop())(kept);
      expect(await recordVerify(await fileOf(broken), [key])).toEqual({
        isSound: false,
        text: 'BROKEN: answers: not what was signed (record.json)',
      });
      await writeFile(join(folder, 'record.zip'), 'no archive');
      expect((await recordVerify(join(folder, 'record.zip'), [])).text).toMatch(/^BROKEN: archive: /);
      await expect(recordVerify(join(folder, 'gone.zip'), [])).rejects.toThrow('cannot be read');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('finds sound what was packed anew, and nothing that is no archive', async () => {
    const files = kept;
    expect(verifyRecord((await unpackRecord(await packRecord(files, new Date())))!, [])).toMatchObject({
      isSound: true,
    });
    expect(await unpackRecord(Buffer.from('no archive'))).toBeNull();
  });
});

function pemOfOwn(key: Buffer): string {
  const body = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]).toString('base64');
  return `-----BEGIN PUBLIC KEY-----\n${body}\n-----END PUBLIC KEY-----\n`;
}
