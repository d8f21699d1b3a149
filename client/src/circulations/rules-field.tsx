import { useTexts } from '../platform/i18n/texts.ts';
import { SelectField } from '../platform/ui/field.tsx';
import styles from './circulations.module.css';
import { RuleWords } from './rule-words.tsx';
import type { OfferedRules } from './start-facts.ts';
import type { StartFieldProps } from './start-fields.ts';
import { startTexts } from './start.i18n.ts';

interface RulesFieldProps extends StartFieldProps {
  own: readonly OfferedRules[];
  templates: readonly OfferedRules[];
  chosen: OfferedRules;
}

/** By which rules it is decided; what they mean stands below. */
export function RulesField({ own, templates, chosen, onChange, fault }: RulesFieldProps) {
  const t = useTexts(startTexts);
  return (
    <div>
      <SelectField
        label={t('rules')}
        value={chosen.key}
        onChange={(event) => onChange({ rules: event.currentTarget.value })}
        fault={fault('ruleSetId') ?? fault('template')}
      >
        {own.length > 0 && (
          <optgroup label={t('rulesOwn')}>
            <Options rules={own} />
          </optgroup>
        )}
        <optgroup label={t('rulesHouse')}>
          <Options rules={templates} />
        </optgroup>
      </SelectField>
      <p className={styles.told}>{t('rulesWords')}</p>
      <RuleWords rules={chosen.rules} />
    </div>
  );
}

function Options({ rules }: { rules: readonly OfferedRules[] }) {
  return rules.map(({ key, name }) => (
    <option key={key} value={key}>
      {name}
    </option>
  ));
}
