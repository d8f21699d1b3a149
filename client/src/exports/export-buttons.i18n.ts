import { defineTexts } from '../platform/i18n/texts.ts';

/** What stands on the pages; the dialog's words come with the dialog. */
export const exportButtonTexts = defineTexts('exportButtons', {
  de: {
    document: 'Exportieren',
    version: 'Version exportieren',
    minutes: 'Protokoll exportieren',
    space: 'Als ZIP exportieren',
  },
  en: {
    document: 'Export',
    version: 'Export version',
    minutes: 'Export minutes',
    space: 'Export as ZIP',
  },
});
