import { defineTexts } from '../platform/i18n/texts.ts';

/** Words of signing in by the second factor. */
export const secondFactorStepTexts = defineTexts('secondFactorStep', {
  de: {
    title: 'Zweiter Faktor',
    lead: 'Öffnen Sie Ihre Authenticator-App und geben Sie den Code ein, den sie für Umlauf zeigt.',
    code: 'Code aus der App',
    codeHint: '6 Ziffern; sie wechseln alle 30 Sekunden.',
    trust: 'Auf diesem Gerät 30 Tage nicht mehr fragen',
    trustHint: 'Nur auf einem Gerät, das niemand sonst benutzt.',
    submit: 'Weiter',
    useRecovery: 'Gerät nicht zur Hand? Wiederherstellungscode verwenden',
    useApp: 'Code aus der App verwenden',
    recoveryLead: 'Geben Sie einen Ihrer Wiederherstellungscodes ein. Er gilt danach nicht mehr.',
    recovery: 'Wiederherstellungscode',
    again: 'Die Zeit ist abgelaufen, oder es waren zu viele Versuche. Bitte melden Sie sich noch einmal an.',
  },
  en: {
    title: 'Second factor',
    lead: 'Open your authenticator app and enter the code that it shows for Umlauf.',
    code: 'Code from the app',
    codeHint: '6 digits; they change every 30 seconds.',
    trust: 'Do not ask again on this device for 30 days',
    trustHint: 'Only on a device that nobody else uses.',
    submit: 'Continue',
    useRecovery: 'Device not at hand? Use a recovery code',
    useApp: 'Use the code from the app',
    recoveryLead: 'Enter one of your recovery codes. It is void afterwards.',
    recovery: 'Recovery code',
    again: 'Time has run out, or there were too many attempts. Please sign in again.',
  },
});
