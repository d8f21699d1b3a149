import { Field, ID, InputType } from 'type-graphql';
import type { FieldFault } from '@umlauf/shared/error-codes';
import { looksLikeEmail } from '@umlauf/shared/email-shape';
import { LIMITS } from '@umlauf/shared/limits';
import {
  agsOfArs,
  faultOfAgs,
  faultOfArs,
  isWholeDistrict,
  withoutSpaces,
} from '@umlauf/shared/official-keys';
import { checkFields } from '../platform/graphql/check-fields.ts';
import { faultOfLine } from '../platform/graphql/input-text.ts';
import { OrganisationKind } from './organisation.entity.ts';

@InputType({ description: 'A new organisation.' })
export class CreateOrganisationInput {
  @Field(() => OrganisationKind, { description: 'What sort of organisation it is.' })
  kind!: OrganisationKind;

  @Field(() => String, { description: 'Its name, at most 200 characters; no two have the same.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'A short name, at most 40 characters.' })
  shortName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'AGS: eight digits; spaces are ignored. Taken from the ARS when that alone is given.',
  })
  ags?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'ARS: twelve digits; spaces are ignored. Must contain the AGS.',
  })
  ars?: string | null;

  @Field(() => String, { nullable: true, description: 'Address of its group mailbox.' })
  mailbox?: string | null;
}

@InputType({ description: 'What changes of an organisation; what is left out stays, what is empty goes.' })
export class UpdateOrganisationInput {
  @Field(() => ID, { description: 'The organisation.' })
  organisationId!: string;

  @Field(() => OrganisationKind, { nullable: true, description: 'What sort of organisation it is.' })
  kind?: OrganisationKind | null;

  @Field(() => String, { nullable: true, description: 'Its name, at most 200 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'A short name, at most 40 characters.' })
  shortName?: string | null;

  @Field(() => String, { nullable: true, description: 'AGS: eight digits; spaces are ignored.' })
  ags?: string | null;

  @Field(() => String, { nullable: true, description: 'ARS: twelve digits; spaces are ignored.' })
  ars?: string | null;

  @Field(() => String, { nullable: true, description: 'Address of its group mailbox.' })
  mailbox?: string | null;
}

/** What is kept of an organisation, sound and in the form in which it is kept. */
export interface OrganisationFacts {
  kind: OrganisationKind;
  name: string;
  shortName: string | null;
  ags: string | null;
  ars: string | null;
  mailbox: string | null;
}

/** Reads what was sent in, over what is there already; throws INVALID_INPUT naming every field with a fault. */
export function readOrganisation(
  input: Partial<CreateOrganisationInput>,
  present: OrganisationFacts | null = null,
): OrganisationFacts {
  const ars = keyOf(input.ars, present?.ars);
  const sentAgs = input.ags == null ? null : withoutSpaces(input.ags);
  // An ARS contains its AGS: whoever names none means that one, and whoever changes the ARS alone too.
  const isImplied = ars !== null && !faultOfArs(ars) && !sentAgs && (input.ars != null || sentAgs === '');
  const facts: OrganisationFacts = {
    kind: input.kind ?? present?.kind ?? OrganisationKind.OTHER,
    name: textOf(input.name, present?.name) ?? '',
    shortName: textOf(input.shortName, present?.shortName),
    ags: isImplied ? agsOfArs(ars) : keyOf(input.ags, present?.ags),
    ars,
    mailbox: textOf(input.mailbox, present?.mailbox)?.toLowerCase() ?? null,
  };
  checkFields({
    name: faultOfLine(facts.name, LIMITS.nameCharacters),
    shortName: facts.shortName ? faultOfLine(facts.shortName, LIMITS.shortNameCharacters) : null,
    mailbox: facts.mailbox ? faultOfMailbox(facts.mailbox) : null,
    ...faultsOfKeys(facts),
  });
  return facts;
}

function textOf(sent: string | null | undefined, present: string | null | undefined): string | null {
  return sent == null ? (present ?? null) : sent.trim() || null;
}

function keyOf(sent: string | null | undefined, present: string | null | undefined): string | null {
  return sent == null ? (present ?? null) : withoutSpaces(sent) || null;
}

type Faults = Partial<Record<'ags' | 'ars', FieldFault | null>>;

function faultsOfKeys({ kind, ags, ars }: OrganisationFacts): Faults {
  const faults: Faults = { ags: ags ? faultOfAgs(ags) : null, ars: ars ? faultOfArs(ars) : null };
  if (faults.ags || faults.ars) return faults;
  if (ars && agsOfArs(ars) !== ags) return { ars: 'MISMATCH' };
  return kind === OrganisationKind.DISTRICT && ags && !isWholeDistrict(ags) ? { ags: 'MISMATCH' } : {};
}

function faultOfMailbox(mailbox: string): FieldFault | null {
  return faultOfLine(mailbox, LIMITS.emailCharacters) ?? (looksLikeEmail(mailbox) ? null : 'MALFORMED');
}
