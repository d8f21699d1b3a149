import { Extensions, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { SpaceVisibility as Visibility } from '@umlauf/shared/roles';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { SpaceVisibility } from '../spaces/space.entity.ts';

export enum DocumentMoveHindrance {
  CIRCULATED = 'CIRCULATED',
  MINUTES = 'MINUTES',
  UPLOADING = 'UPLOADING',
  TOO_MANY = 'TOO_MANY',
  NO_ROOM = 'NO_ROOM',
}
registerEnumType(DocumentMoveHindrance, {
  name: 'DocumentMoveHindrance',
  description: 'Why a document cannot go to another space.',
  valuesConfig: {
    CIRCULATED: {
      description: 'It, or what stands under it, was sent round: its rounds are a record of its space.',
    },
    MINUTES: {
      description:
        'It, or what stands under it, is the minutes of a meeting: they stay in the space in which it was held.',
    },
    UPLOADING: { description: 'A file is being uploaded to it, or to what stands under it.' },
    TOO_MANY: { description: 'More documents than may go at once, or than the other space may hold.' },
    NO_ROOM: { description: 'The other space has no room for its files.' },
  },
});

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'People and programs who begin or cease to see what moves.' })
export class MovedSight {
  @Extensions(PLAIN)
  @Field(() => Int, { description: 'How many.' })
  count!: number;

  /** The first of them. */
  accountIds!: string[];
}

@ChangedBy<DocumentMove>(({ documentId, spaceId, formerSpaceId }) => [
  ...[spaceId, formerSpaceId].flatMap((id) => [changeKeys.events(id), changeKeys.members(id)]),
  changeKeys.anyAccount,
  changeKeys.circulations(documentId),
])
@ObjectType({
  description:
    'What it would mean to move a document to another space, as it is at this moment: for whoever may do so, before they do.',
})
export class DocumentMove {
  documentId!: string;
  spaceId!: string;
  formerSpaceId!: string;

  @Extensions(PLAIN)
  @Field(() => Int, {
    description: 'Documents that go: itself, and all that stands under it outside of the bin.',
  })
  documents!: number;

  @Extensions(PLAIN)
  @Field(() => SpaceVisibility, { description: 'For whom they can be read beside members until now.' })
  formerVisibility!: Visibility;

  @Extensions(PLAIN)
  @Field(() => SpaceVisibility, { description: 'For whom they can be read beside members from then on.' })
  visibility!: Visibility;

  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description:
      'Whether more can read them beside members than until now: then `confirmsWider` has to be sent.',
  })
  isWider!: boolean;

  @ChangedBy(NOTHING_ELSE)
  @Field(() => MovedSight, { description: 'Members of the other space who cannot read it until now.' })
  gaining!: MovedSight;

  @ChangedBy(NOTHING_ELSE)
  @Field(() => MovedSight, {
    description: 'Members of its space, and its guests, who cannot read it from then on.',
  })
  losing!: MovedSight;

  @Extensions(PLAIN)
  @Field(() => Int, {
    description:
      'Guests of single documents among these: their time with these ends, as do invitations to them.',
  })
  endingGuests!: number;

  @Extensions(PLAIN)
  @Field(() => Int, {
    description:
      'Documents that stay and link to these, as far as the viewer reads them; the links stay good.',
  })
  references!: number;

  @Extensions(PLAIN)
  @Field(() => DocumentMoveHindrance, {
    nullable: true,
    description: 'Why it cannot be; null: it can.',
  })
  hindrance!: DocumentMoveHindrance | null;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'Stands for all of this; `moveDocumentToSpace` takes it.' })
  token!: string;
}
