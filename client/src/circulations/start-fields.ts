import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import type { StartFacts } from './start-facts.ts';

/** What all fields of a new round take. */
export interface StartFieldProps {
  facts: StartFacts;
  onChange: (changed: Partial<StartFacts>) => void;
  fault: (field: string) => string | undefined;
  /** The chosen ones. */
  rules: RuleSet;
}
