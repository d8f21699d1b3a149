import { defineTexts } from '../platform/i18n/texts.ts';

/** Words for whoever forgot the password. */
export const passwordResetTexts = defineTexts('passwordReset', {
  de: {
    forgot: 'Passwort vergessen?',
    askTitle: 'Passwort vergessen',
    askLead:
      'Nennen Sie die Adresse, mit der Sie sich anmelden. Sie bekommen einen Link, mit dem Sie ein neues Passwort festlegen.',
    email: 'E-Mail-Adresse',
    ask: 'Link anfordern',
    askedTitle: 'Sehen Sie in Ihr Postfach',
    asked:
      'Gibt es zu {{email}} ein Konto, ist in wenigen Minuten eine Nachricht da. Der Link darin gilt 30 Minuten und einmal.',
    askedAdvice:
      'Kommt nichts an, prüfen Sie die Schreibweise und den Spam-Ordner, oder wenden Sie sich an Ihre Administration. Je Stunde gibt es höchstens {{max}} Links.',
    askAgain: 'Andere Adresse',
    title: 'Neues Passwort festlegen',
    lead: 'Für das Konto {{email}}. Danach sind Sie in allen Browsern abgemeldet.',
    password: 'Neues Passwort',
    passwordHint: 'Mindestens {{min}} Zeichen. Ein Satz aus mehreren Wörtern ist gut zu merken und sicher.',
    passkeys: {
      lead: 'An diesem Konto melden auch Passkeys an, mit dem neuen Passwort wie mit dem alten:',
      remove: 'Alle Passkeys entfernen',
      removeHint: 'Ratsam, wenn Sie einen davon nicht kennen oder ein Gerät verloren haben.',
      left_one: 'Ein Passkey meldet weiterhin an Ihrem Konto an. Sie finden ihn in Ihren Einstellungen.',
      left_other:
        '{{count}} Passkeys melden weiterhin an Ihrem Konto an. Sie finden sie in Ihren Einstellungen.',
    },
    submit: 'Passwort festlegen',
    doneTitle: 'Ihr neues Passwort gilt',
    done: 'Melden Sie sich jetzt damit an. Haben Sie einen zweiten Faktor eingerichtet, wird danach gefragt.',
    toSignIn: 'Zur Anmeldung',
    goneTitle: 'Dieser Link gilt nicht mehr',
    goneLead: 'Er wurde schon benutzt, ist abgelaufen, oder das Passwort wurde inzwischen geändert.',
    again: 'Neuen Link anfordern',
  },
  en: {
    forgot: 'Forgot your password?',
    askTitle: 'Forgotten password',
    askLead: 'Give the address with which you sign in. You will get a link by which you set a new password.',
    email: 'E-mail address',
    ask: 'Ask for a link',
    askedTitle: 'Look into your mailbox',
    asked:
      'If there is an account for {{email}}, a message will be there within minutes. The link in it is good for 30 minutes, once.',
    askedAdvice:
      'If nothing arrives, check the spelling and your spam folder, or ask your administrators. There are at most {{max}} links an hour.',
    askAgain: 'Another address',
    title: 'Set a new password',
    lead: 'For the account {{email}}. You will be signed out in all browsers.',
    password: 'New password',
    passwordHint: 'At least {{min}} characters. A sentence of several words is easy to remember and safe.',
    passkeys: {
      lead: 'Passkeys sign in to this account as well, with the new password as with the former one:',
      remove: 'Remove all passkeys',
      removeHint: 'Advisable if there is one that you do not know, or if you have lost a device.',
      left_one: 'One passkey goes on signing in to your account. You find it in your settings.',
      left_other: '{{count}} passkeys go on signing in to your account. You find them in your settings.',
    },
    submit: 'Set the password',
    doneTitle: 'Your new password is good',
    done: 'Now sign in with it. If you have a second factor, it will be asked for.',
    toSignIn: 'To sign-in',
    goneTitle: 'This link is no longer valid',
    goneLead: 'It has been used already, has expired, or the password has been changed since.',
    again: 'Ask for a new link',
  },
});
