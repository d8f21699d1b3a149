import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { Viewer } from '../accounts/viewer.resolver.ts';
import type { Statement } from '../platform/database/actor-read.ts';
import type { Transaction } from '../platform/database/database.ts';
import type { Context, Viewer as Asker } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, ownChanges, ownMemberships } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { Space } from '../spaces/space.entity.ts';
import { spacesById } from '../spaces/space.loaders.ts';
import { CalendarLink, CreateCalendarLinkInput, CreatedCalendarLink } from './calendar-link.types.ts';
import { createCalendarLink, LINK_COLUMNS, removeCalendarLink } from './change-calendar-links.ts';
import { seriesById } from './list-meetings.ts';
import { MeetingSeries } from './meeting.types.ts';

const OWN_LINKS: Statement = {
  name: 'own-calendar-links',
  text: `select ${LINK_COLUMNS} from calendar_link l where l.account_id = $1 order by l.id desc`,
};

/** Links to calendars are credentials: people alone make them, and see their own. */
@Resolver(() => Viewer)
export class CalendarLinkResolver {
  constructor(
    private readonly announcements: Announcements,
    /** The hub's own address. */
    private readonly origin: string,
  ) {}

  @Costs(50)
  @ChangedBy(ownChanges)
  @FieldResolver(() => [CalendarLink], {
    description: 'The viewer’s links to calendars, newest first; empty for access tokens.',
  })
  async calendarLinks(@Ctx() context: Context): Promise<CalendarLink[]> {
    if (context.viewer?.credential.kind !== 'session') return [];
    const rows = await context.read<CalendarLink>(OWN_LINKS, [context.viewer.accountId]);
    return rows.map((row) => Object.assign(new CalendarLink(), row));
  }

  @Authorized('person')
  @Mutation(() => CreatedCalendarLink, {
    description:
      'Makes an address to which a calendar program subscribes; the one that the viewer had for the same calendar ends at once. It shows what they may read at the moment of each fetch, and ends with their account.',
  })
  createCalendarLink(
    @Arg('input', () => CreateCalendarLinkInput, { description: 'Which meetings.' })
    input: CreateCalendarLinkInput,
    @Ctx() context: Context,
  ): Promise<CreatedCalendarLink> {
    return this.change(context, async (transaction, viewer) => {
      const { secret, calendarLink } = await createCalendarLink(transaction, viewer, input);
      return { url: `${this.origin}/api/calendar/${secret}.ics`, calendarLink };
    });
  }

  @Authorized('person')
  @Mutation(() => Boolean, { description: 'Withdraws a link to a calendar at once.' })
  async removeCalendarLink(
    @Arg('calendarLinkId', () => ID, { description: 'One of the viewer’s.' }) calendarLinkId: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    await this.change(context, (transaction, viewer) =>
      removeCalendarLink(transaction, viewer, calendarLinkId),
    );
    return true;
  }

  /** The person's other screens are told. */
  private change<T>(
    context: Context,
    work: (transaction: Transaction, viewer: Asker) => Promise<T>,
  ): Promise<T> {
    const viewer = context.signedInPerson;
    const { accountId } = viewer;
    return context.transaction(async (transaction) => {
      const result = await work(transaction, viewer);
      transaction.afterCommit(() => this.announcements.emit('accountChanged', { accountId }));
      return result;
    });
  }
}

@Resolver(() => CalendarLink)
export class CalendarLinkFieldsResolver {
  @ChangedBy(NOTHING_ELSE)
  @Authorized('spaces:read')
  @FieldResolver(() => Space, {
    nullable: true,
    description: 'The space; null for all meetings of the viewer, and when they do not read it any more.',
  })
  space(@Root() { spaceId }: CalendarLink, @Ctx() context: Context): Promise<Space | null> | null {
    return spaceId ? context.fetch(spacesById, spaceId) : null;
  }

  @ChangedBy(ownMemberships)
  @Authorized('spaces:read')
  @FieldResolver(() => MeetingSeries, {
    nullable: true,
    description: 'The series, when it is the calendar of one that the viewer reads.',
  })
  series(@Root() { seriesId }: CalendarLink, @Ctx() context: Context): Promise<MeetingSeries | null> | null {
    return seriesId ? context.fetch(seriesById, seriesId) : null;
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Boolean, {
    description: 'Whether it is the calendar of all meetings in which the viewer takes part.',
  })
  isOfViewer(@Root() { spaceId }: CalendarLink): boolean {
    return spaceId === null;
  }
}
