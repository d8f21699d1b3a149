import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import type { ReactNode } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { Sheet } from '../platform/ui/page.tsx';
import { RuleFields } from './rule-fields.tsx';
import { inputOf } from './rule-set-operations.ts';
import { RuleContradictions, RuleWords } from './rule-words.tsx';
import { ruleTexts } from './rules.i18n.ts';
import styles from './rules.module.css';

interface RuleEditorProps {
  rules: RuleSet;
  onChange: (rules: RuleSet) => void;
  /** Fields before the rules' own. */
  above?: ReactNode;
  /** The button that saves. */
  children: ReactNode;
}

/** The rules' fields, and beside them what they mean and in what they contradict themselves, the button first: a low window has room for no more. */
export function RuleEditor({ rules, onChange, above, children }: RuleEditorProps) {
  const t = useTexts(ruleTexts);
  const meant = { ...rules, qualifiedPercent: inputOf(rules).qualifiedPercent ?? null };
  return (
    <div className={styles.columns}>
      <Sheet className={styles.form}>
        {above}
        <RuleFields rules={rules} onChange={onChange} />
      </Sheet>
      <Sheet className={`${styles.form} ${styles.meaning}`}>
        <RuleContradictions rules={meant} />
        <div>{children}</div>
        <h2>{t('words')}</h2>
        <RuleWords rules={meant} />
      </Sheet>
    </div>
  );
}
