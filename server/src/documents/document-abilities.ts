import type { SpaceRole } from '@umlauf/shared/roles';
import { Ctx, Extensions, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import type { Document } from './document.entity.ts';
import { can } from './document.policy.ts';

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'What the viewer may do with a document at this moment.' })
export class DocumentAbilities {
  document!: Document;
  role!: SpaceRole | null;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'See how it was before.' })
  readVersions!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Invite guests to it.' })
  manageGuests!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Begin a new draft of it, when it is sealed.' })
  beginDraft!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Send it round, sealed or not.' })
  circulate!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Give it another title.' })
  rename!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Give it another place.' })
  move!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description: 'Move it to another space where they may create documents: for leads.',
  })
  moveAway!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Move it to the bin.' })
  trash!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Bring it back from the bin.' })
  restore!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Remove it for good out of the bin.' })
  delete!: boolean;
}

/** What only those may whom a hold names is asked for each viewer by themself; the rest is the same for all of a role. */
@Resolver(() => DocumentAbilities)
export class DocumentAbilitiesResolver {
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Boolean, { description: 'Say something about it.' })
  comment(@Root() { document, role }: DocumentAbilities, @Ctx() context: Context): boolean {
    return can(role, 'comment', document, accountOf(context));
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Boolean, { description: 'Propose changes, also where it may not be edited.' })
  suggest(@Root() { document, role }: DocumentAbilities, @Ctx() context: Context): boolean {
    return can(role, 'suggest', document, accountOf(context));
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Boolean, { description: 'Write in it.' })
  edit(@Root() { document, role }: DocumentAbilities, @Ctx() context: Context): boolean {
    return can(role, 'edit', document, accountOf(context));
  }
}

const accountOf = ({ viewer }: Context): string => viewer?.accountId ?? '';
