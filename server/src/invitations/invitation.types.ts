import { Extensions, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { GivenRole } from '@umlauf/shared/roles';
import { SpaceRole } from '../spaces/space.entity.ts';
import { ChangedBy } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { changeKeys } from '../platform/live/change-keys.ts';

export const MailDelivery = { WAITING: 'WAITING', SENT: 'SENT', REFUSED: 'REFUSED' } as const;
registerEnumType(MailDelivery, {
  name: 'MailDelivery',
  description: 'What became of a mail.',
  valuesConfig: {
    WAITING: { description: 'It has not been handed over yet.' },
    SENT: { description: 'A mail server took it; whether it was read nobody knows.' },
    REFUSED: { description: 'The recipient’s mail server refuses it: the address is likely wrong.' },
  },
});

/** A row, as its statements name the columns. */
export interface InvitationRow {
  id: string;
  spaceId: string | null;
  /** Of the space, to which alone it leads; null: to the whole space, or to the hub. */
  documentId: string | null;
  email: string;
  name: string | null;
  role: GivenRole | null;
  /** When a guest's time ends. */
  endsAt: Date | null;
  state: 'OPEN' | 'ACCEPTED' | 'WITHDRAWN';
  invitedById: string | null;
  createdAt: Date;
  sentAt: Date;
  expiresAt: Date;
  mailId: string | null;
}

@ChangedBy<Invitation>(({ spaceId }) => [changeKeys.invitations(spaceId)])
@ObjectType({
  description:
    'Somebody was invited by e-mail and has not answered yet. One link, good once, for 14 days and for that address alone.',
})
export class Invitation implements InvitationRow {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'The address that was invited.' })
  email!: string;

  @Extensions(PLAIN)
  @Field(() => String, { nullable: true, description: 'Their name, as who invited them wrote it.' })
  name!: string | null;

  @Extensions(PLAIN)
  @Field(() => SpaceRole, {
    nullable: true,
    description: 'What they will be in the space, or with its document; null for an invitation to the hub.',
  })
  role!: GivenRole | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, { nullable: true, description: 'For guests: when their time ends.' })
  endsAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When the newest link was made.' })
  sentAt!: Date;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'Until when the link is good; after that it can be sent anew.' })
  expiresAt!: Date;

  spaceId!: string | null;
  documentId!: string | null;
  state!: InvitationRow['state'];
  invitedById!: string | null;
  createdAt!: Date;
  mailId!: string | null;
}

export const InvitationOutcome = {
  INVITED: 'INVITED',
  ALREADY_MEMBER: 'ALREADY_MEMBER',
  ALREADY_INVITED: 'ALREADY_INVITED',
  MALFORMED: 'MALFORMED',
  DUPLICATE: 'DUPLICATE',
} as const;
registerEnumType(InvitationOutcome, {
  name: 'InvitationOutcome',
  description: 'What came of one line of a list. None of them tells whether the address has an account.',
  valuesConfig: {
    INVITED: { description: 'Invited; in a preview: would be.' },
    ALREADY_MEMBER: {
      description: 'Belongs to the space already, or to the hub; or is a guest of the document.',
    },
    ALREADY_INVITED: { description: 'Has an open invitation, which can be sent anew.' },
    MALFORMED: { description: 'Not one e-mail address.' },
    DUPLICATE: { description: 'Stands further up in the same list.' },
  },
});

@ObjectType({ description: 'What came of one line of a list of people to invite.' })
export class InvitationResult {
  @Field(() => String, { description: 'The address as it was given, in lower case.' })
  email!: string;

  @Field(() => InvitationOutcome, { description: 'What came of it.' })
  outcome!: keyof typeof InvitationOutcome;
}

@ChangedBy(() => [])
@ObjectType({ description: 'What a link offers to whoever holds it.' })
export class OfferedInvitation {
  @Extensions(PLAIN)
  @Field(() => String, { description: 'For whom it is.' })
  email!: string;

  @Extensions(PLAIN)
  @Field(() => String, { nullable: true, description: 'The name that was written beside the address.' })
  name!: string | null;

  @Extensions(PLAIN)
  @Field(() => String, { nullable: true, description: 'Who invites; null when that account is gone.' })
  invitedBy!: string | null;

  @Extensions(PLAIN)
  @Field(() => String, { nullable: true, description: 'Into which space; null: to the hub.' })
  spaceName!: string | null;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description: 'To which document of that space alone; null: to all of it.',
  })
  documentTitle!: string | null;

  @Extensions(PLAIN)
  @Field(() => SpaceRole, { nullable: true, description: 'As what; null: to the hub.' })
  role!: GivenRole | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, { nullable: true, description: 'For guests: when their time ends.' })
  endsAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'Until when.' })
  expiresAt!: Date;

  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description: 'Whether the address has an account, which must sign in to accept; else one is made.',
  })
  hasAccount!: boolean;
}

@ObjectType({ description: 'An invitation was accepted.' })
export class AcceptedInvitation {
  @Field(() => String, { description: 'The address that can sign in.' })
  email!: string;

  @Field(() => ID, { nullable: true, description: 'The space that is open now; null: the hub.' })
  spaceId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The document of that space that is open now; null: all of the space.',
  })
  documentId!: string | null;
}
