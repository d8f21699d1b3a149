import { Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import { ChangedBy } from '../platform/graphql/declarations.ts';
import type { Read } from '../platform/graphql/context.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';

@ChangedBy<CirculationDocument>(({ circulationId }) => [circulationId])
@ObjectType({
  description:
    'A further document that goes round, as it was at that moment. Whoever reads the round reads it, whatever becomes of the document.',
})
export class CirculationDocument {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global: of this document in this round.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => Int, {
    description: 'Its place among all that goes round, from 2: the round’s own text is 1.',
  })
  position!: number;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'The document’s title when it went round.' })
  title!: string;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'The document’s revision that goes round.' })
  revision!: number;

  @Extensions(PLAIN)
  @Field(() => String, {
    description:
      'SHA-256 over `content`, in 64 hexadecimal digits: what is answered is answered to this too.',
  })
  contentHash!: string;

  circulationId!: string;
  documentId!: string;
  /** The same document in the round before, as far as whoever asks reads that; null: it was not there. */
  formerPartId!: string | null;
  /** By whose rights it was read, and its text is. */
  read!: Read;
}

@ChangedBy<GuestCirculationDocument>(({ circulationId }) => [circulationId])
@ObjectType({
  description:
    'A further document that goes round, as whoever is asked by a personal link sees it: its text at that moment, and no way to the document.',
})
export class GuestCirculationDocument {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global: of this document in this round.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => Int, {
    description: 'Its place among all that goes round, from 2: the round’s own text is 1.',
  })
  position!: number;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'The document’s title when it went round.' })
  title!: string;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'The document’s revision that goes round.' })
  revision!: number;

  @Extensions(PLAIN)
  @Field(() => String, {
    description:
      'SHA-256 over `content`, in 64 hexadecimal digits: what is answered is answered to this too.',
  })
  contentHash!: string;

  circulationId!: string;
  documentId!: string;
  /** The same document in the round before, as far as whoever asks reads that; null: it was not there. */
  formerPartId!: string | null;
  /** By whose rights it was read, and its text is. */
  read!: Read;
}

@ChangedBy<CirculationAttachment>(({ circulationId }) => [circulationId])
@ObjectType({
  description:
    'A file that was attached to what goes round when it did. Whoever reads the round downloads it, also when it was removed since.',
})
export class CirculationAttachment {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global: of this file in this round.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => Int, {
    description: 'To what it was attached: 1 is the round’s own text, else a `CirculationDocument.position`.',
  })
  documentPosition!: number;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'What it was called.' })
  name!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'Its media type, found out by looking into it.' })
  mediaType!: string;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'How large it is.' })
  bytes!: number;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'SHA-256 over its bytes, in 64 hexadecimal digits.' })
  hash!: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    description:
      'Where it is downloaded: by GET for whoever reads the round, by POST with `{ "secret": … }` for whoever bears a personal link.',
  })
  downloadPath!: string;

  @Extensions(PLAIN)
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the round before had no file of this content; null: there is none that the viewer may read.',
  })
  isNew!: boolean | null;

  circulationId!: string;
}
