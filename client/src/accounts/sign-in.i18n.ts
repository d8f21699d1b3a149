import { defineTexts } from '../platform/i18n/texts.ts';

/** Words of the pages before one is signed in. */
export const signInTexts = defineTexts('signIn', {
  de: {
    title: 'Anmelden',
    lead: 'Arbeitsbereiche für die gemeinsame Arbeit der Verwaltung.',
    email: 'E-Mail-Adresse',
    password: 'Passwort',
    submit: 'Anmelden',
    ended:
      'Ihre Anmeldung ist beendet. Bitte melden Sie sich erneut an; danach geht es dort weiter, wo Sie waren.',
    erased: 'Ihr Konto ist gelöscht. Was Sie geschrieben haben, bleibt ohne Ihren Namen.',
    wrong: 'E-Mail-Adresse oder Passwort stimmen nicht. Bitte prüfen Sie beides.',
    withProvider: 'Anmelden mit {{provider}}',
    orPassword: 'Oder mit E-Mail-Adresse und Passwort:',
    providerDown: '{{provider}} antwortet gerade nicht. Bitte versuchen Sie es gleich noch einmal.',
    refused: {
      noAccount:
        'Für Sie gibt es hier noch kein Konto. Bitten Sie jemanden aus Ihrem Arbeitsbereich oder die Administration um eine Einladung. Haben Sie eine, muss Ihre Anmeldestelle dieselbe Adresse bestätigen, an die sie ging.',
      leftGroups:
        'Ihre Anmeldestelle führt Sie in keiner Gruppe mehr, die hier mitarbeitet. Bitte wenden Sie sich an Ihre IT, oder lassen Sie sich einladen.',
      locked:
        'Ihr Konto ist hier gesperrt; Ihre Anmeldestelle kann daran nichts ändern. Bitte wenden Sie sich an die Administration dieser Installation.',
      noEmail: 'Ihre Anmeldestelle hat keine E-Mail-Adresse mitgeteilt. Bitte wenden Sie sich an Ihre IT.',
      notVerified:
        'Ihre Anmeldestelle hat Ihre E-Mail-Adresse nicht bestätigt, oder sie gehört hier schon zu einem anderen Konto. Bitte wenden Sie sich an Ihre IT.',
      denied: 'Die Anmeldung wurde dort abgebrochen.',
      failed: 'Die Anmeldung ist nicht gelungen. Bitte versuchen Sie es noch einmal.',
    },
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
    lead: 'Workspaces in which public administration works together.',
    email: 'E-mail address',
    password: 'Password',
    submit: 'Sign in',
    ended: 'You are no longer signed in. Please sign in again; you will return to where you were.',
    erased: 'Your account has been erased. What you wrote stays, without your name.',
    wrong: 'E-mail address or password is wrong. Please check both.',
    withProvider: 'Sign in with {{provider}}',
    orPassword: 'Or with e-mail address and password:',
    providerDown: '{{provider}} does not answer at the moment. Please try again shortly.',
    refused: {
      noAccount:
        'There is no account for you here yet. Ask somebody of your workspace or your administrators for an invitation. If you have one, your identity provider must confirm the very address to which it went.',
      leftGroups:
        'Your identity provider no longer lists you in a group that works here. Please ask your IT department, or have yourself invited.',
      locked:
        'Your account is locked here; your identity provider cannot change that. Please ask the administrators of this installation.',
      noEmail: 'Your identity provider did not tell your e-mail address. Please ask your IT department.',
      notVerified:
        'Your identity provider has not confirmed your e-mail address, or it belongs to another account here. Please ask your IT department.',
      denied: 'Signing in was cancelled there.',
      failed: 'Signing in did not work. Please try again.',
    },
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
