import { Extensions, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { binOf } from '../documents/document.entity.ts';
import { ChangedBy, NOTHING_ELSE, ownMemberships } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { changeKeys } from '../platform/live/change-keys.ts';

export const FileTextState = { WAITING: 'WAITING', READ: 'READ', NOTHING: 'NOTHING' } as const;
export type FileTextState = keyof typeof FileTextState;
registerEnumType(FileTextState, {
  name: 'FileTextState',
  description: 'Whether the search finds what a file says.',
  valuesConfig: {
    WAITING: { description: 'Not yet: it is still to be read.' },
    READ: { description: 'It does, as far as that is a million characters.' },
    NOTHING: {
      description:
        'It finds the name alone: there are no words in it, it is of a kind that is not read, encrypted, broken, or too large.',
    },
  },
});

/** For `ChangedBy`: who may do what. */
export const whoMay = [
  ({ spaceId }: AttachedFile) => binOf({ spaceId } as Parameters<typeof binOf>[0]),
  ownMemberships,
] as const;

@ChangedBy<AttachedFile>(({ documentId }) => [changeKeys.files(documentId)])
@ObjectType({ description: 'A file that is attached to a document.' })
export class AttachedFile {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'What it is called, at most 200 characters.' })
  name!: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    description: 'What it is, by its content: `application/octet-stream` when that does not tell.',
  })
  mediaType!: string;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'Its size.' })
  bytes!: number;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was attached.' })
  createdAt!: Date;

  @Extensions(PLAIN)
  @Field(() => String, {
    description:
      'Where its content is, below the hub’s address: for the credential that reads it here, asked for each time; parts by `Range`.',
  })
  downloadPath!: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description:
      'Where a small picture of it is (WebP); null for what is no image, or none that could be read.',
  })
  previewPath!: string | null;

  documentId!: string;
  spaceId!: string;
  createdById!: string | null;
  hash!: string;
  hasPreview!: boolean;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'What the viewer may do with a file at this moment.' })
export class AttachedFileAbilities {
  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Give it another name.' })
  rename!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Remove it.' })
  remove!: boolean;
}
