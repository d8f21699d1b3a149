import { composeMail } from '../platform/mail/compose-mail.ts';
import type { MailLocale, MailWords } from '../platform/mail/outbox.ts';

interface Linked {
  locale: MailLocale;
  link: string;
}

/** To the new address: the link that confirms it. Whose account it is, it does not say. */
export function confirmEmailMail({ locale, link }: Linked): MailWords {
  if (locale === 'EN') {
    return composeMail({
      locale,
      subject: 'Confirm your new address for Umlauf',
      paragraphs: [
        'Hello,',
        'somebody gave this as the new address of their account at Umlauf. If that was you, confirm it:',
      ],
      action: { label: 'Confirm this address', url: link },
      closing: [
        'The link is good for 24 hours, once. Please do not pass it on.',
        'If that was not you, do nothing: without you nothing happens.',
      ],
    });
  }
  return composeMail({
    locale,
    subject: 'Bestätigen Sie Ihre neue Adresse für Umlauf',
    paragraphs: [
      'Guten Tag,',
      'diese Adresse wurde als neue Adresse eines Kontos bei Umlauf angegeben. Waren Sie das, bestätigen Sie sie:',
    ],
    action: { label: 'Adresse bestätigen', url: link },
    closing: [
      'Der Link gilt 24 Stunden und einmal. Bitte geben Sie ihn nicht weiter.',
      'Waren Sie das nicht, brauchen Sie nichts zu tun: Ohne Sie geschieht nichts.',
    ],
  });
}

/** To the new address when it is an account's already: its holder alone hears that. */
export function emailTakenMail({ locale, link }: Linked): MailWords {
  if (locale === 'EN') {
    return composeMail({
      locale,
      subject: 'Your address was given for another account at Umlauf',
      paragraphs: [
        'Hello,',
        'somebody wanted to use this address for another account at Umlauf. It belongs to your account, and nothing has changed.',
        'If that was you: an address can belong to one account only. Sign in with it, or take another one.',
      ],
      action: { label: 'To sign-in', url: link },
      closing: ['If that was not you, do nothing.'],
    });
  }
  return composeMail({
    locale,
    subject: 'Ihre Adresse wurde für ein anderes Konto bei Umlauf angegeben',
    paragraphs: [
      'Guten Tag,',
      'diese Adresse sollte für ein anderes Konto bei Umlauf verwendet werden. Sie gehört zu Ihrem Konto, und es hat sich nichts geändert.',
      'Waren Sie das: Eine Adresse kann nur zu einem Konto gehören. Melden Sie sich damit an, oder nehmen Sie eine andere.',
    ],
    action: { label: 'Zur Anmeldung', url: link },
    closing: ['Waren Sie das nicht, brauchen Sie nichts zu tun.'],
  });
}

/** To the present address, at once: what to do when it was not its holder. */
export function emailChangeNoticeMail({ locale, link, email }: Linked & { email: string }): MailWords {
  if (locale === 'EN') {
    return composeMail({
      locale,
      subject: 'A new address was given for your account at Umlauf',
      paragraphs: [
        'Hello,',
        `your account at Umlauf shall get the address ${email}. It does as soon as that one is confirmed; until then you sign in with this one.`,
        'If that was not you, somebody else knows your password or sits at your open browser: set a new password at once. That withdraws the change and signs out everywhere.',
      ],
      action: { label: 'Set a new password', url: link },
      closing: ['If that was you, there is nothing to do here.'],
    });
  }
  return composeMail({
    locale,
    subject: 'Für Ihr Konto bei Umlauf wurde eine neue Adresse angegeben',
    paragraphs: [
      'Guten Tag,',
      `Ihr Konto bei Umlauf soll die Adresse ${email} bekommen. Das geschieht, sobald sie bestätigt ist; bis dahin melden Sie sich mit dieser hier an.`,
      'Waren Sie das nicht, kennt jemand Ihr Passwort oder sitzt an Ihrem offenen Browser: Legen Sie sofort ein neues Passwort fest. Das nimmt die Änderung zurück und meldet überall ab.',
    ],
    action: { label: 'Neues Passwort festlegen', url: link },
    closing: ['Waren Sie das, ist hier nichts zu tun.'],
  });
}

/** To the former address, once it is one. */
export function emailChangedMail(locale: MailLocale, email: string): MailWords {
  if (locale === 'EN') {
    return composeMail({
      locale,
      subject: 'Your account at Umlauf has a new address',
      paragraphs: [
        'Hello,',
        `your account at Umlauf now has the address ${email}, which was confirmed. You sign in with that one from now on, and mails go there.`,
        'If that was not you, tell your administrators at once.',
      ],
    });
  }
  return composeMail({
    locale,
    subject: 'Ihr Konto bei Umlauf hat eine neue Adresse',
    paragraphs: [
      'Guten Tag,',
      `Ihr Konto bei Umlauf hat jetzt die Adresse ${email}; sie wurde bestätigt. Von nun an melden Sie sich damit an, und Nachrichten gehen dorthin.`,
      'Waren Sie das nicht, wenden Sie sich sofort an Ihre Administration.',
    ],
  });
}
