import { defineEntity, p, type Opt } from '@mikro-orm/core';
import { Extensions, Field, ID, ObjectType } from 'type-graphql';
import type { Scope } from '@umlauf/shared/scopes';
import { databaseMoment } from '../platform/clock.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { ChangedBy } from '../platform/graphql/declarations.ts';

export const AccessTokenSchema = defineEntity({
  name: 'AccessToken',
  tableName: 'access_token',
  properties: {
    id: p.string().primary(),
    accountId: p.string(),
    name: p.string(),
    secretHash: p.string().hidden(),
    scopes: p.array<Scope>(),
    spaceIds: p.array<string>().nullable(),
    expiresAt: p.datetime(),
    lastUsedAt: p.datetime().nullable(),
    replacedAt: p.datetime().nullable(),
    createdAt: p.datetime().onCreate(databaseMoment),
  },
});

@ChangedBy<AccessToken>(({ id }) => [id])
@ObjectType({
  description: 'A key for a program of the viewer’s. Its secret was shown once and is not kept.',
})
export class AccessToken extends AccessTokenSchema.class {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque.' })
  declare id: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'What the viewer called it.' })
  declare name: string;

  @Extensions(PLAIN)
  @Field(() => [String], {
    description:
      'What it may: `spaces:read`, `spaces:write`, `documents:read`, `documents:write`; in all of its owner’s spaces, or in `spaces` only.',
  })
  declare scopes: Scope[];

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'From then on it is refused.' })
  declare expiresAt: Date;

  @Extensions(PLAIN)
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was last used, to the minute; null: never.',
  })
  declare lastUsedAt: Date | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, {
    nullable: true,
    description:
      'Since when another is in its place (`rotateAccessToken`); it goes on until `expiresAt`, and is then listed no more. Null: none is.',
  })
  declare replacedAt: Date | null;

  @Extensions(PLAIN)
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
