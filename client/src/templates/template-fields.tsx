import { LIMITS } from '@umlauf/shared/limits';
import type { TemplateKind } from '../gql/graphql.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { SelectField, TextArea, TextField } from '../platform/ui/field.tsx';
import type { Submission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { templateTexts } from './templates.i18n.ts';

const KINDS: readonly TemplateKind[] = ['DOCUMENT', 'CONCEPT', 'DECISION_PAPER', 'MINUTES', 'FACT_SHEET'];

/** What a template is called and is for. */
export interface TemplateFacts {
  name: string;
  description: string;
  kind: TemplateKind;
}

interface TemplateFieldsProps {
  facts: TemplateFacts;
  onChange: (facts: TemplateFacts) => void;
  fault: Submission['fault'];
}

/** The fields of all forms for a template, but its text. */
export function TemplateFields({ facts, onChange, fault }: TemplateFieldsProps) {
  const t = useTexts(templateTexts);
  const ui = useTexts(uiTexts);
  return (
    <>
      <TextField
        label={t('name')}
        name="name"
        autoComplete="off"
        maxLength={LIMITS.nameCharacters}
        value={facts.name}
        onChange={(event) => onChange({ ...facts, name: event.currentTarget.value })}
        fault={fault('name')}
      />
      <SelectField
        label={t('kindLabel')}
        value={facts.kind}
        onChange={(event) => onChange({ ...facts, kind: event.currentTarget.value as TemplateKind })}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kind.${kind}`)}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={t('description')}
        optional={ui('optional')}
        name="description"
        rows={2}
        maxLength={LIMITS.templateDescriptionCharacters}
        value={facts.description}
        onChange={(event) => onChange({ ...facts, description: event.currentTarget.value })}
        fault={fault('description')}
      />
    </>
  );
}
