import { checkRules } from '@umlauf/shared/circulation/check-rules';
import { type RuleLanguage, tellContradiction } from '@umlauf/shared/circulation/contradiction-words';
import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import { tellRules } from '@umlauf/shared/circulation/rule-words';
import { useTranslation } from 'react-i18next';
import { i18n } from '../platform/i18n/i18n.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { ruleTexts } from './rules.i18n.ts';
import styles from './rules.module.css';

/** The screens' language, for sentences that the house tells everywhere alike. */
export function useRuleLanguage(): RuleLanguage {
  const { i18n: present } = useTranslation(undefined, { i18n });
  return present.language === 'en' ? 'en' : 'de';
}

/** Rules in sentences. */
export function RuleWords({ rules }: { rules: RuleSet }) {
  const language = useRuleLanguage();
  return (
    <ul className={styles.words}>
      {tellRules(rules, language).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

/** In what the rules contradict themselves, told while they are changed. */
export function RuleContradictions({ rules }: { rules: RuleSet }) {
  const t = useTexts(ruleTexts);
  const language = useRuleLanguage();
  const found = checkRules(rules);
  return (
    <div role="status">
      {found.length === 0 ? (
        <p>{t('sound')}</p>
      ) : (
        <Alert kind="warning" title={t('contradictions')}>
          <ul className={styles.words}>
            {found.map((name) => (
              <li key={name}>{tellContradiction(name, language)}</li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}
