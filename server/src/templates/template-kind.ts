import { registerEnumType } from 'type-graphql';

export const TemplateKind = {
  DOCUMENT: 'DOCUMENT',
  CONCEPT: 'CONCEPT',
  DECISION_PAPER: 'DECISION_PAPER',
  MINUTES: 'MINUTES',
  FACT_SHEET: 'FACT_SHEET',
} as const;
export type TemplateKindName = keyof typeof TemplateKind;
registerEnumType(TemplateKind, {
  name: 'TemplateKind',
  description: 'What sort of document a template is for.',
  valuesConfig: {
    DOCUMENT: { description: 'Any document, such as a note for the file (Vermerk).' },
    CONCEPT: { description: 'A concept (Konzept).' },
    DECISION_PAPER: { description: 'What somebody is to decide about (Beschlussvorlage).' },
    MINUTES: { description: 'Minutes of a meeting (Ergebnisprotokoll).' },
    FACT_SHEET: { description: 'One online service in brief (Steckbrief).' },
  },
});
