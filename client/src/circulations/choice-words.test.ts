import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import { RULE_TEMPLATES } from '@umlauf/shared/circulation/rule-templates';
import { expect, it } from 'vitest';
import { isOpenlySaid, sentRemark, stopsRound } from './choice-words.ts';

const signing: RuleSet = RULE_TEMPLATES.CO_SIGNATURE_PARALLEL.rules;
const resolution: RuleSet = RULE_TEMPLATES.CIRCULAR_RESOLUTION.rules;
const secret: RuleSet = { ...resolution, secret: true };

it('a refusal ends a round only where one of them does', () => {
  expect(stopsRound(signing, 'REFUSE')).toBe(true);
  expect(stopsRound(resolution, 'REFUSE')).toBe(false);
  expect(stopsRound(resolution, 'DEMAND_MEETING')).toBe(true);
  expect(stopsRound(resolution, 'OBJECT_TO_PROCEDURE')).toBe(true);
  expect(stopsRound(signing, 'AGREE_WITH_REMARK')).toBe(false);
});

it('a secret ballot bears no remark, whatever stood in the field before', () => {
  expect(sentRemark(secret, 'REFUSE', 'Von mir')).toBeNull();
  expect(sentRemark(secret, 'DEMAND_MEETING', 'Von mir')).toBe('Von mir');
  expect(sentRemark(resolution, 'REFUSE', 'Von mir')).toBe('Von mir');
});

it('what stops a secret round stands openly in it', () => {
  expect(isOpenlySaid(secret, 'OBJECT_TO_PROCEDURE')).toBe(true);
  expect(isOpenlySaid(secret, 'ABSTAIN')).toBe(false);
  expect(isOpenlySaid(resolution, 'OBJECT_TO_PROCEDURE')).toBe(false);
});
