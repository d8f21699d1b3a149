import type { FieldFault } from '@umlauf/shared/error-codes';
import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import {
  RULE_TEMPLATE_NAMES,
  RULE_TEMPLATES,
  type RuleTemplateName,
} from '@umlauf/shared/circulation/rule-templates';
import type {
  CirculationGuestInput,
  CirculationRemarkOutcome,
  FormerRoundInput,
  StartCirculationInput,
} from '../gql/graphql.ts';

/** Rules that can be chosen, by a key of their own in the list. */
export interface OfferedRules {
  key: string;
  ruleSetId: string | null;
  template: RuleTemplateName | null;
  name: string;
  rules: RuleSet;
}

/** Somebody outside, as they stand in the form. */
export interface GuestFacts {
  key: string;
  name: string;
  email: string;
  /** Null: for themselves. */
  organisation: { id: string; name: string } | null;
}

export const REMARK_OUTCOMES = [
  'ACCEPTED',
  'PARTLY',
  'REFUSED',
] as const satisfies CirculationRemarkOutcome[];

/** What becomes of one remark. */
export interface RemarkFacts {
  answerId: string;
  /** Null: not chosen yet. */
  outcome: CirculationRemarkOutcome | null;
  reason: string;
}

/** The round that is followed. */
export interface FormerFacts {
  circulationId: string;
  /** Null: not chosen yet. */
  isSubstantial: boolean | null;
  remarks: readonly RemarkFacts[];
}

/** What stands in the form. */
export interface StartFacts {
  /** Null: as the rules suggest. */
  question: string | null;
  rules: string;
  whom: 'BODY' | 'MEMBERS';
  body: { id: string; name: string } | null;
  /** In the order in which they are asked. */
  members: readonly { id: string; name: string }[];
  guests: readonly GuestFacts[];
  /** What goes round with the document, in this order. */
  further: readonly { id: string; title: string }[];
  /** Attached files that go along, with the documents to which they belong; null: all do. */
  files: readonly { id: string; documentId: string }[] | null;
  deadline: 'RULES' | 'OWN';
  day: string;
  time: string;
  /** Null: it is the first round. */
  former: FormerFacts | null;
}

export const START_FACTS: StartFacts = {
  question: null,
  rules: RULE_TEMPLATE_NAMES[0]!,
  whom: 'MEMBERS',
  body: null,
  members: [],
  guests: [],
  further: [],
  files: null,
  deadline: 'RULES',
  day: '',
  time: '',
  former: null,
};

/** The fields that the form shows, as the API names them. */
const START_FIELDS = [
  'question',
  'bodyId',
  'accountIds',
  'ruleSetId',
  'template',
  'day',
  'time',
  'furtherDocumentIds',
  'attachmentIds',
] as const;

/** The fields that the form shows with so many people outside, as the API names them. */
export function startFields({ guests }: Pick<StartFacts, 'guests'>): string[] {
  const ofGuest = (_: GuestFacts, index: number) =>
    ['name', 'email', 'organisationId'].map((field) => `guests.${index}.${field}`);
  return [...START_FIELDS, ...guests.flatMap(ofGuest)];
}

/** Rules that the house knows, by their names in this language. */
export function templatesIn(language: 'de' | 'en'): OfferedRules[] {
  return RULE_TEMPLATE_NAMES.map((template) => {
    const { name, rules } = RULE_TEMPLATES[template];
    return { key: template, ruleSetId: null, template, name: name[language], rules };
  });
}

/** What can be told of the form without asking the server. */
export function startFaults(facts: StartFacts, question: string): Partial<Record<string, FieldFault>> {
  const { whom, body, members, guests, deadline, day, former } = facts;
  const ofGuests = guests.flatMap(({ name, email }, index) => [
    ...(name.trim() === '' ? [[`guests.${index}.name`, 'EMPTY' as const]] : []),
    ...(email.trim() === '' ? [[`guests.${index}.email`, 'EMPTY' as const]] : []),
  ]);
  return {
    ...Object.fromEntries(ofGuests),
    ...(question.trim() === '' && { question: 'EMPTY' as const }),
    ...(whom === 'BODY' && !body && { bodyId: 'EMPTY' as const }),
    ...(whom === 'MEMBERS' &&
      members.length === 0 &&
      guests.length === 0 && { accountIds: 'EMPTY' as const }),
    ...(deadline === 'OWN' && !day && { day: 'EMPTY' as const }),
    ...(former && formerFaults(former)),
  };
}

function formerFaults({ isSubstantial, remarks }: FormerFacts): Partial<Record<string, FieldFault>> {
  const missing = remarks.flatMap(({ answerId, outcome, reason }) => {
    if (outcome === null) return [`remarks.${answerId}.outcome`];
    return outcome !== 'ACCEPTED' && reason.trim() === '' ? [`remarks.${answerId}.reason`] : [];
  });
  return {
    ...Object.fromEntries(missing.map((field) => [field, 'EMPTY' as const])),
    ...(isSubstantial === null && { isSubstantial: 'EMPTY' as const }),
  };
}

/** What is sent in. */
export function startInput(
  documentId: string,
  facts: StartFacts,
  question: string,
  { ruleSetId, template }: OfferedRules,
): StartCirculationInput {
  const { whom, body, members, guests, further, files, deadline, day, time, former } = facts;
  // Files stay chosen when their document is not any more: they are there when it is once more.
  const isSent = (id: string) => id === documentId || further.some((each) => each.id === id);
  return {
    documentId,
    question,
    ...(ruleSetId ? { ruleSetId } : { template }),
    ...(whom === 'BODY' ? { bodyId: body?.id ?? null } : { accountIds: members.map(({ id }) => id) }),
    ...(guests.length > 0 && { guests: guests.map(guestInput) }),
    ...(further.length > 0 && { furtherDocumentIds: further.map(({ id }) => id) }),
    ...(files && { attachmentIds: files.filter((file) => isSent(file.documentId)).map(({ id }) => id) }),
    ...(deadline === 'OWN' && { day, time: time || null }),
    ...(former && { former: formerInput(former) }),
  };
}

function formerInput({ circulationId, isSubstantial, remarks }: FormerFacts): FormerRoundInput {
  return {
    circulationId,
    isSubstantial: isSubstantial ?? true,
    outcomes: remarks.flatMap(({ answerId, outcome, reason }) =>
      outcome ? [{ answerId, outcome, reason: reason.trim() || null }] : [],
    ),
  };
}

function guestInput({ name, email, organisation }: GuestFacts): CirculationGuestInput {
  return { name: name.trim(), email: email.trim(), organisationId: organisation?.id ?? null };
}

/** The list with one entry a place further up or down; unchanged at its ends. */
export function moved<Entry>(entries: readonly Entry[], from: number, by: -1 | 1): readonly Entry[] {
  const to = from + by;
  if (to < 0 || to >= entries.length) return entries;
  const next = entries.toSpliced(from, 1);
  return next.toSpliced(to, 0, entries[from]!);
}
