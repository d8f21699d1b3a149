import { Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Counts, ResultReason as ReasonWord } from '@umlauf/shared/circulation/round';
import { ResultReason } from '../circulations/circulation-enums.ts';
import { CirculationCounts } from '../circulations/circulation.types.ts';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';

@ChangedBy(changesOf)
@ObjectType({
  description:
    'A text that was adopted in a round, or an extract of a meeting’s minutes, released to the public: everybody reads it at a lasting address, also without signing in. It names nobody who was asked or answered, and no remark; an extract neither who was there nor who is responsible.',
})
export class Release {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'Which release of the document it is, counted from 1.' })
  edition!: number;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'The document’s title when it went round, or the extract’s.' })
  title!: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description:
      'The text in the canonical form, of which `contentHash` is the hash: see `docs/versions.md`. Null once the release is withdrawn.',
  })
  content!: string | null;

  @Extensions(PLAIN)
  @Field(() => String, {
    description:
      'SHA-256 over `content`, in 64 hexadecimal digits: the one that was answered to, or released.',
  })
  contentHash!: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description: 'Name of the body that adopted it or met; null: members of a space did.',
  })
  bodyName!: string | null;

  @Extensions(PLAIN)
  @Field(() => ResultReason, {
    nullable: true,
    description: 'Why it counts as adopted; null of an extract.',
  })
  reason!: Exclude<ReasonWord, 'RUNNING'> | null;

  @Extensions(PLAIN)
  @Field(() => CirculationCounts, {
    nullable: true,
    description: 'How the votes stood; null of an extract.',
  })
  counts!: Counts | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, { nullable: true, description: 'When it was adopted; null of an extract.' })
  adoptedAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, {
    nullable: true,
    description: 'Of an extract of minutes: when the meeting began; null of what a round adopted.',
  })
  heldAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was released.' })
  releasedAt!: Date;

  @Extensions(PLAIN)
  @Field(() => DateTime, { nullable: true, description: 'When it was withdrawn; null: it stands.' })
  withdrawnAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => String, { nullable: true, description: 'Why it was withdrawn, said to everybody.' })
  withdrawnBecause!: string | null;

  documentId!: string | null;
  spaceId!: string;
  circulationId!: string | null;
  meetingId!: string | null;
}

/** Events of releases are its document's. */
export function changesOf({ id, documentId }: Release): string[] {
  return documentId ? [id, documentId] : [id];
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'What the viewer may do with a release at this moment.' })
export class ReleaseAbilities {
  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Withdraw it: leads of its space, while it stands.' })
  withdraw!: boolean;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'What the viewer may do with what a round adopted, at this moment.' })
export class AdoptionAbilities {
  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Seal the document when it is that again: writers.' })
  seal!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Release it to the public: leads.' })
  release!: boolean;
}
