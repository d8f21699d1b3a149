import { defineTexts } from '../platform/i18n/texts.ts';

/** What a text to read says of itself. */
export const markdownTexts = defineTexts('markdownText', {
  de: { table: 'Tabelle' },
  en: { table: 'Table' },
});
