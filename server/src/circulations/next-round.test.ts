import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { MailServer } from '../../../test/testkit/mail-server.ts';
import { readNext, remarkedScene } from '../../../test/testkit/next-rounds.ts';
import { ANSWER, newestSecret } from '../../../test/testkit/round-guests.ts';
import { answerRound, namedRules, roundScene, START, WITHDRAW } from '../../../test/testkit/rounds.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { newId } from '../platform/ids.ts';

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

const EDIT = 'mutation($input: EditDocumentInput!) { editDocument(input: $input) { revision } }';

type Scene = Awaited<ReturnType<typeof remarkedScene>>;

const remarks = async (scene: Pick<Scene, 'id'>, person: Person) =>
  (await readNext(person, scene.id)).remarks.nodes as {
    id: string;
    remark: string;
    [more: string]: unknown;
  }[];

/** What becomes of the remarks: the first is taken up, the others are not. */
const outcomesOf = (found: readonly { id: string }[]) =>
  found.map(({ id: answerId }, index) =>
    index === 0
      ? { answerId, outcome: 'ACCEPTED' }
      : { answerId, outcome: 'REFUSED', reason: 'Es bleibt so.' },
  );

/** The input of a round that follows, on the text with one more sentence. */
async function following(scene: Scene, more: object = {}, input: object = {}) {
  const former = {
    circulationId: scene.id,
    isSubstantial: true,
    outcomes: outcomesOf(await remarks(scene, scene.lead)),
    ...more,
  };
  const accountIds = scene.people.map(({ id }) => id);
  return {
    input: {
      documentId: scene.documentId,
      question: 'Und jetzt?',
      accountIds,
      ruleSetId: scene.ruleSetId,
      former,
      ...input,
    },
  };
}

const refusal = async (scene: Scene, more: object, input: object = {}, { api }: Person = scene.lead) =>
  (await api.error(START, await following(scene, more, input))).extensions;

describe('a next round', () => {
  it('says of each remark what became of it, and shows what has changed, to whoever reads both', async () => {
    const scene = await remarkedScene(hub);
    const { lead, people, documentId, id: formerId } = scene;
    const [first, second, third] = people;
    expect(await remarks(scene, first)).toMatchObject([
      { choice: 'AGREE_WITH_REMARK', remark: 'Paragraf 3 klarer fassen.', isOwn: true, outcome: null },
      { choice: 'REFUSE', remark: 'Zu teuer.', isOwn: false, account: { id: second.id } },
    ]);
    expect(await readNext(lead, formerId)).toMatchObject({
      state: 'REJECTED',
      viewerCan: { startNext: true },
    });
    await lead.api.query(EDIT, { input: { documentId, append: 'Paragraf 3 ist klar.' } });
    const { startCirculation: started } = await lead.api.query(START, await following(scene));
    const round = await readNext(first, started.id);
    expect(round).toMatchObject({
      roundNumber: 2,
      isSubstantial: true,
      formerRound: {
        id: formerId,
        remarks: {
          nodes: [
            { isOwn: true, outcome: { outcome: 'ACCEPTED', reason: '' } },
            { isOwn: false, outcome: { outcome: 'REFUSED', reason: 'Es bleibt so.' } },
          ],
        },
      },
      difference: { isEmpty: false, insertedWords: 4, removedWords: 0, toContentHash: started.contentHash },
    });
    expect(round.difference.lines.flatMap(({ writers }: any) => writers)).toEqual([]);
    expect(round.seats.nodes.map(({ answer }: any) => answer)).toEqual([null, null, null]);
    // The former round tells it as well, and is followed once.
    expect(await readNext(third, formerId)).toMatchObject({
      nextRound: { id: started.id },
      isSubstantial: null,
      difference: null,
      remarks: { nodes: [{ outcome: { outcome: 'ACCEPTED' } }, { outcome: { outcome: 'REFUSED' } }] },
    });
    expect((await readNext(lead, formerId)).viewerCan.startNext).toBe(false);
    expect(await refusal(scene, {})).toMatchObject({ code: 'CONFLICT', reason: 'ALREADY_FOLLOWED' });
  });

  it('asks everybody anew, in words, by mail too, whatever the change is marked as', async () => {
    for (const [isSubstantial, words] of [
      [true, 'Was zur vorigen Fassung geantwortet wurde, gilt nicht mehr.'],
      [false, 'gefragt werden trotzdem alle neu.'],
    ] as const) {
      const scene = await remarkedScene(hub);
      const { startCirculation: started } = await scene.lead.api.query(
        START,
        await following(scene, { isSubstantial }),
      );
      expect(started.standing).toMatchObject({ votes: 3, answered: 0 });
      const [first] = scene.people;
      const asked = () =>
        server.to(first.email).filter(({ mail }) => mail.text?.includes(`/circulations/${started.id}`));
      await expect.poll(() => asked().length).toBe(1);
      expect(asked()[0]!.mail.text?.replace(/\s+/g, ' ')).toContain(words);
      expect((await readNext(first, started.id)).difference).toMatchObject({ isEmpty: true });
    }
  });

  it('leaves out no remark, and has a reason for what is not taken up', async () => {
    const scene = await remarkedScene(hub);
    const [one, two] = (await remarks(scene, scene.lead)).map(({ id }) => id) as [string, string];
    const accepted = (answerId: string) => ({ answerId, outcome: 'ACCEPTED' });
    for (const [outcomes, fields] of [
      [[], { 'former.outcomes': 'EMPTY' }],
      [[accepted(one)], { 'former.outcomes': 'EMPTY' }],
      [[accepted(one), accepted(one)], { 'former.outcomes.1.answerId': 'TAKEN' }],
      [[accepted(one), accepted(newId('ans'))], { 'former.outcomes.1.answerId': 'UNKNOWN_VALUE' }],
      [[accepted(one), { answerId: two, outcome: 'REFUSED' }], { 'former.outcomes.1.reason': 'EMPTY' }],
      [
        [accepted(one), { answerId: two, outcome: 'PARTLY', reason: ' ' }],
        { 'former.outcomes.1.reason': 'EMPTY' },
      ],
      [
        [accepted(one), { answerId: two, outcome: 'PARTLY', reason: 'x'.repeat(10_001) }],
        { 'former.outcomes.1.reason': 'TOO_LONG' },
      ],
    ] as const)
      expect(await refusal(scene, { outcomes })).toMatchObject({ code: 'INVALID_INPUT', fields });
    expect(await hub.sql('select 1 from circulation where former_id = $1', [scene.id])).toEqual([]);
  });

  it('follows what has ended on the same document, where something is to be taken up', async () => {
    const scene = await remarkedScene(hub);
    const { id: other } = await hub.seed.document({ space: scene.space, markdown: 'Anderes' });
    expect(await refusal(scene, {}, { documentId: other })).toMatchObject({
      fields: { 'former.circulationId': 'MISMATCH' },
    });
    expect(await refusal(scene, { circulationId: newId('cir') })).toMatchObject({ code: 'NOT_FOUND' });
    const going = await roundScene(hub);
    const asked = { ...scene, ...going, ruleSetId: scene.ruleSetId };
    expect(await refusal(asked, {})).toMatchObject({ code: 'CONFLICT', reason: 'NOTHING_TO_FOLLOW' });
    // Adopted, and nobody said anything.
    const adopted = await roundScene(hub, { template: 'CO_SIGNATURE_PARALLEL' });
    for (const { api } of adopted.people) await answerRound(api, adopted.id, 'AGREE');
    const done = { ...asked, ...adopted };
    expect(await readNext(adopted.lead, adopted.id)).toMatchObject({
      state: 'ADOPTED',
      viewerCan: { startNext: false },
    });
    expect(await refusal(done, {})).toMatchObject({ reason: 'NOTHING_TO_FOLLOW' });
  });

  it('is for whoever started the former one, and leads; a withdrawn one leaves room for another', async () => {
    const scene = await remarkedScene(hub);
    const [writer] = scene.space.writers as [Person];
    expect((await readNext(writer, scene.id)).viewerCan.startNext).toBe(false);
    expect(await refusal(scene, {}, {}, writer)).toMatchObject({ code: 'FORBIDDEN' });
    await hub.sql('update circulation set started_by_id = $2 where id = $1', [scene.id, writer.id]);
    const { startCirculation: first } = await writer.api.query(START, await following(scene));
    await writer.api.query(WITHDRAW, { input: { circulationId: first.id, reason: 'Falsche Fassung' } });
    expect((await readNext(writer, scene.id)).viewerCan.startNext).toBe(true);
    const outcomes = (await remarks(scene, writer)).map(({ id: answerId }) => ({
      answerId,
      outcome: 'PARTLY',
      reason: 'Zum Teil.',
    }));
    const { startCirculation: second } = await writer.api.query(START, await following(scene, { outcomes }));
    const round = await readNext(writer, second.id);
    expect(round.roundNumber).toBe(2);
    // What was said last stands.
    expect(round.formerRound.remarks.nodes.map(({ outcome }: any) => outcome.outcome)).toEqual([
      'PARTLY',
      'PARTLY',
    ]);
    expect((await readNext(writer, scene.id)).nextRound.id).toBe(second.id);
  });

  it('is started once by two who do so at the same moment', async () => {
    const scene = await remarkedScene(hub);
    const input = await following(scene);
    const answers = await Promise.all([0, 1].map(() => scene.lead.api.send(START, input)));
    const errors = answers.flatMap(({ errors: found }) => found ?? []);
    expect(errors).toHaveLength(1);
    expect(errors[0]!.extensions).toMatchObject({ code: 'CONFLICT', reason: 'ALREADY_FOLLOWED' });
  });

  it('shows whoever was not asked before neither the former round nor what has changed', async () => {
    const scene = await remarkedScene(hub);
    const stranger = await hub.seed.person();
    const body = await hub.seed.body(stranger.id);
    await scene.lead.api.query(EDIT, { input: { documentId: scene.documentId, append: 'Neu.' } });
    const { startCirculation: started } = await scene.lead.api.query(
      START,
      await following(scene, {}, { accountIds: undefined, bodyId: body.id }),
    );
    expect(await readNext(stranger, started.id)).toMatchObject({
      roundNumber: 2,
      isSubstantial: true,
      body: { id: body.id },
      formerRound: null,
      difference: null,
    });
    expect(await readNext(stranger, scene.id)).toBeNull();
    const actor = { accountId: stranger.id };
    const seen = await hub.server.hub.database.withActor(actor, ({ sql }) =>
      sql('select 1 from circulation_remark_outcome'),
    );
    expect(seen).toEqual([]);
  });

  it('names nobody who said something in a secret round', async () => {
    const ruleSetId = await namedRules(hub, 'SILENCE_IS_ABSTENTION', {
      secret: true,
      changeUntilDeadline: false,
      deputies: 'NO_DEPUTIES',
      oralTreatment: true,
    });
    const scene = { ...(await roundScene(hub, { ruleSetId })), ruleSetId };
    const [first, second] = scene.people;
    await answerRound(first.api, scene.id, 'AGREE');
    await answerRound(second.api, scene.id, 'DEMAND_MEETING', { remark: 'Das ist zu besprechen.' });
    const [remark, ...others] = await remarks(scene, scene.lead);
    expect(others).toEqual([]);
    expect(remark).toMatchObject({
      remark: 'Das ist zu besprechen.',
      account: null,
      organisationName: null,
      isOwn: false,
    });
    const { startCirculation: started } = await scene.lead.api.query(START, await following(scene));
    const { formerRound } = await readNext(second, started.id);
    expect(formerRound.remarks.nodes).toMatchObject([
      { account: null, isOwn: true, outcome: { outcome: 'ACCEPTED' } },
    ]);
  });

  it('shows an address outside that was asked in both its own remarks and what has changed, and another nothing of it', async () => {
    const [known, unknown] = [
      `gast-${newId('acc')}@draussen.example`,
      `neu-${newId('acc')}@draussen.example`,
    ];
    const guest = (email: string, name: string) => ({ email, name });
    const ruleSetId = await namedRules(hub, 'CO_SIGNATURE_PARALLEL', { objection: 'BY_MAJORITY' });
    const scene = {
      ...(await roundScene(hub, { ruleSetId, guests: [guest(known, 'Ada Außen')] })),
      ruleSetId,
    };
    await expect.poll(() => server.to(known).length).toBe(1);
    const input = {
      secret: newestSecret(server.to(known)),
      choice: 'AGREE_WITH_REMARK',
      remark: 'Von außen.',
    };
    await hub.anonymous.query(ANSWER, { input });
    for (const { api } of scene.people) await answerRound(api, scene.id, 'REFUSE', { remark: 'Von innen.' });
    expect((await readNext(scene.lead, scene.id)).state).toBe('REJECTED');
    await scene.lead.api.query(EDIT, { input: { documentId: scene.documentId, append: 'Neu.' } });
    const guests = [guest(known, 'Ada Außen'), guest(unknown, 'Nora Neu')];
    await scene.lead.api.query(START, await following(scene, {}, { guests }));
    await expect.poll(() => server.to(unknown).length).toBe(1);
    const waitsFor = 'Ein Umlauf in Umlauf wartet auf Ihre Antwort';
    const asked = () => server.to(known).filter(({ mail }) => mail.subject === waitsFor);
    await expect.poll(() => asked().length).toBe(2);
    const SEE = `query($secret: String!) { guestCirculation(secret: $secret) { roundNumber isSubstantial
      formerRemarks { remark isOwn account { id } outcome { outcome reason } } difference { insertedWords } } }`;
    const see = async (secret: string) => (await hub.anonymous.query(SEE, { secret }))['guestCirculation'];
    const own = await see(newestSecret(asked()));
    expect(own).toMatchObject({ roundNumber: 2, isSubstantial: true, difference: { insertedWords: 1 } });
    expect(own.formerRemarks).toMatchObject([
      { remark: 'Von außen.', account: null, outcome: { outcome: 'REFUSED' } },
    ]);
    expect(await see(newestSecret(server.to(unknown)))).toMatchObject({
      roundNumber: 2,
      formerRemarks: [],
      difference: null,
    });
  });
});
