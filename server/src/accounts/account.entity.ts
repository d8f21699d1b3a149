import { defineEntity, p } from '@mikro-orm/core';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';

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

export const AccountSchema = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    id: p.string().primary(),
    name: p.string(),
    email: p.string(),
    locale: p.string().$type<Locale>().default(Locale.DE),
    isAdministrator: p.boolean().default(false),
    isDemo: p.boolean().default(false),
    createdAt: p.datetime().onCreate(() => new Date()),
    updatedAt: p
      .datetime()
      .onCreate(() => new Date())
      .onUpdate(() => new Date()),
  },
});

@ObjectType({
  implements: Node,
  description:
    'A person who can sign in. Whoever shares a space with them sees the name; its leads also see the address.',
})
export class Account extends AccountSchema.class {
  @Field(() => ID, { description: 'Opaque and global.' })
  declare id: string;

  @Field(() => String, { description: 'The name as others see it.' })
  declare name: string;
}
AccountSchema.setClass(Account);
