import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Context, Viewer } from '../platform/graphql/context.ts';
import { ChangedBy, objectAskedFor, ownMemberships } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { isId } from '../platform/ids.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import { cancelMeeting, changeMeeting, endMeeting, setConduct } from './change-meeting.ts';
import { answerMeeting, inviteToMeeting, setParticipants } from './invite-meeting.ts';
import { meetingsById } from './list-meetings.ts';
import {
  AnswerMeetingInput,
  CancelMeetingInput,
  ChangeMeetingInput,
  InviteToMeetingInput,
  PlanMeetingInput,
  SetMeetingConductInput,
  SetMeetingParticipantsInput,
} from './meeting.inputs.ts';
import { Meeting } from './meeting.types.ts';
import { planMeeting } from './plan-meeting.ts';

type Verb<Input> = (transaction: Transaction, viewer: Viewer, input: Input) => Promise<void>;

/** Meetings: members of their space read them, writers and whoever leads one change them, and whoever takes part answers. */
@Resolver(() => Meeting)
export class MeetingResolver {
  private readonly limiter = new RateLimit({ points: LIMITS.meetingChangesPerMinute, seconds: 60 });

  @ChangedBy(objectAskedFor, ownMemberships)
  @Authorized('spaces:read')
  @Query(() => Meeting, {
    nullable: true,
    description: 'One meeting; null when there is none that the viewer may read.',
  })
  async meeting(
    @Arg('id', () => ID, { description: 'The meeting.' }) id: string,
    @Ctx() context: Context,
  ): Promise<Meeting | null> {
    return isId('mtg', id) && context.isSignedIn ? context.fetch(meetingsById, id) : null;
  }

  @Costs(10)
  @Authorized('spaces:write')
  @Mutation(() => Meeting, { description: 'Plans one meeting. For writers.' })
  async planMeeting(
    @Arg('input', () => PlanMeetingInput, { description: 'What, when, where and with whom.' })
    input: PlanMeetingInput,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    const viewer = context.signedIn;
    this.limiter.charge(viewer.accountId);
    const id = await context.transaction((transaction) => planMeeting(transaction, viewer, input));
    return requireMeeting(context, id);
  }

  @Costs(5)
  @Authorized('spaces:write')
  @Mutation(() => Meeting, {
    description:
      'Changes a meeting, or moves it: then whoever had answered is asked anew. For writers, and whoever leads it or keeps its minutes. CONFLICT when it was changed since `expectedUpdatedAt`, GONE { ENDED } or { CANCELLED } when it is over.',
  })
  changeMeeting(
    @Arg('input', () => ChangeMeetingInput, { description: 'What changes.' }) input: ChangeMeetingInput,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    return this.change(context, changeMeeting, input);
  }

  @Costs(5)
  @Authorized('spaces:write')
  @Mutation(() => Meeting, {
    description:
      'Says who leads a meeting and who keeps its minutes. For writers, and whoever does one of the two.',
  })
  setMeetingConduct(
    @Arg('input', () => SetMeetingConductInput, { description: 'Who.' }) input: SetMeetingConductInput,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    return this.change(context, setConduct, input);
  }

  @Costs(10)
  @Authorized('spaces:write')
  @Mutation(() => Meeting, {
    description:
      'Says who takes part. For writers, and whoever leads the meeting or keeps its minutes. CONFLICT when the meeting was changed since `expectedUpdatedAt`.',
  })
  setMeetingParticipants(
    @Arg('input', () => SetMeetingParticipantsInput, { description: 'Who.' })
    input: SetMeetingParticipantsInput,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    return this.change(context, setParticipants, input);
  }

  @Costs(20)
  @Authorized('spaces:write')
  @Mutation(() => Meeting, {
    description:
      'Invites those who take part; again, for those who came later. For writers, and whoever leads the meeting or keeps its minutes. INVALID_INPUT { participants: EMPTY } when there is nobody to invite, CONFLICT when the meeting was changed since `expectedUpdatedAt`.',
  })
  inviteToMeeting(
    @Arg('input', () => InviteToMeetingInput, { description: 'To which, and whom.' })
    input: InviteToMeetingInput,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    return this.change(context, inviteToMeeting, input);
  }

  @Costs(10)
  @Authorized('spaces:write')
  @Mutation(() => Meeting, {
    description:
      'Cancels a meeting, and says why. For writers, and whoever leads it or keeps its minutes. GONE { CANCELLED } when it is cancelled already.',
  })
  cancelMeeting(
    @Arg('input', () => CancelMeetingInput, { description: 'Which one, and why.' }) input: CancelMeetingInput,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    return this.change(context, cancelMeeting, input);
  }

  @Costs(3)
  @Authorized('spaces:write')
  @Mutation(() => Meeting, {
    description:
      'Answers for the viewer, who takes part; the last answer counts. FORBIDDEN for everybody else, GONE when the meeting has begun, is over or cancelled.',
  })
  answerMeeting(
    @Arg('input', () => AnswerMeetingInput, { description: 'Whether the viewer comes.' })
    input: AnswerMeetingInput,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    return this.change(context, answerMeeting, input);
  }

  @Costs(5)
  @Authorized('spaces:write')
  @Mutation(() => Meeting, {
    description:
      'Closes a meeting that is open. For writers, and whoever leads it or keeps its minutes. CONFLICT when it has not begun.',
  })
  endMeeting(
    @Arg('meetingId', () => ID, { description: 'The meeting.' }) meetingId: string,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    return this.change(context, (...[transaction, viewer]) => endMeeting(transaction, viewer, meetingId), {
      meetingId,
    });
  }

  private async change<Input extends { meetingId: string }>(
    context: Context,
    verb: Verb<Input>,
    input: Input,
  ): Promise<Meeting> {
    const viewer = context.signedIn;
    this.limiter.charge(viewer.accountId);
    await context.transaction((transaction) => verb(transaction, viewer, input));
    return requireMeeting(context, input.meetingId);
  }
}

async function requireMeeting(context: Context, id: string): Promise<Meeting> {
  const meeting = await context.fetch(meetingsById, id);
  if (!meeting) throw new AppError('NOT_FOUND');
  return meeting;
}
