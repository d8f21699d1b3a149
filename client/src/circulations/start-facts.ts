import type { FieldFault } from '@umlauf/shared/error-codes';
import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import {
  RULE_TEMPLATE_NAMES,
  RULE_TEMPLATES,
  type RuleTemplateName,
} from '@umlauf/shared/circulation/rule-templates';
import type { StartCirculationInput } from '../gql/graphql.ts';

/** Rules that can be chosen, by a key of their own in the list. */
export interface OfferedRules {
  key: string;
  ruleSetId: string | null;
  template: RuleTemplateName | null;
  name: string;
  rules: RuleSet;
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
  deadline: 'RULES' | 'OWN';
  day: string;
  time: string;
}

export const START_FACTS: StartFacts = {
  question: null,
  rules: RULE_TEMPLATE_NAMES[0]!,
  whom: 'MEMBERS',
  body: null,
  members: [],
  deadline: 'RULES',
  day: '',
  time: '',
};

/** The fields that the form shows, as the API names them. */
export const START_FIELDS = [
  'question',
  'bodyId',
  'accountIds',
  'ruleSetId',
  'template',
  'day',
  'time',
] as const;

/** Rules that the house knows, by their names in this language. */
export function templatesIn(language: 'de' | 'en'): OfferedRules[] {
  return RULE_TEMPLATE_NAMES.map((template) => {
    const { name, rules } = RULE_TEMPLATES[template];
    return { key: template, ruleSetId: null, template, name: name[language], rules };
  });
}

/** What can be told of the form without asking the server. */
export function startFaults(facts: StartFacts, question: string): Partial<Record<string, FieldFault>> {
  const { whom, body, members, deadline, day } = facts;
  return {
    ...(question.trim() === '' && { question: 'EMPTY' as const }),
    ...(whom === 'BODY' && !body && { bodyId: 'EMPTY' as const }),
    ...(whom === 'MEMBERS' && members.length === 0 && { accountIds: 'EMPTY' as const }),
    ...(deadline === 'OWN' && !day && { day: 'EMPTY' as const }),
  };
}

/** What is sent in. */
export function startInput(
  documentId: string,
  facts: StartFacts,
  question: string,
  { ruleSetId, template }: OfferedRules,
): StartCirculationInput {
  const { whom, body, members, deadline, day, time } = facts;
  return {
    documentId,
    question,
    ...(ruleSetId ? { ruleSetId } : { template }),
    ...(whom === 'BODY' ? { bodyId: body?.id ?? null } : { accountIds: members.map(({ id }) => id) }),
    ...(deadline === 'OWN' && { day, time: time || null }),
  };
}

/** The list with one entry a place further up or down; unchanged at its ends. */
export function moved<Entry>(entries: readonly Entry[], from: number, by: -1 | 1): readonly Entry[] {
  const to = from + by;
  if (to < 0 || to >= entries.length) return entries;
  const next = entries.toSpliced(from, 1);
  return next.toSpliced(to, 0, entries[from]!);
}
