import {
  Arg,
  Authorized,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import { Account } from '../accounts/account.entity.ts';
import { accountsById } from '../accounts/account.loaders.ts';
import { binOf } from '../documents/document.entity.ts';
import { AppError } from '../platform/errors.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, ownMemberships, Shareable } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import { roleIn } from '../spaces/space.loaders.ts';
import { versionsById } from '../versions/list-versions.ts';
import { DocumentVersion } from '../versions/version.types.ts';
import { AgendaItem } from './agenda.types.ts';
import { remarkCounts, remarksOnMinutes, stepsOfMinutes, unsettledBefore } from './list-minutes-approval.ts';
import { meetingsById, seriesById } from './list-meetings.ts';
import { conducts } from './meeting.policy.ts';
import { Meeting, MeetingSeries } from './meeting.types.ts';
import { SetMinutesRuleInput } from './minutes-approval.inputs.ts';
import { MinutesAbilities, MinutesApproval, MinutesRemark, MinutesStep } from './minutes-approval.types.ts';
import { can } from './minutes.policy.ts';
import { isDeadlinePassed, stepFrom, type MinutesStepName } from './minutes-state.ts';
import { setMinutesRule } from './set-minutes-rule.ts';

@Resolver(() => MinutesApproval)
export class MinutesApprovalFieldsResolver {
  @Costs(5)
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [MinutesStep], { description: 'What was done about them, oldest first.' })
  async steps(@Root() { meeting }: MinutesApproval, @Ctx() context: Context): Promise<MinutesStep[]> {
    return (await context.fetch(stepsOfMinutes, meeting.id)) ?? [];
  }

  @Costs(5)
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [MinutesRemark], {
    description:
      'What was objected to since the coordination began, and what is open besides, oldest first; 100 at most.',
  })
  async remarks(@Root() { meeting }: MinutesApproval, @Ctx() context: Context): Promise<MinutesRemark[]> {
    return (await context.fetch(remarksOnMinutes, meeting.id)) ?? [];
  }

  @ChangedBy(ownMemberships)
  @FieldResolver(() => MinutesAbilities, { description: 'What the viewer may do about them at this moment.' })
  async viewerCan(
    @Root() { meeting, situation }: MinutesApproval,
    @Ctx() context: Context,
  ): Promise<MinutesAbilities> {
    const { accountId } = context.signedIn;
    const role = await roleIn(context, meeting.spaceId);
    const counts = await context.fetch(remarkCounts, meeting.id);
    const isConducting = conducts(meeting, accountId);
    const may = (step: MinutesStepName) => 'to' in stepFrom({ ...situation, openSuggestions: 0 }, step);
    const mayCoordinate = meeting.state !== 'CANCELLED' && can(role, isConducting, 'coordinate');
    const mayCorrect = meeting.state !== 'CANCELLED' && can(role, isConducting, 'correct');
    return Object.assign(new MinutesAbilities(), {
      coordinate: mayCoordinate && meeting.state === 'ENDED' && may('COORDINATION_STARTED'),
      moveDeadline: mayCoordinate && may('DEADLINE_MOVED'),
      withdraw: mayCoordinate && may('WITHDRAWN'),
      finish: mayCoordinate && may('COORDINATED'),
      correct: mayCorrect && (may('CORRECTION_BEGUN') || may('CORRECTED')),
      remark: situation.state === 'IN_COORDINATION' && counts!.wasThere && !isDeadlinePassed(situation),
    });
  }
}

@Resolver(() => MinutesStep)
export class MinutesStepResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who did it; null for the hub itself, and when that account is gone.',
  })
  by(@Root() { accountId }: MinutesStep, @Ctx() context: Context): Promise<Account | null> | null {
    return accountId ? context.fetch(accountsById, accountId) : null;
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @Authorized('spaces:read')
  @FieldResolver(() => Meeting, {
    nullable: true,
    description: 'The meeting that approved them; null: none.',
  })
  atMeeting(@Root() { atMeetingId }: MinutesStep, @Ctx() context: Context): Promise<Meeting | null> | null {
    return atMeetingId ? context.fetch(meetingsById, atMeetingId) : null;
  }

  @ChangedBy(ownMemberships)
  @FieldResolver(() => DocumentVersion, {
    nullable: true,
    description:
      'The version of the text that it was about; null: about none, or the viewer reads no versions.',
  })
  version(
    @Root() { versionId }: MinutesStep,
    @Ctx() context: Context,
  ): Promise<DocumentVersion | null> | null {
    return versionId ? context.fetch(versionsById, versionId) : null;
  }
}

@Resolver(() => MinutesRemark)
export class MinutesRemarkResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, { nullable: true, description: 'Who; null when that account is gone.' })
  by(@Root() { accountId }: MinutesRemark, @Ctx() context: Context): Promise<Account | null> | null {
    return accountId ? context.fetch(accountsById, accountId) : null;
  }
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'Minutes of a former meeting that nobody has approved yet.' })
export class UnsettledMinutes {
  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description:
      'Whether the viewer can approve them at the later meeting at this moment, once no change is proposed any more.',
  })
  viewerCanApprove!: boolean;

  former!: Meeting;
}

@Resolver(() => UnsettledMinutes)
export class UnsettledMinutesFieldsResolver {
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Meeting, { description: 'The meeting whose minutes they are.' })
  meeting(@Root() { former }: UnsettledMinutes): Meeting {
    return former;
  }
}

/** What a round has sealed is owed no more. */
const sealOf = ({ spaceId }: Meeting): string[] =>
  (['DOCUMENT_SEALED', 'DOCUMENT_DRAFT_BEGUN'] as const).map((type) => changeKeys.events(spaceId, type));

/** Later meetings know what is owed of former ones. */
@Resolver(() => Meeting)
export class UnsettledMinutesResolver {
  @Costs(5)
  @ChangedBy<Meeting>(
    (meeting) => [meeting.id, changeKeys.meetings(meeting.spaceId), ...binOf(meeting), ...sealOf(meeting)],
    ownMemberships,
  )
  @Authorized('documents:read')
  @FieldResolver(() => [UnsettledMinutes], {
    description:
      'Minutes of earlier meetings of its series that nobody has approved yet, nor a round sealed, the last ones first, 10 at most; without a series, of meetings of its body or space that belong to none either.',
  })
  async unsettledMinutes(@Root() later: Meeting, @Ctx() context: Context): Promise<UnsettledMinutes[]> {
    const { accountId } = context.signedIn;
    const role = await roleIn(context, later.spaceId);
    const isOn = later.startedAt !== null && later.state !== 'CANCELLED';
    const mayApprove = isOn && can(role, conducts(later, accountId), 'approve');
    const found = (await context.fetch(unsettledBefore, later.id)) ?? [];
    return found.map((former) =>
      Object.assign(new UnsettledMinutes(), {
        former,
        viewerCanApprove: mayApprove && former.minutesState === 'COORDINATED',
      }),
    );
  }
}

@Resolver(() => AgendaItem)
export class ApprovalItemResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Meeting, {
    nullable: true,
    description: 'The earlier meeting whose minutes are approved here; null: of none.',
  })
  approves(@Root() { approvesId }: AgendaItem, @Ctx() context: Context): Promise<Meeting | null> | null {
    return approvesId ? context.fetch(meetingsById, approvesId) : null;
  }
}

@Resolver(() => MeetingSeries)
export class MinutesRuleResolver {
  private readonly limiter = new RateLimit({ points: LIMITS.meetingChangesPerMinute, seconds: 60 });

  @Costs(5)
  @Authorized('spaces:write')
  @Mutation(() => MeetingSeries, {
    description:
      'Says how minutes of a series are approved, of those whose coordination begins from now on. For leads.',
  })
  async setMinutesRule(
    @Arg('input', () => SetMinutesRuleInput, { description: 'Of which series, and how.' })
    input: SetMinutesRuleInput,
    @Ctx() context: Context,
  ): Promise<MeetingSeries> {
    const viewer = context.signedIn;
    this.limiter.charge(viewer.accountId);
    await context.transaction((transaction) => setMinutesRule(transaction, viewer, input));
    const series = await context.fetch(seriesById, input.seriesId);
    if (!series) throw new AppError('NOT_FOUND');
    return series;
  }
}
