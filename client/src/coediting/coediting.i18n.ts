import { defineTexts } from '../platform/i18n/texts.ts';

/** The save state, what went wrong with it, and what is left on the device. */
export const coeditingTexts = defineTexts('coediting', {
  de: {
    saveState: 'Speicherstand',
    stage: { typed: 'getippt', received: 'empfangen', saved: 'gespeichert' },
    saved: 'Alle Änderungen gespeichert',
    savedAt: 'Alle Änderungen gespeichert, {{time}}, Nr. {{revision}}',
    savedRevision: 'Alle Änderungen gespeichert, Nr. {{revision}}',
    typed: 'Getippt, noch nicht beim Server',
    received: 'Vom Server empfangen, wird gespeichert',
    connecting: 'Verbindung wird hergestellt',
    oldest: 'Älteste ungesicherte Änderung: {{age}}',
    age: {
      seconds_one: 'vor einer Sekunde',
      seconds_other: 'vor {{count}} Sekunden',
      minutes_one: 'vor einer Minute',
      minutes_other: 'vor {{count}} Minuten',
      hours_one: 'vor einer Stunde',
      hours_other: 'vor {{count}} Stunden',
      days_one: 'vor einem Tag',
      days_other: 'vor {{count}} Tagen',
    },
    lost: {
      title: 'Keine Verbindung zum Server',
      kept: 'Was Sie schreiben, bleibt auf diesem Gerät und wird gespeichert, sobald die Verbindung wieder da ist.',
      notKept:
        'Schließen Sie dieses Fenster nicht: Ihr Browser bewahrt hier nichts auf. Was Sie schreiben, wird gespeichert, sobald die Verbindung wieder da ist.',
      reader: 'Sie sehen möglicherweise nicht den neuesten Stand.',
      device:
        'Sie sehen den Stand, der auf diesem Gerät liegt. Andere können inzwischen weitergeschrieben haben.',
    },
    slow: {
      title: 'Ihre letzten Änderungen sind noch nicht gespeichert',
      body: 'Der Server antwortet, kommt aber gerade nicht zum Speichern. Ihr Text geht nicht verloren; wir versuchen es weiter.',
    },
    back: 'Die Verbindung ist wieder da. Alle Änderungen sind gespeichert.',
    download: 'Meinen ungesicherten Text herunterladen',
    reload: 'Seite neu laden',
    reloadWithout: 'Ohne diesen Text neu laden',
    reloadWithoutTitle: 'Ungesicherten Text verwerfen?',
    reloadWithoutBody:
      'Was auf diesem Gerät noch nicht gespeichert war, wird gelöscht. Laden Sie es vorher herunter, wenn Sie es noch brauchen.',
    signIn: 'Anmelden',
    obstacle: {
      accessLost: 'Sie haben keinen Zugriff mehr auf dieses Dokument',
      accessLostBody:
        'Das Dokument wurde von diesem Gerät entfernt. Fragen Sie die Leitung des Arbeitsbereichs.',
      editLost: 'Sie können dieses Dokument nur noch lesen',
      editLostBody:
        'Ihre Rolle hat sich geändert. Was noch nicht gespeichert war, lässt sich herunterladen; gespeichert wird es nicht mehr.',
      sealed: 'Dieses Dokument ist beschlossen und versiegelt',
      sealedBody:
        'Was Sie zuletzt geschrieben haben, kam danach und wird nicht gespeichert. Laden Sie es herunter, wenn Sie es für eine neue Fassung brauchen.',
      signedOut: 'Ihre Anmeldung ist beendet',
      signedOutBody:
        'Melden Sie sich wieder an. Was Sie geschrieben haben, bleibt auf diesem Gerät und wird dann gespeichert.',
      outdated: 'Umlauf wurde erneuert',
      outdatedBody: 'Laden Sie die Seite neu, um weiterzuschreiben. Bis dahin können Sie den Text nur lesen.',
      inBin: 'Dieses Dokument liegt im Papierkorb',
      inBinBody: 'Stellen Sie es wieder her, um weiterzuschreiben.',
      mustReload: 'Ihre letzten Änderungen lassen sich Ihrem Konto nicht zuordnen',
      mustReloadBody: 'Laden Sie Ihren ungesicherten Text herunter und danach die Seite neu.',
      refused: 'Der Server nimmt Ihre letzten Änderungen nicht an',
      refusedBody:
        'Sie enthalten etwas, das in diesem Dokument nicht stehen darf. Laden Sie Ihren ungesicherten Text herunter und danach die Seite neu.',
      notProposed: 'Ihre letzten Wörter ließen sich nicht als Vorschlag speichern',
      notProposedBody:
        'Über den Vorschlag, in dem sie stehen, wurde inzwischen entschieden, oder der Text ist dort ein anderer geworden. Laden Sie Ihren ungesicherten Text herunter und danach die Seite neu.',
      tooManyProposals: 'In diesem Dokument sind zu viele Vorschläge',
      tooManyProposalsBody:
        'Erst wenn über einige entschieden ist, lassen sich weitere speichern. Laden Sie Ihren ungesicherten Text herunter und danach die Seite neu.',
      tooLarge: 'Das ist mehr, als auf einmal gespeichert werden kann',
      tooLargeBody:
        'Höchstens {{megabytes}} MB sind möglich. Ihr Text bleibt auf diesem Gerät. Löschen Sie einen Teil des zuletzt Eingefügten, dann wird der Rest gespeichert.',
    },
    rescue: {
      title: 'Ihr Zugriff wurde beendet',
      body: 'Auf „{{title}}“ haben Sie keinen Zugriff mehr. Was Sie selbst zuletzt geschrieben haben, war noch nicht gespeichert. Sie können es jetzt herunterladen; danach ist es verloren.',
      discard: 'Verwerfen',
    },
    leaving: {
      title: 'Nicht alles ist gespeichert',
      body: 'Beim Abmelden wird gelöscht, was Umlauf auf diesem Gerät aufbewahrt. Diese Dokumente enthalten Text, der noch nicht gespeichert ist:',
      downloadOne: '„{{title}}“ herunterladen',
      stay: 'Angemeldet bleiben',
      leave: 'Ohne diesen Text abmelden',
    },
  },
  en: {
    saveState: 'Save state',
    stage: { typed: 'typed', received: 'received', saved: 'saved' },
    saved: 'All changes saved',
    savedAt: 'All changes saved, {{time}}, no. {{revision}}',
    savedRevision: 'All changes saved, no. {{revision}}',
    typed: 'Typed, not yet at the server',
    received: 'Received by the server, being saved',
    connecting: 'Connecting',
    oldest: 'Oldest unsaved change: {{age}}',
    age: {
      seconds_one: 'one second ago',
      seconds_other: '{{count}} seconds ago',
      minutes_one: 'one minute ago',
      minutes_other: '{{count}} minutes ago',
      hours_one: 'one hour ago',
      hours_other: '{{count}} hours ago',
      days_one: 'one day ago',
      days_other: '{{count}} days ago',
    },
    lost: {
      title: 'No connection to the server',
      kept: 'What you write stays on this device and is saved as soon as the connection is back.',
      notKept:
        'Do not close this window: your browser keeps nothing here. What you write is saved as soon as the connection is back.',
      reader: 'You may not be seeing the latest version.',
      device: 'You see the version that is on this device. Others may have gone on writing.',
    },
    slow: {
      title: 'Your latest changes are not saved yet',
      body: 'The server answers but cannot save at the moment. Your text is not lost; we keep trying.',
    },
    back: 'The connection is back. All changes are saved.',
    download: 'Download my unsaved text',
    reload: 'Reload the page',
    reloadWithout: 'Reload without this text',
    reloadWithoutTitle: 'Discard unsaved text?',
    reloadWithoutBody:
      'What was not saved yet is deleted from this device. Download it first if you still need it.',
    signIn: 'Sign in',
    obstacle: {
      accessLost: 'You no longer have access to this document',
      accessLostBody: 'The document has been removed from this device. Please ask a lead of the workspace.',
      editLost: 'You can only read this document now',
      editLostBody:
        'Your role has changed. What was not saved yet can be downloaded; it will not be saved any more.',
      sealed: 'This document was agreed to and is sealed',
      sealedBody:
        'What you wrote last came after that and is not saved. Download it if you need it for a new draft.',
      signedOut: 'You are no longer signed in',
      signedOutBody: 'Sign in again. What you wrote stays on this device and is saved then.',
      outdated: 'Umlauf has been renewed',
      outdatedBody: 'Reload the page to go on writing. Until then you can only read the text.',
      inBin: 'This document is in the bin',
      inBinBody: 'Restore it to go on writing.',
      mustReload: 'Your latest changes cannot be attributed to your account',
      mustReloadBody: 'Download your unsaved text, then reload the page.',
      refused: 'The server does not accept your latest changes',
      refusedBody:
        'They contain something that this document may not contain. Download your unsaved text, then reload the page.',
      notProposed: 'Your latest words could not be saved as a suggestion',
      notProposedBody:
        'The suggestion in which they stand has been decided meanwhile, or the text there has become another one. Download your unsaved text, then reload the page.',
      tooManyProposals: 'There are too many suggestions in this document',
      tooManyProposalsBody:
        'More can be saved once some have been decided. Download your unsaved text, then reload the page.',
      tooLarge: 'This is more than can be saved at once',
      tooLargeBody:
        'At most {{megabytes}} MB are possible. Your text stays on this device. Delete part of what you inserted last, and the rest is saved.',
    },
    rescue: {
      title: 'Your access has ended',
      body: 'You no longer have access to “{{title}}”. What you wrote last was not saved yet. You can download it now; it is lost afterwards.',
      discard: 'Discard',
    },
    leaving: {
      title: 'Not everything is saved',
      body: 'Signing out deletes what Umlauf keeps on this device. These documents contain text that is not saved yet:',
      downloadOne: 'Download “{{title}}”',
      stay: 'Stay signed in',
      leave: 'Sign out without this text',
    },
  },
});
