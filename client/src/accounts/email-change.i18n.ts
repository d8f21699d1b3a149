import { defineTexts } from '../platform/i18n/texts.ts';

/** Words around a new address for one's account. */
export const emailChangeTexts = defineTexts('emailChange', {
  de: {
    title: 'E-Mail-Adresse ändern',
    lead: 'Eine neue Adresse gilt, sobald Sie den Link in der Nachricht dorthin bestätigt haben. Leitungen Ihrer Arbeitsbereiche und die Administration sehen dann die neue.',
    ofProvider:
      'Ihre Adresse kommt von Ihrer Anmeldestelle und lässt sich hier nicht ändern. Wenden Sie sich an Ihre IT.',
    change: 'Adresse ändern',
    email: 'Neue E-Mail-Adresse',
    same: 'Das ist Ihre jetzige Adresse.',
    password: 'Ihr Passwort',
    passwordHint: 'Damit niemand anderes an Ihrem offenen Browser das tun kann.',
    fresh: 'Sie müssen sich dafür in den letzten Minuten angemeldet haben.',
    submit: 'Link senden',
    asked: 'Sehen Sie in das Postfach von {{email}}.',
    pending: '{{email}} ist noch nicht bestätigt',
    pendingBody:
      'Nachricht verschickt: {{sent}}. Der Link darin gilt bis {{until}}. Bis dahin melden Sie sich mit {{present}} an.',
    resend: 'Erneut senden',
    resent: '{{email}} bekommt einen neuen Link; der alte gilt nicht mehr.',
    withdraw: 'Änderung zurücknehmen',
    withdrawn: 'Ihre Adresse bleibt, wie sie ist.',
    confirm: {
      title: 'Neue Adresse bestätigen',
      lead: 'Ihr Konto bei Umlauf bekommt die Adresse {{email}}. Sie melden sich dann damit an.',
      submit: 'Adresse bestätigen',
      otherAccount:
        'Sie sind mit einem anderen Konto angemeldet. Melden Sie sich ab, um die Adresse zu bestätigen.',
      switch: 'Abmelden und fortfahren',
      taken: 'Diese Adresse gehört inzwischen zu einem anderen Konto. Ihr Konto behält seine bisherige.',
      doneTitle: 'Ihre neue Adresse gilt',
      done: 'Melden Sie sich von nun an mit {{email}} an.',
      toSettings: 'Zu den Einstellungen',
      goneTitle: 'Dieser Link gilt nicht mehr',
      goneLead:
        'Er wurde schon benutzt, zurückgenommen, durch einen neueren ersetzt oder ist abgelaufen. In Ihren Einstellungen sehen Sie, welche Adresse gilt.',
    },
  },
  en: {
    title: 'Change your e-mail address',
    lead: 'A new address counts once you have confirmed the link in the message to it. Leads of your workspaces and the administrators will see the new one then.',
    ofProvider:
      'Your address comes from your identity provider and cannot be changed here. Please ask your IT department.',
    change: 'Change address',
    email: 'New e-mail address',
    same: 'This is your present address.',
    password: 'Your password',
    passwordHint: 'So that nobody else can do this at your open browser.',
    fresh: 'You must have signed in within the last minutes for this.',
    submit: 'Send the link',
    asked: 'Look into the mailbox of {{email}}.',
    pending: '{{email}} is not confirmed yet',
    pendingBody:
      'Message sent: {{sent}}. The link in it is good until {{until}}. Until then you sign in with {{present}}.',
    resend: 'Send again',
    resent: '{{email}} gets a new link; the old one is void.',
    withdraw: 'Withdraw the change',
    withdrawn: 'Your address stays as it is.',
    confirm: {
      title: 'Confirm your new address',
      lead: 'Your account at Umlauf gets the address {{email}}. You will sign in with it.',
      submit: 'Confirm the address',
      otherAccount: 'You are signed in to another account. Sign out to confirm the address.',
      switch: 'Sign out and go on',
      taken: 'This address belongs to another account by now. Your account keeps its former one.',
      doneTitle: 'Your new address counts',
      done: 'Sign in with {{email}} from now on.',
      toSettings: 'To the settings',
      goneTitle: 'This link is no longer valid',
      goneLead:
        'It has been used already, was withdrawn or replaced by a newer one, or has expired. Your settings show which address counts.',
    },
  },
});
