import { defineTexts } from '../platform/i18n/texts.ts';

/** Words of what goes out as a table. */
export const csvTexts = defineTexts('csv', {
  de: {
    table: 'Als Tabelle herunterladen (CSV)',
    decisions: 'Beschlüsse (CSV)',
    tasks: 'Aufgaben (CSV)',
  },
  en: {
    table: 'Download as table (CSV)',
    decisions: 'Decisions (CSV)',
    tasks: 'Tasks (CSV)',
  },
});
