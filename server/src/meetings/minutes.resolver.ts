import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { agendaOf } from '@umlauf/shared/agenda';
import { LIMITS } from '@umlauf/shared/limits';
import type { Coediting } from '../coediting/coediting.ts';
import type { DocumentAccess } from '../documents/document-access.ts';
import { binOf, Document } from '../documents/document.entity.ts';
import { documentsById } from '../documents/document.loaders.ts';
import { takesLong, type TextWork } from '../documents/text-thread.ts';
import { AppError } from '../platform/errors.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, ownMemberships, Shareable } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import { agendaKeys, Agenda } from './agenda.types.ts';
import { bringAgenda, minutesDiffer } from './bring-agenda.ts';
import { startMeeting } from './change-meeting.ts';
import { createMinutes, draftMinutes, type MinutesDraft } from './keep-minutes.ts';
import { meetingsById } from './list-meetings.ts';
import { headingsOfMeetings, meetingsOfMinutes } from './list-minutes.ts';
import { Meeting } from './meeting.types.ts';

const MEETING = 'The meeting.';
const FOR_WHOM = 'For writers, and whoever leads it or keeps its minutes.';

/** Minutes: a document that the house makes when a meeting begins, and the way from each to the other. */
@Resolver(() => Meeting)
export class MinutesResolver {
  private readonly limiter = new RateLimit({ points: LIMITS.meetingChangesPerMinute, seconds: 60 });

  constructor(
    private readonly coediting: Coediting,
    private readonly access: DocumentAccess,
    private readonly work: TextWork,
  ) {}

  @Shareable()
  @ChangedBy<Meeting>(
    (meeting) => [meeting.id, ...binOf(meeting), changeKeys.events(meeting.spaceId, 'DOCUMENT_DELETED')],
    ownMemberships,
  )
  @Authorized('documents:read')
  @FieldResolver(() => Document, {
    nullable: true,
    description:
      'Its minutes (Protokoll): what several write together from its beginning. Null: there are none, or they are in the bin.',
  })
  async minutes(@Root() { minutesId }: Meeting, @Ctx() context: Context): Promise<Document | null> {
    const document = minutesId ? await context.fetch(documentsById, minutesId) : null;
    return document?.trashedAt ? null : document;
  }

  @Costs(20)
  @Authorized('spaces:write')
  @Mutation(() => Meeting, {
    description: `Opens a meeting, at most a day before its beginning: CONFLICT { TOO_EARLY }. Its agenda becomes the skeleton of its minutes, a document in its space. ${FOR_WHOM} LIMIT { documentsPerSpace } where there is no room for them: it can be opened without.`,
  })
  async startMeeting(
    @Arg('meetingId', () => ID, { description: MEETING }) meetingId: string,
    @Arg('withoutMinutes', () => Boolean, {
      defaultValue: false,
      description: 'Whether no minutes are to be made; they can be made later.',
    })
    withoutMinutes: boolean,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    const viewer = context.signedIn;
    this.limiter.charge(viewer.accountId);
    const draft = withoutMinutes ? null : await this.draft(context, meetingId);
    await context.transaction((transaction) => startMeeting(transaction, viewer, meetingId, draft));
    return requireMeeting(context, meetingId);
  }

  @Costs(20)
  @Authorized('spaces:write')
  @Mutation(() => Meeting, {
    description: `Makes minutes for a meeting that has begun and has none; one that has some keeps them. ${FOR_WHOM} CONFLICT { NOT_RUNNING } before it has begun, GONE { IN_BIN } while they lie in the bin.`,
  })
  async createMinutes(
    @Arg('meetingId', () => ID, { description: MEETING }) meetingId: string,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    const viewer = context.signedIn;
    this.limiter.charge(viewer.accountId);
    const draft = await this.draft(context, meetingId);
    await context.transaction((transaction) => createMinutes(transaction, viewer, meetingId, draft));
    return requireMeeting(context, meetingId);
  }

  @Costs(20)
  @Authorized('spaces:write', 'documents:write')
  @Mutation(() => Meeting, {
    description:
      'Brings into the minutes what became of the agenda since: headings of new items, and new numbers and titles in those that nobody has changed. For whoever leads the meeting or plans meetings there, and may edit the minutes. CONFLICT while somebody else does the same.',
  })
  async bringAgendaToMinutes(
    @Arg('meetingId', () => ID, { description: MEETING }) meetingId: string,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    const viewer = context.signedIn;
    this.limiter.charge(viewer.accountId);
    const { coediting, access, work } = this;
    await context.transaction((transaction) =>
      bringAgenda(transaction, viewer, meetingId, { coediting, access, work }),
    );
    return requireMeeting(context, meetingId);
  }

  /** A long one is made in a thread, before anything is locked. */
  private async draft(context: Context, meetingId: string): Promise<MinutesDraft> {
    const viewer = context.signedIn;
    const draft = await context.transaction((transaction) => draftMinutes(transaction, viewer, meetingId));
    const made = takesLong(draft.content) ? await this.work.run('compose', draft.content) : null;
    return { ...draft, made };
  }
}

@Resolver(() => Agenda)
export class AgendaMinutesResolver {
  @Costs(3)
  @Shareable()
  @ChangedBy<Agenda>(({ meeting }) => [...agendaKeys(meeting), ...binOf(meeting)], ownMemberships)
  @FieldResolver(() => Boolean, {
    description:
      'Whether the minutes lack headings that the agenda has, or have other numbers or titles; false where there are no minutes, or they are sealed or in the bin.',
  })
  async minutesDiffer(@Root() { meeting: { id } }: Agenda, @Ctx() context: Context): Promise<boolean> {
    const meeting = await context.fetch(meetingsById, id);
    const minutes = meeting?.minutesId ? await context.fetch(documentsById, meeting.minutesId) : null;
    if (!minutes || minutes.trashedAt || minutes.sealedAt) return false;
    return minutesDiffer(agendaOf((await context.fetch(headingsOfMeetings, id)) ?? []));
  }
}

@Resolver(() => Document)
export class MinutesOfResolver {
  @Shareable()
  @ChangedBy<Document>(({ id }) => [id], ownMemberships)
  @Authorized('spaces:read')
  @FieldResolver(() => Meeting, {
    nullable: true,
    description:
      'The meeting whose minutes it is; null: of none, or the viewer does not belong to its space for good.',
  })
  minutesOf(@Root() { id }: Document, @Ctx() context: Context): Promise<Meeting | null> {
    return context.fetch(meetingsOfMinutes, id);
  }
}

async function requireMeeting(context: Context, id: string): Promise<Meeting> {
  const meeting = await context.fetch(meetingsById, id);
  if (!meeting) throw new AppError('NOT_FOUND');
  return meeting;
}
