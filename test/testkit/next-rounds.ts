import type { Api } from './api.ts';
import type { TestHub } from './hub.ts';
import { answerRound, namedRules, roundScene, startRound } from './rounds.ts';
import type { Person } from './seed.ts';

const SEAT = `id kind voteId askedAt endedAt account { id } answer { choice }
  forwardedTo { id account { id } answer { choice } } forwardedFrom { id account { id } }`;
const ROUND = `id state roundNumber isSubstantial formerRound { id } nextRound { id state } body { id } ruleSetId
  rules { forwarding } seats(first: 50) { nodes { ${SEAT} } } standing { votes answered }
  viewerSeats { ${SEAT} } viewerCan { answer forward startNext }
  verification { contentMatches resultMatches }`;
const REMARK = `id choice remark isOwn organisationName guestName account { id } outcome { outcome reason }`;

const READ_NEXT = `query($id: ID!) { circulation(id: $id) { ${ROUND}
  remarks(first: 50) { totalCount nodes { ${REMARK} } }
  formerRound { remarks(first: 50) { nodes { ${REMARK} } } }
  difference { isEmpty insertedWords removedWords toContentHash
    lines { change pieces { change text } writers { id } } } } }`;
export const FORWARD = `mutation($input: ForwardCirculationInput!) { forwardCirculation(input: $input) { ${ROUND} } }`;
export const TAKE_BACK = `mutation($id: ID!) { withdrawCirculationForward(seatId: $id) { ${ROUND} } }`;
export const COLLEAGUES = `query($id: ID!, $search: String) { circulation(id: $id) { viewerSeats {
  colleagues(first: 50, search: $search) { totalCount nodes { id name } } } } }`;

export const readNext = async ({ api }: { api: Api }, id: string) =>
  (await api.query(READ_NEXT, { id }))['circulation'];

/** Lets somebody work for an organisation. */
export async function employ(
  hub: TestHub,
  { id }: Pick<Person, 'id'>,
  organisationId: string,
): Promise<void> {
  await hub.sql('update account set organisation_id = $1 where id = $2', [organisationId, id]);
}

/** A person of an organisation. */
export async function employee(hub: TestHub, organisationId: string, name?: string): Promise<Person> {
  const person = await hub.seed.person(name === undefined ? {} : { name });
  await employ(hub, person, organisationId);
  return person;
}

/**
 * A co-signature of two people of two organisations, of whom the first has two colleagues who belong neither to the space nor
 * to the round.
 */
export async function colleaguesScene(hub: TestHub, template = 'CO_SIGNATURE_PARALLEL') {
  const [here, elsewhere] = [await hub.seed.organisation(), await hub.seed.organisation()];
  const space = await hub.seed.space({ writers: 1, readers: 1 });
  const [asked, other] = [space.writers[0]!, space.readers[0]!];
  await employ(hub, asked, here);
  await employ(hub, other, elsewhere);
  const colleagues = [await employee(hub, here, 'Kara Kollegin'), await employee(hub, here, 'Kim Kollege')];
  const { id: documentId } = await hub.seed.document({ space, markdown: 'Die Gebühr beträgt 12 Euro.' });
  const { api } = space.lead;
  const start = 'mutation($input: StartCirculationInput!) { startCirculation(input: $input) { id } }';
  const started = await api.query(start, {
    input: { documentId, question: 'Einverstanden?', accountIds: [asked.id, other.id], template },
  });
  const id: string = started['startCirculation'].id;
  const [{ id: seatId }] = (await hub.sql<{ id: string }>(
    'select id from circulation_seat where circulation_id = $1 and account_id = $2',
    [id, asked.id],
  )) as [{ id: string }];
  const forward = (person: Person, to: Pick<Person, 'id'>, from = seatId) =>
    person.api.query(FORWARD, { input: { seatId: from, accountId: to.id } });
  const refused = async (person: Person, to: Pick<Person, 'id'>, from = seatId) =>
    (await person.api.error(FORWARD, { input: { seatId: from, accountId: to.id } })).extensions;
  const [kara, kim] = colleagues as [Person, Person];
  return {
    here,
    elsewhere,
    space,
    lead: space.lead,
    asked,
    other,
    kara,
    kim,
    documentId,
    id,
    seatId,
    forward,
    refused,
  };
}

/** A round that has ended with these words, by rules that let everybody say some. */
export async function remarkedScene(hub: TestHub, input: Record<string, unknown> = {}) {
  const ruleSetId = await namedRules(hub, 'CO_SIGNATURE_PARALLEL', { objection: 'BY_MAJORITY' });
  const scene = await roundScene(hub, { ruleSetId, ...input });
  const [first, second, third] = scene.people;
  const answer = (person: Person, choice: string, remark?: string) =>
    person.api.query(
      'mutation($input: AnswerCirculationInput!) { answerCirculation(input: $input) { id } }',
      {
        input: { circulationId: scene.id, choice, remark },
      },
    );
  await answer(first, 'AGREE_WITH_REMARK', 'Paragraf 3 klarer fassen.');
  await answer(second, 'REFUSE', 'Zu teuer.');
  await answer(third, 'AGREE');
  return { ...scene, ruleSetId };
}

/** The round that follows one in which somebody is asked alone, by words of the caller's; answers its id. */
export async function startNext(
  { api, id }: Pick<Person, 'api' | 'id'>,
  documentId: string,
  circulationId: string,
  word: (kind: string) => string = (kind) => kind,
): Promise<string> {
  const { remarks } = await readNext({ api }, circulationId);
  const outcomes = remarks.nodes.map(({ id: answerId }: { id: string }) => ({
    answerId,
    outcome: 'PARTLY',
    reason: word('Begründung'),
  }));
  const former = { circulationId, isSubstantial: true, outcomes };
  const input = { documentId, accountIds: [id], template: 'CO_SIGNATURE_PARALLEL' };
  return (await startRound(api, { ...input, question: word('andere Frage'), former })).id;
}

/** A round in which somebody is asked alone and refuses, and the one that follows it. */
export async function followRound(lead: Pick<Person, 'api' | 'id'>, documentId: string): Promise<void> {
  const input = { documentId, accountIds: [lead.id], template: 'CO_SIGNATURE_PARALLEL' };
  const { id } = await startRound(lead.api, input);
  await answerRound(lead.api, id, 'REFUSE', { remark: 'So nicht.' });
  await startNext(lead, documentId, id);
}

/** Whoever is asked alone in this round hands the question on to a colleague of this organisation, and takes it back. */
export async function forwardAndTakeBack(
  hub: TestHub,
  api: Api,
  circulationId: string,
  { toId, organisationId }: { toId: string; organisationId: string },
): Promise<void> {
  const [seat] = await hub.sql<{ id: string; account: string }>(
    'select id, account_id as account from circulation_seat where circulation_id = $1',
    [circulationId],
  );
  const work = (at: string | null) =>
    hub.sql('update account set organisation_id = $1 where id = any($2)', [at, [seat!.account, toId]]);
  await work(organisationId);
  await hub.sql('update circulation_seat set organisation_id = $1, vote_id = $1 where id = $2', [
    organisationId,
    seat!.id,
  ]);
  await api.query(FORWARD, { input: { seatId: seat!.id, accountId: toId } });
  await api.query(TAKE_BACK, { id: seat!.id });
  await work(null);
}
