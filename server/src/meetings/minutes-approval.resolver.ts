import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import { binOf } from '../documents/document.entity.ts';
import { documentsById } from '../documents/document.loaders.ts';
import { databaseNow } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Context, Viewer } from '../platform/graphql/context.ts';
import { ChangedBy, ownMemberships } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import type { Outbox } from '../platform/mail/outbox.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import {
  approveMinutes,
  beginCorrection,
  checkDeadline,
  endCoordination,
  endCorrection,
  setDeadline,
  startCoordination,
  withdrawMinutes,
} from './change-minutes.ts';
import { remarkCounts } from './list-minutes-approval.ts';
import { meetingsById } from './list-meetings.ts';
import { Meeting } from './meeting.types.ts';
import { authorizeApproval, authorizeMinutes } from './minutes.policy.ts';
import {
  ApproveMinutesInput,
  BeginMinutesCorrectionInput,
  SetMinutesDeadlineInput,
  StartMinutesCoordinationInput,
} from './minutes-approval.inputs.ts';
import { MinutesApproval } from './minutes-approval.types.ts';
import type { MinutesText } from './settle-minutes.ts';
import { textOfMinutes, type TextParts } from './text-of-minutes.ts';

const MEETING = 'The meeting whose minutes they are.';
const FOR_WHOM = 'For leads, and whoever leads the meeting or keeps its minutes.';
const FAILS =
  'CONFLICT { OTHER_STATE } in another state, { ALREADY_DECIDED } once they count, { DOCUMENT_CHANGED } while somebody writes all the time; LIMIT { stepsPerMinutes }; GONE { IN_BIN }, { CANCELLED }.';
/** Whoever keeps them may write while a text is read: then it is read anew. */
const TRIES = 4;

/** From a draft of minutes to what counts: each step once, however many take it on however many instances. */
@Resolver(() => Meeting)
export class MinutesApprovalResolver {
  private readonly limiter = new RateLimit({ points: LIMITS.meetingChangesPerMinute, seconds: 60 });

  constructor(
    private readonly parts: TextParts,
    private readonly outbox: Outbox,
  ) {}

  @Costs(5)
  @ChangedBy<Meeting>(
    (meeting) => [meeting.id, changeKeys.attendance(meeting.id), ...binOf(meeting)],
    ({ minutesId }) => (minutesId ? [changeKeys.comments(minutesId), changeKeys.suggestions(minutesId)] : []),
    ownMemberships,
  )
  @Authorized('documents:read')
  @FieldResolver(() => MinutesApproval, {
    nullable: true,
    description: 'How far its minutes are; null where there are none, or they are in the bin.',
  })
  async minutesApproval(@Root() meeting: Meeting, @Ctx() context: Context): Promise<MinutesApproval | null> {
    const document = meeting.minutesId ? await context.fetch(documentsById, meeting.minutesId) : null;
    const counts = await context.fetch(remarkCounts, meeting.id);
    if (!document || document.trashedAt || !counts) return null;
    const { minutesState: state, minutesDeadlineAt: deadlineAt, minutesBySilence: bySilence } = meeting;
    const { suggestions: openSuggestions, threads: openThreads, wasCorrected } = counts;
    const counted = { openSuggestions, openThreads };
    return Object.assign(new MinutesApproval(), {
      ...{ state, deadlineAt, bySilence, ...counted, meeting },
      situation: {
        ...{ state, bySilence, ...counted, wasCorrected },
        ...{ deadlineAt: deadlineAt?.getTime() ?? null, now: databaseNow() },
      },
    });
  }

  @Costs(30)
  @Authorized('spaces:write', 'documents:write')
  @Mutation(() => Meeting, {
    description: `Gives minutes to those who were at the meeting (zur Abstimmung), and tells them by mail: until the deadline they propose changes and comment, and nobody writes but whoever keeps the minutes or leads the meeting. ${FOR_WHOM} CONFLICT { TOO_EARLY } before the meeting is over, { NO_ATTENDANCE } when nobody was recorded as present; FORBIDDEN { SEALED } where a round has sealed them, CONFLICT { CIRCULATED } while one is about them; FORBIDDEN for whoever lets silence approve them against the rule of the series and is no lead. ${FAILS}`,
  })
  startMinutesCoordination(
    @Arg('input', () => StartMinutesCoordinationInput, { description: 'Which, and until when.' })
    input: StartMinutesCoordinationInput,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    checkDeadline(input.deadlineAt);
    return this.withText(context, coordinating(input), (transaction, viewer, text) =>
      startCoordination(transaction, viewer, input, { text, outbox: this.outbox }),
    );
  }

  @Costs(10)
  @Authorized('spaces:write', 'documents:write')
  @Mutation(() => Meeting, {
    description: `Takes remarks on minutes until another moment, also after the first one, and tells those who were at the meeting by mail. ${FOR_WHOM} INVALID_INPUT { deadlineAt: OUT_OF_RANGE } where silence approves them, for a moment in less than 24 hours or before the first one. ${FAILS}`,
  })
  setMinutesDeadline(
    @Arg('input', () => SetMinutesDeadlineInput, { description: 'Of which, and until when.' })
    input: SetMinutesDeadlineInput,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    return this.change(context, input.meetingId, (...given) => setDeadline(...given, input, this.outbox));
  }

  @Costs(10)
  @Authorized('spaces:write', 'documents:write')
  @Mutation(() => Meeting, {
    description: `Makes coordinated minutes a draft again, which writers write. ${FOR_WHOM} ${FAILS}`,
  })
  withdrawMinutes(
    @Arg('meetingId', () => ID, { description: MEETING }) meetingId: string,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    return this.change(context, meetingId, (...given) => withdrawMinutes(...given, meetingId));
  }

  @Costs(20)
  @Authorized('spaces:write', 'documents:write')
  @Mutation(() => Meeting, {
    description: `Says that the coordination of minutes is over (abgestimmt). ${FOR_WHOM} CONFLICT { TOO_EARLY } before the deadline. ${FAILS}`,
  })
  endMinutesCoordination(
    @Arg('meetingId', () => ID, { description: MEETING }) meetingId: string,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    return this.withText(context, coordinating({ meetingId }), (transaction, viewer, text) =>
      endCoordination(transaction, viewer, meetingId, text),
    );
  }

  @Costs(20)
  @Authorized('spaces:write', 'documents:write')
  @Mutation(() => Meeting, {
    description: `Approves coordinated minutes at a later meeting (genehmigt) and seals them; answers the meeting whose minutes they are. For leads, and whoever leads the later meeting or keeps its minutes. CONFLICT { OPEN_SUGGESTIONS } while changes are proposed, { NOT_RUNNING } before the later meeting has begun. ${FAILS}`,
  })
  approveMinutes(
    @Arg('input', () => ApproveMinutesInput, { description: 'Which, and at which meeting.' })
    input: ApproveMinutesInput,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    const authorize: Authorize = async (...asking) => (await authorizeApproval(...asking, input)).meeting;
    return this.withText(context, authorize, (transaction, viewer, text) =>
      approveMinutes(transaction, viewer, input, text),
    );
  }

  @Costs(10)
  @Authorized('spaces:write', 'documents:write')
  @Mutation(() => Meeting, {
    description: `Begins to put approved minutes right: what was approved is kept. ${FOR_WHOM} CONFLICT { CIRCULATED } while a round is about them. ${FAILS}`,
  })
  beginMinutesCorrection(
    @Arg('input', () => BeginMinutesCorrectionInput, { description: 'Which, and why.' })
    input: BeginMinutesCorrectionInput,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    return this.change(context, input.meetingId, (...given) => beginCorrection(...given, input));
  }

  @Costs(20)
  @Authorized('spaces:write', 'documents:write')
  @Mutation(() => Meeting, {
    description: `Seals corrected minutes as a new version (berichtigt) beside the one that was approved; where nothing was changed, they stay as they were. ${FOR_WHOM} CONFLICT { OPEN_SUGGESTIONS } while changes are proposed. ${FAILS}`,
  })
  endMinutesCorrection(
    @Arg('meetingId', () => ID, { description: MEETING }) meetingId: string,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    const authorize: Authorize = (...asking) => authorizeMinutes(...asking, 'correct', meetingId);
    return this.withText(context, authorize, (transaction, viewer, text) =>
      endCorrection(transaction, viewer, meetingId, text),
    );
  }

  private async change(
    context: Context,
    meetingId: string,
    verb: (transaction: Transaction, viewer: Viewer) => Promise<void>,
  ): Promise<Meeting> {
    const viewer = context.signedIn;
    this.limiter.charge(viewer.accountId);
    await context.transaction((transaction) => verb(transaction, viewer));
    return requireMeeting(context, meetingId);
  }

  /** The text is read for whoever may take the step, before anything is locked; whoever has written meanwhile is not left out. */
  private async withText(
    context: Context,
    authorize: Authorize,
    verb: (transaction: Transaction, viewer: Viewer, text: MinutesText) => Promise<void>,
  ): Promise<Meeting> {
    const viewer = context.signedIn;
    this.limiter.charge(viewer.accountId);
    const { id, minutesId } = await context.transaction((transaction) => authorize(transaction, viewer));
    for (let tries = 1; ; tries += 1) {
      const text = await textOfMinutes(this.parts, minutesId);
      try {
        await context.transaction((transaction) => verb(transaction, viewer, text));
        return await requireMeeting(context, id);
      } catch (error) {
        if (tries >= TRIES || !isOvertaken(error)) throw error;
      }
    }
  }
}

/** Whose minutes a step is about, when it is the viewer's to take. */
type Authorize = (transaction: Transaction, viewer: Viewer) => Promise<Meeting>;

const coordinating =
  ({ meetingId }: { meetingId: string }): Authorize =>
  (...asking) =>
    authorizeMinutes(...asking, 'coordinate', meetingId);

function isOvertaken(error: unknown): boolean {
  return (
    error instanceof AppError &&
    error.code === 'CONFLICT' &&
    (error.facts as { reason?: string }).reason === 'DOCUMENT_CHANGED'
  );
}

async function requireMeeting(context: Context, id: string): Promise<Meeting> {
  const meeting = await context.fetch(meetingsById, id);
  if (!meeting) throw new AppError('NOT_FOUND');
  return meeting;
}
