import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import { binOf } from '../documents/document.entity.ts';
import { NOTHING_KNOWN } from '../documents/entry-label.ts';
import { Meeting } from '../meetings/meeting.types.ts';
import { AppError } from '../platform/errors.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, ownMemberships } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import { releasesById, releasesOfMeetings } from '../releases/list-releases.ts';
import { Release } from '../releases/release.types.ts';
import { MinutesExtract, ReleaseMinutesExtractInput } from './minutes-extract.types.ts';
import { type ExtractParts, prepareExtract, releasableMinutes, releaseExtract } from './release-extract.ts';

const minutesKeys = (meeting: Meeting) => [
  ...[meeting.id, changeKeys.agenda(meeting.id), changeKeys.attendance(meeting.id)],
  ...binOf(meeting),
  ...(meeting.minutesId ? [meeting.minutesId, changeKeys.text(meeting.minutesId)] : []),
];

/** What of minutes everybody may read: leads look at it, and release it with one step. */
@Resolver(() => Meeting)
export class MinutesExtractResolver {
  private readonly limiter = new RateLimit({ points: LIMITS.circulationChangesPerMinute, seconds: 60 });

  constructor(private readonly parts: ExtractParts) {}

  @ChangedBy<Meeting>(minutesKeys, ownMemberships)
  @Authorized('documents:read')
  @FieldResolver(() => Boolean, {
    description: 'Whether the viewer may release an extract of its minutes: leads, once it is over.',
  })
  async viewerCanReleaseExtract(@Root() meeting: Meeting, @Ctx() context: Context): Promise<boolean> {
    return (await releasableMinutes(meeting, context)) !== null;
  }

  @Costs(50)
  @ChangedBy<Meeting>(minutesKeys, ({ spaceId }) => [changeKeys.members(spaceId)], ownMemberships)
  @Authorized('documents:read')
  @FieldResolver(() => MinutesExtract, {
    nullable: true,
    description:
      'What would be released of its minutes: without closed items, without names of those who were there, keep the minutes or are responsible, without pictures and ways into the hub. Null to whoever may not release it.',
  })
  async extractPreview(
    @Root() meeting: Meeting,
    @Arg('withoutItemIds', () => [ID], {
      nullable: true,
      description: 'Items that stay out beside those that are closed, with what stands under them.',
    })
    withoutItemIds: string[] | null,
    @Ctx() context: Context,
  ): Promise<MinutesExtract | null> {
    const document = await releasableMinutes(meeting, context);
    if (!document) return null;
    const prepared = await prepareExtract(this.parts, meeting, document, withoutItemIds ?? [], context);
    const { title, content, hash, leftOut, people } = prepared;
    const { markdown } = await this.parts.work.run('textsOf', content, NOTHING_KNOWN);
    return Object.assign(new MinutesExtract(), { title, markdown, contentHash: hash, leftOut, people });
  }

  @ChangedBy<Meeting>(({ id, minutesId }) => (minutesId ? [id, minutesId] : [id]))
  @FieldResolver(() => [Release], {
    description: 'What was released of its minutes, the newest first; everybody reads each of them.',
  })
  async extracts(@Root() { id }: Meeting, @Ctx() context: Context): Promise<Release[]> {
    return (await context.fetch(releasesOfMeetings, id)) ?? [];
  }

  @Costs(50)
  @Authorized('documents:write')
  @Mutation(() => Release, {
    description:
      'Releases an extract of a meeting’s minutes to the public, as `Meeting.extractPreview` shows it. For leads. CONFLICT { NOT_ENDED } while the meeting is not over, { DOCUMENT_CHANGED } when it would be another text than the one that was looked at, { ALREADY_EXISTS } when it stands released.',
  })
  async releaseMinutesExtract(
    @Arg('input', () => ReleaseMinutesExtractInput, { description: 'Of which meeting, and what.' })
    input: ReleaseMinutesExtractInput,
    @Ctx() context: Context,
  ): Promise<Release> {
    this.limiter.charge(context.signedIn.accountId);
    const { meetingId, contentHash, withoutItemIds } = input;
    const wanted = { meetingId, contentHash, withoutItemIds: withoutItemIds ?? [] };
    const id = await releaseExtract(this.parts, wanted, context);
    const release = await context.fetch(releasesById, id);
    if (!release) throw new AppError('NOT_FOUND');
    return release;
  }
}
