import { defineTexts } from '../platform/i18n/texts.ts';

/** Words of the records of rounds. */
export const recordTexts = defineTexts('records', {
  de: {
    open: 'Akte herunterladen',
    title: 'Akte herunterladen',
    lead: 'Die Akte enthält Frage, Regeln, wer gefragt und erreicht wurde, alle Antworten mit Zeiten, das Ergebnis und die Vorlage.',
    format: 'Als',
    formats: {
      pdf: { name: 'PDF', hint: 'Zum Lesen, Drucken und Ablegen, barrierefrei (PDF/UA).' },
      zip: {
        name: 'Unterschriebenes Archiv (ZIP)',
        hint: 'Maschinenlesbar, mit dem PDF. Die Unterschrift lässt sich ohne Umlauf prüfen; wie, steht darin.',
      },
    },
    recorded: 'Dass Sie die Akte herunterladen, steht im Verlauf des Arbeitsbereichs.',
    submit: 'Herunterladen',
  },
  en: {
    open: 'Download record',
    title: 'Download record',
    lead: 'The record holds the question, the rules, who was asked and reached, all answers with their times, the result and what went round.',
    format: 'As',
    formats: {
      pdf: { name: 'PDF', hint: 'For reading, printing and keeping, accessible (PDF/UA).' },
      zip: {
        name: 'Signed archive (ZIP)',
        hint: 'For programs, with the PDF. The signature can be checked without Umlauf; how, stands in it.',
      },
    },
    recorded: 'That you download the record stands in the history of the workspace.',
    submit: 'Download',
  },
});
