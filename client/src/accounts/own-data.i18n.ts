import { defineTexts } from '../platform/i18n/texts.ts';

/** Words about what the hub holds about oneself. */
export const ownDataTexts = defineTexts('ownData', {
  de: {
    title: 'Meine Daten',
    export: {
      title: 'Auskunft',
      lead: 'Alles, was diese Plattform über Sie gespeichert hat: Konto, Anmeldungen, Mitgliedschaften, Ereignisse, Mails und die Dokumente, die Sie angelegt oder an denen Sie geschrieben haben. Texte anderer und Geheimnisse wie Ihr Passwort sind nicht dabei.',
      pdf: 'Als PDF herunterladen',
      json: 'Als JSON herunterladen',
      done: 'Die Datei ist heruntergeladen.',
      fileName: 'meine-daten',
    },
    erase: {
      title: 'Konto löschen',
      lead: 'Ihr Konto verschwindet sofort und für immer. Was Sie geschrieben haben, bleibt ohne Ihren Namen stehen.',
      open: 'Konto löschen …',
      goes: 'Das wird gelöscht',
      goesAccount: 'Name, E-Mail-Adresse, Passwort und alle anderen Wege, sich anzumelden',
      goesAccess: 'alle Sitzungen, Zugriffsschlüssel, Mitgliedschaften und Gastrechte',
      goesTraces: 'Mails an Sie, und Ihr Name in Ereignissen und im Protokoll der Plattform',
      stays: 'Das bleibt, und warum',
      staysText:
        'Dokumente und Texte: Sie gehören zur gemeinsamen Arbeit. Als Urheber steht dort „Ehemaliges Mitglied“. Wo Sie Ihren Namen selbst in einen Text geschrieben haben, bleibt er stehen.',
      staysTrail:
        'Dass etwas geschehen ist und dass ein Konto gelöscht wurde, ohne Ihren Namen: Sonst ließe sich nicht mehr nachweisen, dass niemand das Protokoll verändert hat.',
      staysBackup: 'Sicherungskopien, bis sie nach den Regeln Ihrer Betreiberin überschrieben werden.',
      empty:
        'Diese Arbeitsbereiche bleiben bestehen, aber niemand kann sie mehr öffnen, weil nur Sie ihnen angehören:',
      handOver: 'Diese Arbeitsbereiche brauchen zuerst eine andere Leitung:',
      lastAdministrator:
        'Sie sind die letzte Person in der Administration. Nehmen Sie zuerst jemand anderen auf.',
      blocked: 'Ihr Konto lässt sich noch nicht löschen',
      password: 'Ihr Passwort',
      passwordHint: 'Damit niemand in Ihrem Namen löscht.',
      fresh: 'Dafür müssen Sie sich in den letzten zehn Minuten angemeldet haben.',
      sure: 'Ich weiß, dass sich das nicht zurücknehmen lässt.',
      submit: 'Konto endgültig löschen',
    },
  },
  en: {
    title: 'My data',
    export: {
      title: 'Access to your data',
      lead: 'Everything that this hub holds about you: account, sign-ins, memberships, events, mails, and the documents that you created or wrote in. Texts of others and secrets such as your password are not included.',
      pdf: 'Download as PDF',
      json: 'Download as JSON',
      done: 'The file has been downloaded.',
      fileName: 'my-data',
    },
    erase: {
      title: 'Delete account',
      lead: 'Your account disappears at once and for good. What you have written stays, without your name.',
      open: 'Delete account …',
      goes: 'What is deleted',
      goesAccount: 'name, e-mail address, password and every other way to sign in',
      goesAccess: 'all sessions, access tokens, memberships and guest rights',
      goesTraces: 'mails to you, and your name in events and in the hub’s trail',
      stays: 'What stays, and why',
      staysText:
        'Documents and texts: they belong to the work of all. Their author is “Former member”. Where you wrote your name into a text yourself, it stays.',
      staysTrail:
        'That something happened and that an account was deleted, without your name: otherwise nobody could prove that the trail was not changed.',
      staysBackup: 'Backups, until they are overwritten by your operator’s rules.',
      empty: 'These workspaces stay, but nobody will be able to open them, because only you belong to them:',
      handOver: 'These workspaces need another lead first:',
      lastAdministrator: 'You are the last administrator. Make somebody else one first.',
      blocked: 'Your account cannot be deleted yet',
      password: 'Your password',
      passwordHint: 'So that nobody deletes in your name.',
      fresh: 'You must have signed in within the last ten minutes.',
      sure: 'I know that this cannot be undone.',
      submit: 'Delete account for good',
    },
  },
});
