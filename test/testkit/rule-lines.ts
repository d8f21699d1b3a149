import { RULE_TEMPLATES } from '@umlauf/shared/circulation/rule-templates';
import type { Line } from './access-lines.ts';

/** Rules under a name, which administrators alone change. */
export const RULE_LINES: Line[] = [
  [
    'updateRuleSet',
    'mutation($input: UpdateRuleSetInput!) { updateRuleSet(input: $input) { id } }',
    (ids) => ({ input: { ruleSetId: ids.ruleSet, name: 'Meins', isOffered: false } }),
  ],
  [
    'addRuleSetVersion',
    'mutation($input: AddRuleSetVersionInput!) { addRuleSetVersion(input: $input) { id } }',
    (ids) => ({
      input: {
        ruleSetId: ids.ruleSet,
        expectedVersion: 1,
        rules: RULE_TEMPLATES.CIRCULAR_RESOLUTION.rules,
      },
    }),
  ],
];
