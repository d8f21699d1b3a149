import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Context, Viewer } from '../platform/graphql/context.ts';
import { ChangedBy, objectAskedFor, ownChanges, ownMemberships } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { isId } from '../platform/ids.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import {
  AddAgendaItemInput,
  ChangeAgendaItemInput,
  DecideAgendaProposalInput,
  MoveAgendaItemInput,
  ProposeAgendaItemInput,
  SetAgendaItemStateInput,
  SetAgendaProposalsUntilInput,
  SetCurrentAgendaItemInput,
} from './agenda.inputs.ts';
import { AgendaItem } from './agenda.types.ts';
import { addItem, changeItem, moveItem, removeItem, restoreItem } from './change-agenda.ts';
import { setCurrentItem, setItemState } from './hold-agenda.ts';
import { agendaItemsById } from './list-agendas.ts';
import { meetingsById } from './list-meetings.ts';
import { Meeting } from './meeting.types.ts';
import { decideProposal, proposeItem, setProposalsUntil } from './propose-agenda-item.ts';

const CHANGED = 'FORBIDDEN for whoever may not, GONE { ENDED } or { CANCELLED } when the meeting is over.';

/** Agendas: those who plan a meeting, lead it or keep its minutes write them, every member of the space proposes. */
@Resolver(() => AgendaItem)
export class AgendaResolver {
  private readonly limiter = new RateLimit({ points: LIMITS.agendaChangesPerMinute, seconds: 60 });

  @Costs(10)
  @ChangedBy(objectAskedFor, ownChanges, ownMemberships)
  @Authorized('spaces:read')
  @Query(() => AgendaItem, {
    nullable: true,
    description: 'One item of an agenda, or a proposal; null when there is none that the viewer may read.',
  })
  async agendaItem(
    @Arg('id', () => ID, { description: 'The item.' }) id: string,
    @Ctx() context: Context,
  ): Promise<AgendaItem | null> {
    return isId('agi', id) && context.isSignedIn ? context.fetch(agendaItemsById, id) : null;
  }

  @Costs(10)
  @Authorized('spaces:write')
  @Mutation(() => AgendaItem, {
    description: `Puts an item on the agenda of a meeting. LIMIT { agendaItems } when there are 500; ${CHANGED}`,
  })
  async addAgendaItem(
    @Arg('input', () => AddAgendaItemInput, { description: 'Where, and what.' }) input: AddAgendaItemInput,
    @Ctx() context: Context,
  ): Promise<AgendaItem> {
    return requireItem(context, await this.change(context, addItem, input));
  }

  @Costs(10)
  @Authorized('spaces:write')
  @Mutation(() => AgendaItem, {
    description: `Changes what an item says; of an open proposal, whoever made it does as well. ${CHANGED}`,
  })
  async changeAgendaItem(
    @Arg('input', () => ChangeAgendaItemInput, { description: 'Which one, and what changes.' })
    input: ChangeAgendaItemInput,
    @Ctx() context: Context,
  ): Promise<AgendaItem> {
    return requireItem(context, await this.change(context, changeItem, input));
  }

  @Costs(10)
  @Authorized('spaces:write')
  @Mutation(() => AgendaItem, {
    description: `Gives an item another place: the numbers of the others follow. INVALID_INPUT when it would stand under itself, or deeper than the third level. ${CHANGED}`,
  })
  async moveAgendaItem(
    @Arg('input', () => MoveAgendaItemInput, { description: 'Which one, and where.' })
    input: MoveAgendaItemInput,
    @Ctx() context: Context,
  ): Promise<AgendaItem> {
    return requireItem(context, await this.change(context, moveItem, input));
  }

  @Costs(10)
  @Authorized('spaces:write')
  @Mutation(() => Meeting, {
    description: `Takes an item off the agenda, with what stands under it; whoever made an open proposal takes it back so. It can be restored for a day, and until the meeting ends. ${CHANGED}`,
  })
  async removeAgendaItem(
    @Arg('itemId', () => ID, { description: 'The item.' }) itemId: string,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    return requireMeeting(context, await this.change(context, removeItem, itemId));
  }

  @Costs(10)
  @Authorized('spaces:write')
  @Mutation(() => AgendaItem, {
    description: `Brings back an item that was removed, where it stood, with what went together with it. ${CHANGED}`,
  })
  async restoreAgendaItem(
    @Arg('itemId', () => ID, { description: 'The item.' }) itemId: string,
    @Ctx() context: Context,
  ): Promise<AgendaItem> {
    return requireItem(context, await this.change(context, restoreItem, itemId));
  }

  @Costs(10)
  @Authorized('spaces:write')
  @Mutation(() => AgendaItem, {
    description:
      'Proposes an item for a meeting. For every member of the space. GONE { ENDED } when nothing is to be proposed any more; LIMIT { openAgendaProposalsPerAuthor }.',
  })
  async proposeAgendaItem(
    @Arg('input', () => ProposeAgendaItemInput, { description: 'For which meeting, and what.' })
    input: ProposeAgendaItemInput,
    @Ctx() context: Context,
  ): Promise<AgendaItem> {
    return requireItem(context, await this.change(context, proposeItem, input));
  }

  @Costs(10)
  @Authorized('spaces:write')
  @Mutation(() => Meeting, {
    description: `Says until when members propose items. ${CHANGED}`,
  })
  async setAgendaProposalsUntil(
    @Arg('input', () => SetAgendaProposalsUntilInput, { description: 'For which meeting, and until when.' })
    input: SetAgendaProposalsUntilInput,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    return requireMeeting(context, await this.change(context, setProposalsUntil, input));
  }

  @Costs(10)
  @Authorized('spaces:write')
  @Mutation(() => AgendaItem, {
    description: `Puts a proposal on the agenda, or refuses it with a reason; what was refused may still be accepted. CONFLICT { ALREADY_DECIDED } for what stands there; ${CHANGED}`,
  })
  async decideAgendaProposal(
    @Arg('input', () => DecideAgendaProposalInput, { description: 'Which one, and what is decided.' })
    input: DecideAgendaProposalInput,
    @Ctx() context: Context,
  ): Promise<AgendaItem> {
    return requireItem(context, await this.change(context, decideProposal, input));
  }

  @Costs(10)
  @Authorized('spaces:write')
  @Mutation(() => AgendaItem, {
    description: `Says what has become of an item, and of what is still to come under it; when the meeting was at it, it goes on to the next. CONFLICT { NOT_RUNNING } for what was dealt with before the meeting began; ${CHANGED}`,
  })
  async setAgendaItemState(
    @Arg('input', () => SetAgendaItemStateInput, { description: 'Which one, and what.' })
    input: SetAgendaItemStateInput,
    @Ctx() context: Context,
  ): Promise<AgendaItem> {
    return requireItem(context, await this.change(context, setItemState, input));
  }

  @Costs(10)
  @Authorized('spaces:write')
  @Mutation(() => Meeting, {
    description: `Says to which item a running meeting has come. CONFLICT { NOT_RUNNING } before it has begun; ${CHANGED}`,
  })
  async setCurrentAgendaItem(
    @Arg('input', () => SetCurrentAgendaItemInput, { description: 'Of which meeting, and which item.' })
    input: SetCurrentAgendaItemInput,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    return requireMeeting(context, await this.change(context, setCurrentItem, input));
  }

  private change<Input>(
    context: Context,
    verb: (transaction: Transaction, viewer: Viewer, input: Input) => Promise<string>,
    input: Input,
  ): Promise<string> {
    const viewer = context.signedIn;
    this.limiter.charge(viewer.accountId);
    return context.transaction((transaction) => verb(transaction, viewer, input));
  }
}

async function requireItem(context: Context, id: string): Promise<AgendaItem> {
  const item = await context.fetch(agendaItemsById, id);
  if (!item) throw new AppError('NOT_FOUND');
  return item;
}

async function requireMeeting(context: Context, id: string): Promise<Meeting> {
  const meeting = await context.fetch(meetingsById, id);
  if (!meeting) throw new AppError('NOT_FOUND');
  return meeting;
}
