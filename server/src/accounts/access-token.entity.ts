import { defineEntity, p, type Opt } from '@mikro-orm/core';
import { Field, ID, ObjectType } from 'type-graphql';
import type { Scope } from '@umlauf/shared/scopes';
import { DateTime } from '../platform/graphql/scalars.ts';

export const AccessTokenSchema = defineEntity({
  name: 'AccessToken',
  tableName: 'access_token',
  properties: {
    id: p.string().primary(),
    accountId: p.string(),
    name: p.string(),
    secretHash: p.string().hidden(),
    scopes: p.array<Scope>(),
    expiresAt: p.datetime(),
    lastUsedAt: p.datetime().nullable(),
    createdAt: p.datetime().onCreate(() => new Date()),
  },
});

@ObjectType({
  description: 'A key for a program of the viewer’s. Its secret was shown once and is not kept.',
})
export class AccessToken extends AccessTokenSchema.class {
  @Field(() => ID, { description: 'Opaque.' })
  declare id: string;

  @Field(() => String, { description: 'What the viewer called it.' })
  declare name: string;

  @Field(() => [String], {
    description: 'What it may: `spaces:read`, `spaces:write`, `documents:read`, `documents:write`.',
  })
  declare scopes: Scope[];

  @Field(() => DateTime, { description: 'From then on it is refused.' })
  declare expiresAt: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was last used, to the minute; null: never.',
  })
  declare lastUsedAt: Date | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  declare createdAt: Opt<Date>;
}
AccessTokenSchema.setClass(AccessToken);

@ObjectType({ description: 'A new access token with its secret, which is shown this once.' })
export class CreatedAccessToken {
  @Field(() => String, { description: 'For `Authorization: Bearer …`. It cannot be shown again.' })
  secret!: string;

  @Field(() => AccessToken, { description: 'The token without its secret.' })
  accessToken!: AccessToken;
}
