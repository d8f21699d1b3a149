import { expect } from 'vitest';
import type { Client } from 'graphql-ws';
import { onLine, type Following } from './following.ts';
import type { Person } from './seed.ts';

const ACCOUNT = 'id name organisation { id name }';
const DOCUMENT = `id title parentId position revision textRevision text markdown trashedAt createdAt updatedAt
  schemaVersion createdBy { ${ACCOUNT} } viewerCan { edit rename move trash restore } space { id name }`;
const DOCUMENTS = `totalCount pageInfo { hasNextPage endCursor } edges { cursor } nodes { ${DOCUMENT} }`;

/** All that the schema can tell of a space and its documents, question by question. */
const QUESTIONS: Record<string, string> = {
  space: `space(id: $space) { id name purpose closedBecause createdAt updatedAt viewerRole
    viewerCan { rename manageMembers createDocument } }`,
  news: 'space(id: $space) { newsCount }',
  events: `space(id: $space) { latestEvents(first: 20) { id type at subjectName actor { ${ACCOUNT} }
    document { id title } } }`,
  members: `space(id: $space) { members(first: 20) { totalCount edges { cursor }
    nodes { role joinedAt account { ${ACCOUNT} } } } }`,
  invitations: `space(id: $space) { invitations(first: 20) { totalCount pageInfo { hasNextPage }
    nodes { id email role sentAt expiresAt delivery invitedBy { id } } } }`,
  addresses: 'space(id: $space) { members(first: 20) { nodes { email } } }',
  documents: `space(id: $space) { documents(first: 20) { ${DOCUMENTS} } }`,
  bin: `space(id: $space) { documents(first: 20, inBin: true) { ${DOCUMENTS} } }`,
  document: `document(id: $document) { ${DOCUMENT} }`,
  node: 'node(id: $document) { id ... on Document { title } }',
  person: `node(id: $account) { id ... on Account { name } }`,
  spaces: 'spaces(first: 2) { totalCount pageInfo { hasNextPage } nodes { id name viewerRole } }',
  organisations: `organisations(first: 20) { totalCount pageInfo { hasNextPage } edges { cursor }
    nodes { id kind name shortName ags ars mailbox updatedAt } }`,
  bodies: `bodies(first: 20) { totalCount nodes { id name shortName purpose updatedAt seats(first: 20) { totalCount
    nodes { id kind startsOn endsOn organisation { id name } account { id name } deputyOfId } } } }`,
  rules: `ruleSets(first: 20) { totalCount nodes { id name isOffered version updatedAt rules { kind silence }
    versions(first: 5) { totalCount nodes { version rules { majority } createdBy { id } } } } }`,
  templates: `space(id: $space) { templates(first: 50) { totalCount nodes { id name description kind markdown updatedAt
    space { id } } } viewerCan { manageTemplates } } templates(first: 50) { totalCount nodes { id name markdown } }
    builtinTemplates { kind name(language: EN) }`,
  rounds: `document(id: $document) { circulations(first: 5) { totalCount nodes { id state question endedAt
    withdrawnBecause document { id } startedBy { id } standing { votes answered counts { agreed silent } }
    result { outcome reason } seats(first: 5) { totalCount nodes { askedAt reachedAt openedAt account { name } } }
    answers(first: 5) { nodes { choice remark ignored account { name } } } viewerSeats { id }
    viewerCan { answer withdraw } } } }`,
  decisions: `decisions(first: 5) { totalCount nodes { id number title wording outcome state stateOn stateNote bodyName
    votes { agreed silent } space { id name } body { name } document { id title } circulation { id state }
    replacedBy { number } stateBy { name } viewerCan { setState } } }`,
  asked: `circulations(first: 5, filter: WAITING_FOR_VIEWER) { totalCount nodes { id state deadlineAt
    verification { contentMatches resultMatches state } } }`,
  viewer: `viewer { email locale isAdministrator viewerCan { manageAccounts readTrail } account { ${ACCOUNT} } accessTokens { id name lastUsedAt }
    spaces(first: 20) { totalCount nodes { id name newsCount } } }`,
  changes: `changes(spaceId: $space, first: 100) { totalCount newestCursor pageInfo { hasNextPage }
    edges { cursor node { __typename at space { name } ... on AuthoredChange { actor { name } }
      ... on MemberChange { name account { name } member { role } } ... on DocumentChange { title document { title } } } } }`,
};

/** What administrators can ask about the hub besides. */
const OF_ADMINISTRATORS: Record<string, string> = {
  accounts: `accounts(first: 50) { totalCount nodes { email isAdministrator isLocked lastSignInOn createdAt
    account { ${ACCOUNT} } } }`,
  trail: `trail(first: 5) { totalCount nodes { id kind at address actor { ${ACCOUNT} } facts { name value } } }`,
};

interface Subject {
  space: string;
  document: string;
  account: string;
}

interface Held {
  name: string;
  person: Person;
  query: string;
  variables: Partial<Subject>;
  following: Following;
}

/** Everything that somebody can ask about a space, held open by several people at once. */
export class HeldQueries {
  readonly #held: Held[];
  readonly #lines: Client[] = [];

  constructor(people: Person[], subject: Subject, administrator: Person) {
    this.#held = [...people, administrator].flatMap((person) => {
      // As a browser does: all of somebody's queries over one socket.
      const line = person.api.live();
      this.#lines.push(line);
      return Object.entries(person === administrator ? OF_ADMINISTRATORS : QUESTIONS).map(
        ([name, question]) => {
          const used = Object.entries(subject).filter(([variable]) => question.includes(`$${variable}`));
          const declared = used.map(([variable]) => `$${variable}: ID!`).join(', ');
          const query = `query Held${declared && `(${declared})`} @live { ${question} }`;
          const variables = Object.fromEntries(used);
          return { name, person, query, variables, following: onLine(line, query, variables) };
        },
      );
    });
  }

  /** Each one's newest answer becomes what a plain request for the same is told. */
  async areCurrent(): Promise<void> {
    await Promise.all(this.#held.map((held) => isCurrent(held)));
  }

  close(): void {
    for (const { following } of this.#held) following.stop();
    for (const line of this.#lines) void Promise.resolve(line.dispose()).catch(() => undefined);
  }
}

const PATIENCE = 40_000;
/** Asked anew only then, unless something was told: sixty that ask all the time would slow down what they wait for. */
const PAUSE = 500;

async function isCurrent({ name, person, query, variables, following }: Held): Promise<void> {
  const isTold = (fresh: unknown) => JSON.stringify(toldBy(following)) === JSON.stringify(fresh);
  const end = performance.now() + PATIENCE;
  for (;;) {
    const fresh = withoutCost(await person.api.send(query, variables));
    if (isTold(fresh)) return;
    await following.next(PAUSE);
    if (isTold(fresh)) return;
    if (performance.now() > end) expect(toldBy(following), `${name}, held by ${person.name}`).toEqual(fresh);
  }
}

function toldBy(following: Following): unknown {
  return withoutCost(following.answers.at(-1));
}

/** The price stands in first answers only. */
function withoutCost(answer: object | undefined): unknown {
  return answer && { ...answer, extensions: undefined };
}
