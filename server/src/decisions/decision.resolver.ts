import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import { Account } from '../accounts/account.entity.ts';
import { accountsById } from '../accounts/account.loaders.ts';
import { Body } from '../bodies/body.types.ts';
import { bodiesById } from '../bodies/list-bodies.ts';
import { Document } from '../documents/document.entity.ts';
import { documentsById } from '../documents/document.loaders.ts';
import { TextEntry } from '../entries/entry.types.ts';
import { entriesById } from '../entries/list-entries.ts';
import { AppError } from '../platform/errors.ts';
import { connectionType, type Connection } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import {
  ChangedBy,
  NOTHING_ELSE,
  objectAskedFor,
  ownChanges,
  ownMemberships,
} from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { isId } from '../platform/ids.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import { Space } from '../spaces/space.entity.ts';
import { roleIn, spacesById } from '../spaces/space.loaders.ts';
import { DocumentVersion } from '../versions/version.types.ts';
import { versionsById } from '../versions/list-versions.ts';
import { DecisionsArgs, SetDecisionStateInput } from './decision.inputs.ts';
import { can } from './decision.policy.ts';
import { Decision, DecisionAbilities } from './decision.types.ts';
import { chairedRounds, decisionsById, listDecisions, type ReadWords } from './list-decisions.ts';
import { setDecisionState } from './set-decision-state.ts';

const DecisionConnection = connectionType(Decision, 'Decision');

/** The register of decisions. */
@Resolver(() => Decision)
export class DecisionResolver {
  private readonly limiter = new RateLimit({ points: LIMITS.circulationChangesPerMinute, seconds: 60 });

  constructor(
    private readonly announcements: Announcements,
    private readonly readWords: ReadWords,
  ) {}

  @Costs(10)
  @ChangedBy(ownChanges, ownMemberships, () => [changeKeys.anyDecision, changeKeys.anyReturned])
  @Authorized('documents:read')
  @Query(() => DecisionConnection, {
    description:
      'The register of decisions, as far as the viewer may read the rounds and documents behind them.',
  })
  decisions(
    @Args(() => DecisionsArgs) args: DecisionsArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Decision>> {
    return listDecisions(args, this.readWords, context);
  }

  @ChangedBy(objectAskedFor, ownChanges, ownMemberships)
  @Authorized('documents:read')
  @Query(() => Decision, {
    nullable: true,
    description: 'One decision; null when there is none that the viewer may read.',
  })
  async decision(
    @Arg('id', () => ID, { description: 'The decision.' }) id: string,
    @Ctx() context: Context,
  ): Promise<Decision | null> {
    return isId('dec', id) && context.isSignedIn ? context.fetch(decisionsById, id) : null;
  }

  @Costs(5)
  @Authorized('documents:write')
  @Mutation(() => Decision, {
    description:
      'Says what has become of a decision: replaced, carried out, or valid again. No text changes, and a sealed one need not. For leads of its space, and whoever has presided over its body since its round began.',
  })
  async setDecisionState(
    @Arg('input', () => SetDecisionStateInput, { description: 'Which one, and what.' })
    input: SetDecisionStateInput,
    @Ctx() context: Context,
  ): Promise<Decision> {
    const viewer = context.signedIn;
    this.limiter.charge(viewer.accountId);
    await context.transaction((transaction) =>
      setDecisionState(transaction, this.announcements, viewer, input),
    );
    const decision = await context.fetch(decisionsById, input.decisionId);
    if (!decision) throw new AppError('NOT_FOUND');
    return decision;
  }

  @ChangedBy(ownMemberships)
  @FieldResolver(() => Space, {
    nullable: true,
    description:
      'The space in which it was prepared; null for whoever was asked and does not read the space.',
  })
  space(@Root() { spaceId }: Decision, @Ctx() context: Context): Promise<Space | null> {
    return context.fetch(spacesById, spaceId);
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Body, {
    nullable: true,
    description:
      'The body that decided; null when members of the space did, when it is gone, and for guests.',
  })
  body(@Root() { bodyId }: Decision, @Ctx() context: Context): Promise<Body | null> | null {
    return bodyId ? context.fetch(bodiesById, bodyId) : null;
  }

  @ChangedBy(ownMemberships)
  @FieldResolver(() => Document, {
    nullable: true,
    description: 'The document as it is now; null when it is gone or the viewer does not read it.',
  })
  document(@Root() { documentId }: Decision, @Ctx() context: Context): Promise<Document | null> | null {
    return documentId ? context.fetch(documentsById, documentId) : null;
  }

  @ChangedBy<Decision>(({ entryId }) => (entryId ? [entryId] : []))
  @FieldResolver(() => TextEntry, {
    nullable: true,
    description: 'The block of the text that says it, and the way back to it; null: a round has decided.',
  })
  entry(@Root() { entryId }: Decision, @Ctx() context: Context): Promise<TextEntry | null> | null {
    return entryId ? context.fetch(entriesById, entryId) : null;
  }

  @ChangedBy(ownMemberships)
  @FieldResolver(() => DocumentVersion, {
    nullable: true,
    description:
      'The version that was decided about; null when it is gone or the viewer reads no versions of it.',
  })
  version(@Root() { versionId }: Decision, @Ctx() context: Context): Promise<DocumentVersion | null> | null {
    return versionId ? context.fetch(versionsById, versionId) : null;
  }

  @ChangedBy(ownMemberships)
  @FieldResolver(() => Decision, {
    nullable: true,
    description: 'What took its place; null when nothing did, or the viewer does not read it.',
  })
  replacedBy(@Root() { replacedById }: Decision, @Ctx() context: Context): Promise<Decision | null> | null {
    return replacedById ? context.fetch(decisionsById, replacedById) : null;
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who said what has become of it; null while nobody has, and when that account is gone.',
  })
  stateBy(@Root() { stateById }: Decision, @Ctx() context: Context): Promise<Account | null> | null {
    return stateById ? context.fetch(accountsById, stateById) : null;
  }

  @ChangedBy<Decision>(ownMemberships, ({ bodyId }) => (bodyId ? [bodyId] : []))
  @FieldResolver(() => DecisionAbilities, { description: 'What the viewer may do with it.' })
  async viewerCan(
    @Root() { spaceId, circulationId }: Decision,
    @Ctx() context: Context,
  ): Promise<DecisionAbilities> {
    const presides = circulationId !== null && (await context.fetch(chairedRounds, circulationId)) === true;
    return { setState: can(await roleIn(context, spaceId), presides, 'setState') };
  }
}
