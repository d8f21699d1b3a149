import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button, ButtonLink } from '../platform/ui/button.tsx';
import { TextArea } from '../platform/ui/field.tsx';
import formStyles from '../platform/ui/form.module.css';
import { notify } from '../platform/ui/notices.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import { useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { StartCirculation } from './circulation-operations.ts';
import { DeadlineFields } from './deadline-fields.tsx';
import { GuestFields } from './guest-fields.tsx';
import { RulesField } from './rules-field.tsx';
import {
  type OfferedRules,
  START_FACTS,
  type StartFacts,
  startFaults,
  startFields,
  startInput,
} from './start-facts.ts';
import { StartSummary } from './start-summary.tsx';
import { startTexts } from './start.i18n.ts';
import { WhatFields } from './what-fields.tsx';
import { WhomFields } from './whom-fields.tsx';
import type { LoadedFormer } from './former-round.ts';
import { NextFields } from './next-fields.tsx';
import { nextFacts } from './next-facts.ts';

interface StartCirculationFormProps {
  document: { id: string; title: string; space: { id: string } };
  /** The hub’s own rules that are offered. */
  own: readonly OfferedRules[];
  templates: readonly OfferedRules[];
  /** People outside, whom leads alone ask. */
  mayAskGuests: boolean;
  /** The round that this one follows; null: none. */
  former?: LoadedFormer | null;
}

/** Everything that is decided before a round starts, and what it comes to. */
export function StartCirculationForm({
  document,
  own,
  templates,
  mayAskGuests,
  former = null,
}: StartCirculationFormProps) {
  const t = useTexts(startTexts);
  const navigate = useNavigate();
  const [start] = useMutation(StartCirculation);
  const [facts, setFacts] = useState<StartFacts>(() =>
    former ? nextFacts(former, mayAskGuests) : START_FACTS,
  );
  const rules = [...own, ...templates].find(({ key }) => key === facts.rules) ?? templates[0]!;
  const question = facts.question ?? t(`questionOf.${rules.rules.kind}`, { title: document.title });
  const submission = useSubmission(
    async () => {
      const input = startInput(document.id, facts, question, rules);
      const { data } = await start({ variables: { input } });
      notify({ kind: 'success', words: t('started') });
      if (data) void navigate(`/circulations/${data.startCirculation.id}`);
    },
    { check: () => startFaults(facts, question), fields: startFields(facts) },
  );
  const change = (changed: Partial<StartFacts>) => setFacts((present) => ({ ...present, ...changed }));
  const shared = { facts, onChange: change, fault: submission.fault, rules: rules.rules };
  return (
    <Sheet>
      <form {...submission.form} className={formStyles.form}>
        {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
        {former && facts.former && (
          <NextFields former={former} facts={facts.former} onChange={change} fault={submission.fault} />
        )}
        <RulesField {...shared} own={own} templates={templates} chosen={rules} />
        <TextArea
          label={t('question')}
          hint={t('questionHint')}
          maxLength={LIMITS.questionCharacters}
          value={question}
          onChange={(event) => change({ question: event.currentTarget.value })}
          fault={submission.fault('question')}
        />
        <WhatFields {...shared} document={document} />
        <WhomFields {...shared} spaceId={document.space.id} />
        {mayAskGuests && <GuestFields {...shared} />}
        <DeadlineFields {...shared} />
        <StartSummary facts={facts} title={document.title} question={question} rules={rules} />
        <StartActions documentId={document.id} busy={submission.busy} />
      </form>
    </Sheet>
  );
}

function StartActions({ documentId, busy }: { documentId: string; busy: boolean }) {
  const t = useTexts(startTexts);
  const ui = useTexts(uiTexts);
  return (
    <div className={formStyles.actions}>
      <Button type="submit" look="primary" busy={busy}>
        {t('start')}
      </Button>
      <ButtonLink to={`/documents/${documentId}`} look="tertiary">
        {ui('cancel')}
      </ButtonLink>
    </div>
  );
}
