import { defineEntity, p, type Opt } from '@mikro-orm/core';
import { Extensions, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { databaseMoment } from '../platform/clock.ts';
import { Node } from '../platform/graphql/node.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { ChangedBy } from '../platform/graphql/declarations.ts';

/** Languages of the screens and mails. */
export enum Locale {
  DE = 'DE',
  EN = 'EN',
}
registerEnumType(Locale, {
  name: 'Locale',
  description: 'Language of screens and mails.',
  valuesConfig: { DE: { description: 'German.' }, EN: { description: 'English.' } },
});

/** Who is behind an account. */
export enum AccountKind {
  PERSON = 'PERSON',
  SERVICE = 'SERVICE',
}
registerEnumType(AccountKind, {
  name: 'AccountKind',
  description: 'Who is behind an account.',
  valuesConfig: {
    PERSON: { description: 'A person.' },
    SERVICE: { description: 'A program of an organisation’s: a technical account.' },
  },
});

export const AccountSchema = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    id: p.string().primary(),
    name: p.string(),
    kind: p.string().$type<AccountKind>().default(AccountKind.PERSON),
    /** Null for technical accounts. */
    email: p.string().nullable(),
    organisationId: p.string().nullable(),
    lockedAt: p.datetime().nullable(),
    /** Of technical accounts that are no more. */
    removedAt: p.datetime().nullable(),
    locale: p.string().$type<Locale>().default(Locale.DE),
    taskReminders: p.boolean().default(true),
    isAdministrator: p.boolean().default(false),
    isDemo: p.boolean().default(false),
    isGuest: p.boolean().default(false),
    createdAt: p.datetime().onCreate(databaseMoment),
    updatedAt: p.datetime().onCreate(databaseMoment).onUpdate(databaseMoment),
  },
});

@ChangedBy<Account>(({ id }) => [id])
@ObjectType({
  implements: Node,
  description:
    'A person who can sign in, or a program of an organisation’s. Whoever shares a space with them sees the name; its leads also see a person’s address.',
})
export class Account extends AccountSchema.class {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  declare id: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'The name as others see it.' })
  declare name: string;

  /** What signs in; null for technical accounts. */
  declare email: string | null;
  declare lockedAt: Date | null;
  declare removedAt: Date | null;

  @Extensions(PLAIN)
  @Field(() => AccountKind, { description: 'Whether a person or a program is behind it.' })
  declare kind: Opt<AccountKind>;
}
AccountSchema.setClass(Account);
