import { defineTexts } from '../platform/i18n/texts.ts';

/** Words of the pages before one is signed in. */
export const signInTexts = defineTexts('signIn', {
  de: {
    title: 'Anmelden',
    lead: 'Geschlossene Arbeitsbereiche für die gemeinsame Arbeit der Verwaltung.',
    email: 'E-Mail-Adresse',
    password: 'Passwort',
    submit: 'Anmelden',
    ended:
      'Ihre Anmeldung ist beendet. Bitte melden Sie sich erneut an; danach geht es dort weiter, wo Sie waren.',
    wrong: 'E-Mail-Adresse oder Passwort stimmen nicht. Bitte prüfen Sie beides.',
    noAccount: 'Sie haben noch kein Konto? Konten legt die Administration Ihrer Stelle an.',
    setup: {
      title: 'Umlauf einrichten',
      firstLead: 'Legen Sie das erste Konto an. Es verwaltet diese Installation.',
      passwordTitle: 'Passwort festlegen',
      passwordLead: 'Legen Sie Ihren Namen und Ihr Passwort fest. Danach sind Sie angemeldet.',
      name: 'Ihr Name',
      nameHint: 'Unter diesem Namen kennen andere Mitglieder Sie.',
      newPassword: 'Neues Passwort',
      passwordHint: 'Mindestens {{min}} Zeichen. Ein Satz aus mehreren Wörtern ist gut zu merken und sicher.',
      passwordRefused: 'Dieses Passwort ist zu kurz oder zu bekannt. Bitte wählen Sie ein anderes.',
      submit: 'Konto einrichten',
      goneTitle: 'Dieser Link gilt nicht mehr',
      goneLead: 'Er wurde schon benutzt oder ist abgelaufen.',
      goneAdvice:
        'Haben Sie Ihr Konto schon eingerichtet, melden Sie sich an. Sonst bitten Sie die Administration um einen neuen Link.',
      toSignIn: 'Zur Anmeldung',
    },
  },
  en: {
    title: 'Sign in',
    lead: 'Closed workspaces in which public administration works together.',
    email: 'E-mail address',
    password: 'Password',
    submit: 'Sign in',
    ended: 'You are no longer signed in. Please sign in again; you will return to where you were.',
    wrong: 'E-mail address or password is wrong. Please check both.',
    noAccount: 'No account yet? Accounts are created by your administrators.',
    setup: {
      title: 'Set up Umlauf',
      firstLead: 'Create the first account. It administrates this installation.',
      passwordTitle: 'Set your password',
      passwordLead: 'Choose your name and password. You will be signed in afterwards.',
      name: 'Your name',
      nameHint: 'This is how other members see you.',
      newPassword: 'New password',
      passwordHint: 'At least {{min}} characters. A sentence of several words is easy to remember and safe.',
      passwordRefused: 'This password is too short or too well known. Please choose another one.',
      submit: 'Set up account',
      goneTitle: 'This link is no longer valid',
      goneLead: 'It has been used already or has expired.',
      goneAdvice:
        'If you have set up your account, sign in. Otherwise ask your administrators for a new link.',
      toSignIn: 'To sign-in',
    },
  },
});
