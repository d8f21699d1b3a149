import { useMutation } from '@apollo/client/react';
import { RULE_TEMPLATES, type RuleTemplateName } from '@umlauf/shared/circulation/rule-templates';
import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useViewer } from '../accounts/viewer.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Breadcrumb } from '../platform/ui/breadcrumb.tsx';
import { Button } from '../platform/ui/button.tsx';
import { TextField } from '../platform/ui/field.tsx';
import { NotFound } from '../platform/ui/not-found.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { PageHeading } from '../platform/ui/page.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { RuleEditor } from './rule-editor.tsx';
import { CreateRuleSet, inputOf } from './rule-set-operations.ts';
import { useRuleLanguage } from './rule-words.tsx';
import { ruleTexts } from './rules.i18n.ts';
import styles from './rules.module.css';

/** Rules of one's own, begun with a template. */
export function NewRulesPage() {
  const { manageRuleSets } = useViewer().viewerCan;
  const [search] = useSearchParams();
  const template = search.get('template') ?? '';
  if (!manageRuleSets || !Object.hasOwn(RULE_TEMPLATES, template)) return <NotFound />;
  return <NewRules template={template as RuleTemplateName} />;
}

function NewRules({ template }: { template: RuleTemplateName }) {
  const t = useTexts(ruleTexts);
  const language = useRuleLanguage();
  const navigate = useNavigate();
  const [create] = useMutation(CreateRuleSet);
  const [name, setName] = useState<string>(RULE_TEMPLATES[template].name[language]);
  const [rules, setRules] = useState<RuleSet>(RULE_TEMPLATES[template].rules);
  const submission = useSubmission(
    async () => {
      const { data } = await create({ variables: { input: { name, rules: inputOf(rules) } } });
      notify({ kind: 'success', words: t('created', { name: name.trim() }) });
      if (data) void navigate(`/rules/${data.createRuleSet.id}`);
    },
    { check: () => emptyFields({ name }), fields: ['name'] },
  );
  return (
    <>
      <PageHeading title={t('new')} above={<Breadcrumb crumbs={[{ label: t('title'), to: '/rules' }]} />} />
      <form {...submission.form} className={styles.section}>
        {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
        <RuleEditor
          rules={rules}
          onChange={setRules}
          above={
            <TextField
              label={t('name')}
              autoComplete="off"
              maxLength={LIMITS.nameCharacters}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              fault={submission.fault('name')}
            />
          }
        >
          <Button type="submit" look="primary" busy={submission.busy}>
            {t('save')}
          </Button>
        </RuleEditor>
      </form>
    </>
  );
}
