import { AsyncLocalStorage } from 'node:async_hooks';
import { getVariableValues } from 'graphql';
import { LIMITS } from '@umlauf/shared/limits';
import { Turns } from '../database/turns.ts';
import { AppError } from '../errors.ts';
import type { AnswerSource } from '../graphql/answer-source.ts';
import type { Context, Roles, RolesOf } from '../graphql/context.ts';
import type { PreparedOperation } from '../graphql/operations.ts';
import { answerShared, askingOf } from '../graphql/shared-execution.ts';
import type { Announcements } from './announcements.ts';
import { changeKeys, keysOfEvents, membersOf } from './change-keys.ts';
import { HeldQuery } from './held-query.ts';
import { LiveGroup } from './live-group.ts';
import { LiveIndex } from './live-index.ts';

/** Where accounts belong, from memory. */
export interface Memberships {
  placesOf(accountId: string): Promise<Roles>;
  /** What they are in some spaces, also where they do not belong. */
  rolesOf: RolesOf;
  /** Keeps the account in memory until the answer is called. */
  hold(accountId: string): () => void;
  /** Whether they could not be read for too long. */
  readonly isBlind: boolean;
}

/** Answering anew leaves most of the database's connections to those who ask now; each account in its turn. */
const TURNS = { all: 4, each: 2, waiting: Infinity };

/**
 * Queries that somebody keeps open: answered at once, and anew whenever something changes of which the answer was made,
 * under the viewer's rights of that moment. All who may see the same and ask the same share one execution and one
 * written answer; a change finds them by what they have read, and costs nothing for all others.
 */
export class LiveQueries {
  private readonly index = new LiveIndex<LiveGroup>();
  private readonly groups = new Map<string, LiveGroup>();
  /** By account; nobody's under the empty name. */
  private readonly held = new Map<string, Set<HeldQuery>>();
  private readonly turns = new Turns(TURNS);
  /** What is answered anew belongs to no transaction of whoever made the change. */
  private readonly outside = AsyncLocalStorage.snapshot();

  constructor(
    announcements: Announcements,
    private readonly memberships: Memberships,
  ) {
    announcements.on('spaceEvents', (events) => {
      membersOf(events).forEach((accountId) => this.regroup(accountId));
      this.touch(keysOfEvents(events));
    });
    announcements.on('documentCommitted', ({ documentId }) => this.touch([changeKeys.commits(documentId)]));
    announcements.on('referencesChanged', ({ documentId }) =>
      this.touch([changeKeys.references(documentId)]),
    );
    announcements.on('accountChanged', ({ accountId }) => this.touch([accountId, changeKeys.anyAccount]));
    announcements.on('organisationChanged', ({ organisationId }) =>
      this.touch([organisationId, changeKeys.anyOrganisation]),
    );
    announcements.on('bodyChanged', ({ bodyId }) => this.touch([bodyId, changeKeys.anyBody]));
    announcements.on('ruleSetChanged', ({ ruleSetId }) => this.touch([ruleSetId, changeKeys.anyRuleSet]));
    announcements.on('templateChanged', ({ templateId }) => this.touch([templateId, changeKeys.anyTemplate]));
    announcements.on('circulationChanged', ({ circulationId, documentId }) =>
      this.touch([circulationId, changeKeys.circulations(documentId), changeKeys.anyCirculation]),
    );
    // Searches that are kept open hear of it by their spaces.
    announcements.on('fileRead', ({ documentId, spaceId }) =>
      this.touch([changeKeys.files(documentId), changeKeys.events(spaceId)]),
    );
    announcements.on('versionsKept', ({ documentId }) => this.touch([changeKeys.versions(documentId)]));
    announcements.on('decisionChanged', ({ decisionId }) => this.touch([decisionId, changeKeys.anyDecision]));
    announcements.on('credentialEnded', ({ id }) => this.touch([id]));
    announcements.on('invitationsChanged', ({ spaceId }) => this.touch([changeKeys.invitations(spaceId)]));
    announcements.on('membershipChanged', ({ spaceId, accountId }) => {
      this.regroup(accountId);
      const { members, membership, memberships, anyMembership } = changeKeys;
      this.touch([members(spaceId), membership(spaceId, accountId), memberships(accountId), anyMembership]);
    });
    announcements.on('trailRecorded', () => this.touch([changeKeys.trail]));
    announcements.on('lookAgain', () => {
      for (const accountId of this.held.keys()) this.regroup(accountId);
      for (const group of this.groups.values()) group.touch();
    });
  }

  /** How many questions are kept answered, and by how many. */
  get count(): { groups: number; held: number } {
    let held = 0;
    for (const queries of this.held.values()) held += queries.size;
    return { groups: this.groups.size, held };
  }

  /** The query's answers from now on. Throws LIMIT when the account holds too many already. */
  open(prepared: PreparedOperation, context: Context): AnswerSource {
    refuseVariables(prepared);
    const accountId = context.viewer?.accountId ?? '';
    const queries = this.held.get(accountId) ?? new Set();
    if (accountId && queries.size >= LIMITS.liveQueriesPerAccount)
      throw new AppError('LIMIT', { limit: 'liveQueriesPerAccount', max: LIMITS.liveQueriesPerAccount });
    const letGo = this.memberships.hold(accountId);
    const query = new HeldQuery({
      accountId,
      findGroup: () => this.findGroup(prepared, context),
      released: () => {
        letGo();
        queries.delete(query);
        if (queries.size === 0) this.held.delete(accountId);
      },
    });
    this.held.set(accountId, queries.add(query));
    return query;
  }

  private regroup(accountId: string): void {
    for (const query of this.held.get(accountId) ?? []) query.regroup();
  }

  private async findGroup(prepared: PreparedOperation, context: Context): Promise<LiveGroup> {
    const asking = await askingOf(prepared, context, (...asked) => this.memberships.rolesOf(...asked));
    const { key } = asking;
    let group = this.groups.get(key);
    if (!group) {
      group = new LiveGroup({
        index: this.index,
        execute: () => answerShared(prepared, asking, context),
        inTurn: (accountId, work) => this.turns.take(accountId, work),
        later: (work, milliseconds) => this.outside(() => later(work, milliseconds)),
        mayTell: () => !this.memberships.isBlind,
        gone: (left) => void (this.groups.get(key) === left && this.groups.delete(key)),
      });
      this.groups.set(key, group);
    }
    return group;
  }

  private touch(keys: Iterable<string>): void {
    for (const group of this.index.touch(keys)) group.touch();
  }
}

/** Nothing that happens would make such an operation answer. */
function refuseVariables({ schema, operation, variableValues }: PreparedOperation): void {
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues);
  if (errors) throw errors[0]!;
}

/** What comes in one tick is told once: the events of a commit touch the same answers. */
function later(work: () => void, milliseconds: number): () => void {
  if (milliseconds > 0) {
    const timer = setTimeout(work, milliseconds).unref();
    return () => clearTimeout(timer);
  }
  const turn = setImmediate(work);
  return () => clearImmediate(turn);
}
