import type { GraphQLSchema } from 'graphql';
import { newId, type IdPrefix } from '@umlauf/server/platform/ids';
import type { Answer, Api } from './api.ts';
import { startCanaryHub, type CanaryHub } from './canary-hub.ts';
import { CANARY } from './canary-verbs.ts';
import type { Viewer } from './canary-viewers.ts';
import { SchemaWalk, type RootKind, type Suggested } from './schema-walk.ts';

/** Finds every canary, and is none when it is echoed. */
const SEARCHED = CANARY.slice(1);

/** Sees one document of a space that is closed, whose name stands beside it. */
const GUEST = 'a guest of a document';

/** Every kind of viewer that must not see what is closed. */
export const VIEWERS = [
  'nobody',
  'an outsider',
  'an outsider’s session',
  'a member of another space',
  'a guest of another space',
  GUEST,
  'an administrator',
  'a former member',
  'a token without scopes',
  'a token for another space',
  'a service account of another space',
  'a service account’s token for another space',
] as const;

/** Root fields that never show a canary, since they lead to nothing that is closed. */
export const NOTHING_CLOSED: Record<string, string> = {
  'Query.bodies': 'for the whole hub',
  'Query.body': 'for the whole hub',
  'Query.organisations': 'a directory for the whole hub',
  'Query.documentMove': 'needs a document and another space; see refused-move.test.ts',
  'Query.previewDeadline': 'a calendar',
  'Query.release': 'for everybody',
  'Query.ruleSet': 'for the whole hub',
  'Query.ruleSets': 'for the whole hub',
  'Query.ruleTemplates': 'words of the house',
  'Query.hubInvitations': 'invitations to the hub, which belong to no space',
  'Query.guestCirculation': 'shown to whoever bears its secret, which no id is',
  'Query.invitation': 'shown to whoever bears its secret, which no id is',
  'Query.offeredEmailChange': 'shown to whoever bears its secret, which no id is',
  'Query.builtinTemplates': 'words of the house',
  'Query.templates': 'for the whole hub',
  'Query.meetingDates': 'a calendar',
  'Query.recordKey': 'a public key',
  'Query.openSpaces': 'spaces that are open',
};

/** What administrators are there for: they see who has an account, and open nothing that is closed by it. */
const ADMINISTRATION =
  /^Query\.(accounts|trail|serviceAccounts?)$|^Mutation\.(setAccountLock|setAccountOrganisation|setAdministrator|updateServiceAccount|removeServiceAccount)$/;

/** Which kinds of ids an argument means by its name, or what it is when `node` selects it. */
const KINDS: Record<string, string[]> = {
  account: ['acc'],
  actor: ['acc'],
  after: ['doc'],
  afterTarget: ['spc', 'doc'],
  agendaItem: ['agi'],
  atMeeting: ['mtg'],
  attachment: ['fil'],
  author: ['acc'],
  body: ['bod'],
  calendarLink: ['cal'],
  circulation: ['cir'],
  comment: ['com'],
  decision: ['dec'],
  chair: ['acc'],
  deputyOf: ['sea'],
  document: ['doc'],
  entry: ['blk'],
  furtherDocument: ['doc'],
  responsible: ['acc'],
  invitation: ['inv'],
  item: ['agi'],
  keeper: ['acc'],
  meeting: ['mtg'],
  meetingSeries: ['mse'],
  attendee: ['mat'],
  organisation: ['org'],
  parent: ['doc'],
  passkey: ['pky'],
  replacedBy: ['dec'],
  release: ['rel'],
  request: ['req'],
  ruleSet: ['rul'],
  seat: ['cst', 'sea'],
  serviceAccount: ['acc'],
  session: ['ses'],
  space: ['spc'],
  standingItem: ['ags'],
  suggestion: ['sug'],
  target: ['spc', 'doc'],
  template: ['tpl'],
  withoutItem: ['agi'],
  thread: ['thr'],
};

/** The kinds that an operation means; null: it does not say. */
function meantBy({ text }: Suggested): Set<string> | null {
  const names = [...text.matchAll(/(\w+?)Ids?: \[?\$id/g)].map(([, name]) => name!);
  // One type's fields are asked for at a time.
  const [, type] = /node\(id: \$id\) \{ __typename \.\.\. on (\w+)/.exec(text) ?? [];
  if (type) names.push(type.charAt(0).toLowerCase() + type.slice(1));
  const kinds = names.map((name) => KINDS[name]);
  return kinds.length === 0 || kinds.includes(undefined) ? null : new Set(kinds.flat() as string[]);
}

/** Whether a viewer may see by this root field what belongs to members of closed spaces, by an office of theirs. */
export function isTheirOffice(viewer: string, { root }: Suggested): boolean {
  return viewer === 'an administrator' && ADMINISTRATION.test(root);
}

/** Whether whoever it is sees the technical accounts of their organisation there, of which each turn makes one more. */
export function seesColleagues(viewer: string, { root }: Suggested): boolean {
  return viewer.startsWith('a service account') && root === 'Query.serviceAccounts';
}

/** A hub with canaries in everything that is closed, its twin without anything closed, and what the schema lets one ask. */
export class LeakStage {
  readonly walk: SchemaWalk;
  private readonly turns = new Map<Viewer, number>();

  private constructor(
    readonly canaries: CanaryHub,
    readonly twin: CanaryHub | null,
  ) {
    this.walk = new SchemaWalk(this.schema, {
      word: SEARCHED,
      email: 'niemand@umlauf.example',
      bytes: 'AAA=',
    });
    const missing = canaries.viewers.filter(({ name }) => !VIEWERS.includes(name as never));
    if (missing.length > 0) throw new Error(`nobody asks as ${missing.map(({ name }) => name).join()}`);
  }

  /** `env` as in CONTRACT's table. */
  static async start({
    withTwin = false,
    env = {},
  }: { withTwin?: boolean; env?: Record<string, string> } = {}): Promise<LeakStage> {
    const [canaries, twin] = await Promise.all([
      startCanaryHub(false, env),
      withTwin ? startCanaryHub(true, env) : null,
    ]);
    return new LeakStage(canaries, twin);
  }

  get schema(): GraphQLSchema {
    return this.canaries.hub.server.hub.schema;
  }

  get closed() {
    return this.canaries.closed!;
  }

  viewer(name: string, { viewers } = this.canaries): Viewer {
    return viewers.find((each) => each.name === name)!;
  }

  /** Operations of this kind without and with all arguments that may be left out. */
  operations(kind: RootKind): Suggested[] {
    const all = [false, true].flatMap((full) => this.walk.operations(kind, full));
    return [...new Map(all.map((each) => [each.text, each])).values()];
  }

  /** Ids of all that such a viewer must not be shown. */
  closedTo(viewer: string): ReadonlySet<string> {
    const { ids, ajar } = this.canaries;
    const closed = new Set([...ids.values()].flat());
    if (viewer === GUEST) for (const id of [ajar.documentId, ajar.spaceId]) closed.delete(id);
    return closed;
  }

  /**
   * The ids to name in an operation: some of each kind that it means and one of each other that it takes, without what
   * the viewer may open; one `undefined` when it names none.
   */
  idsFor(asked: Suggested, viewer?: string): (string | undefined)[] {
    if (asked.id === null) return [undefined];
    const { ids, ajar } = this.canaries;
    const kinds = asked.id === 'any' ? [...ids.keys()] : [asked.id];
    const meant = asked.id === 'any' ? meantBy(asked) : null;
    return kinds
      .flatMap((kind) =>
        (ids.get(kind) ?? [absentLike(`${kind}_`)]).slice(
          0,
          // Each of the spaces has a log of its own.
          meant !== null && !meant.has(kind) ? 1 : kind === 'spc' ? 6 : 4,
        ),
      )
      .filter((each) => viewer !== GUEST || each !== ajar.documentId);
  }

  /** Somebody new of the same kind goes on when a budget is used up. */
  async ask(viewer: Viewer, { text }: Suggested, id?: string): Promise<Answer<Record<string, any>>> {
    for (let tries = 0; tries < 3; tries++) {
      const answer = await (await this.apiOf(viewer)).send(text, id === undefined ? {} : { id });
      if (answer.errors?.[0]!.extensions.code !== 'RATE_LIMITED') return answer;
      this.turns.set(viewer, this.turnOf(viewer) + 1);
    }
    throw new Error(`${viewer.name} has nothing left to spend`);
  }

  /** The same over plain HTTP. */
  async askHttp(
    viewer: Viewer,
    ask: (api: Api) => Promise<{ status: number; told: string }>,
  ): Promise<string> {
    for (let tries = 0; tries < 3; tries++) {
      const { status, told } = await ask(await this.apiOf(viewer));
      if (status !== 429) return told;
      this.turns.set(viewer, this.turnOf(viewer) + 1);
    }
    throw new Error(`${viewer.name} has nothing left to spend`);
  }

  apiOf(viewer: Viewer): Promise<Api> {
    return viewer.api(this.turnOf(viewer));
  }

  /** How many of this kind have spent all that they may. */
  turnOf(viewer: Viewer): number {
    return this.turns.get(viewer) ?? 0;
  }

  async close(): Promise<void> {
    await this.canaries.hub.close();
    await this.twin?.hub.close();
  }
}

/**
 * What is answered to ids that name nothing, by one operation. Another kind's answer that is the same will do, since most
 * operations refuse all kinds that they do not mean alike.
 */
export class Nothing<T> {
  private readonly answers = new Map<string, T>();

  /** @param ask asks with this id, which names nothing */
  constructor(private readonly ask: (id: string) => Promise<T>) {}

  /** The answer to an id of this kind that names nothing; of another kind where that is what was answered. */
  async like(id: string, isSame: (answer: T) => boolean): Promise<T> {
    const kind = id.slice(0, 3);
    const known = this.answers.get(kind) ?? [...this.answers.values()].find(isSame);
    if (known !== undefined) return known;
    const answer = await this.ask(absentLike(id));
    this.answers.set(kind, answer);
    return answer;
  }
}

/** An id of the same kind that names nothing. */
export function absentLike(id: string): string {
  return newId(id.slice(0, 3) as IdPrefix);
}
