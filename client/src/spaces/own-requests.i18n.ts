import { defineTexts } from '../platform/i18n/texts.ts';

/** Words of the list of what one asked to be let into. */
export const ownRequestTexts = defineTexts('ownRequests', {
  de: {
    title: 'Ihre Anfragen um Zugang',
    outcome: {
      WAITING: 'wartet auf Antwort',
      GRANTED: 'aufgenommen',
      REFUSED: 'abgelehnt',
    },
    said: '„{{message}}“',
    withdraw: 'Zurückziehen',
    withdrawn: 'Die Anfrage ist zurückgezogen.',
  },
  en: {
    title: 'Your requests for access',
    outcome: {
      WAITING: 'waiting for an answer',
      GRANTED: 'let in',
      REFUSED: 'refused',
    },
    said: '“{{message}}”',
    withdraw: 'Take back',
    withdrawn: 'The request has been taken back.',
  },
});
