import {
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  ID,
  InputType,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { AppError } from '../platform/errors.ts';
import {
  connectionType,
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
  type PageArgs,
} from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { isId } from '../platform/ids.ts';
import {
  countTrail,
  entryNumber,
  readTrail,
  type ShownEntry,
  type TrailFilter,
} from '../platform/trail/read-trail.ts';
import { Account } from './account.entity.ts';
import { accountsById } from './account.loaders.ts';

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'A small word that stands beside an entry of a trail.' })
export class TrailFact {
  @Extensions(PLAIN)
  @Field(() => String, { description: 'What it says, such as `name`, `email` or `role`.' })
  name!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'Its text at that moment.' })
  value!: string;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({
  description:
    'An entry of a trail: who did what, for which organisation, when and from where. Entries are chained to one another (docs/trail.md).',
})
export class TrailEntry {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    description:
      'What happened: a word of the hub’s trail (`SIGNED_IN` …), in a space one of `SpaceEventType`.',
  })
  kind!: string;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description: 'What the hub did by itself (`operator`: its command line); null when somebody did it.',
  })
  task!: string | null;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description: 'Organisation for which it was done, by its name of today.',
  })
  organisation!: string | null;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description: 'From which address; after 7 days only its network (/24 or /48). Null: none is known.',
  })
  address!: string | null;

  @Extensions(PLAIN)
  @Field(() => [TrailFact], { description: 'What else was noted, at most a few words.' })
  facts!: TrailFact[];

  actorId!: string | null;
  subjectId!: string | null;
}

@Resolver(() => TrailEntry)
export class TrailEntryResolver {
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who did it; null when nobody is known, or any more.',
  })
  async actor(@Root() { actorId }: TrailEntry, @Ctx() context: Context): Promise<Account | null> {
    return actorId ? context.fetch(accountsById, actorId) : null;
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Whom it happened to, when that is a person.',
  })
  async account(@Root() { subjectId }: TrailEntry, @Ctx() context: Context): Promise<Account | null> {
    return subjectId && isId('acc', subjectId) ? context.fetch(accountsById, subjectId) : null;
  }
}

@InputType({ description: 'Which entries of a trail are wanted; what is left out does not narrow.' })
export class TrailFilterInput {
  @Field(() => [String], { nullable: true, description: 'Kinds, as `kind` shows them; at most 100.' })
  kinds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'What this account did.' })
  actorId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'From this moment on.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Before this moment.' })
  until?: Date | null;
}

export const TrailEntryConnection = connectionType(TrailEntry, 'TrailEntry');

/** Throws INVALID_INPUT for a kind that there is none of, or an end before the beginning. */
export function checkFilter({ kinds, actorId, from, until }: TrailFilter, known: readonly string[]): void {
  const unknown = (kinds ?? []).filter((kind) => !known.includes(kind)).slice(0, 10);
  if (unknown.length > 0)
    throw new AppError('INVALID_INPUT', { fields: { 'filter.kinds': 'UNKNOWN_VALUE' }, unknown });
  if ((kinds ?? []).length > 100) throw new AppError('LIMIT', { limit: 'kinds', max: 100 });
  if (actorId && !isId('acc', actorId))
    throw new AppError('INVALID_INPUT', { fields: { 'filter.actorId': 'MALFORMED' } });
  if (from && until && from >= until)
    throw new AppError('INVALID_INPUT', { fields: { 'filter.until': 'OUT_OF_RANGE' } });
}

/** A page of a trail, newest first, as far as the viewer may read it. */
export async function pageOfTrail(
  context: Context,
  streamId: string,
  filter: TrailFilter,
  page: PageArgs,
): Promise<Connection<TrailEntry>> {
  const { first, after } = pageOf(page);
  const before = after ? entryNumber(placeOf(after)) : undefined;
  const entries = await readTrail(context.read, streamId, filter, { first: first + 1, before });
  return new PageOfRows(
    entries.map(toEntry),
    page,
    ({ id }) => [id.split('.')[1]!, streamId],
    () => countTrail(context.read, streamId, filter),
  );
}

function toEntry({ streamId, sequence, facts, ...entry }: ShownEntry): TrailEntry {
  return Object.assign(new TrailEntry(), entry, {
    id: `${streamId}.${sequence}`,
    facts: Object.entries(facts).map(([name, value]) => ({ name, value })),
  });
}
