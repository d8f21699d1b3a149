import { defineTexts } from '../i18n/texts.ts';

/** What each code means for the reader, and what to do about it. */
export const errorTexts = defineTexts('errors', {
  de: {
    code: {
      UNAUTHENTICATED: 'Ihre Anmeldung ist beendet. Bitte melden Sie sich erneut an.',
      FORBIDDEN: 'Dazu sind Sie nicht berechtigt. Wenden Sie sich an die Leitung des Arbeitsbereichs.',
      NOT_FOUND: 'Das gibt es nicht, oder Sie haben keinen Zugriff darauf. Prüfen Sie die Adresse.',
      INVALID_INPUT: 'Bitte prüfen Sie Ihre Angaben.',
      CONFLICT: 'Das wurde inzwischen geändert. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
      LIMIT: 'Das ist mehr, als hier möglich ist. Bitte teilen Sie es auf.',
      GONE: 'Das ist nicht mehr vorhanden. Laden Sie die Seite neu.',
      RATE_LIMITED:
        'Das waren zu viele Versuche. Bitte warten Sie etwas und versuchen Sie es dann noch einmal.',
      UNAVAILABLE: 'Der Dienst ist gerade nicht bereit. Bitte versuchen Sie es gleich noch einmal.',
      INTERNAL: 'Da ist bei uns etwas schiefgegangen. Bitte versuchen Sie es noch einmal.',
      OFFLINE:
        'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
    },
    limit: 'Das ist mehr, als hier möglich ist: höchstens {{max}}.',
    retryAfter_one: 'Das waren zu viele Versuche. Bitte warten Sie eine Sekunde.',
    retryAfter_other: 'Das waren zu viele Versuche. Bitte warten Sie {{count}} Sekunden.',
    retryAfterMinutes_one: 'Das waren zu viele Versuche. Bitte warten Sie eine Minute.',
    retryAfterMinutes_other: 'Das waren zu viele Versuche. Bitte warten Sie {{count}} Minuten.',
    requestId: 'Kennung für Rückfragen: {{id}}',
    conflict: {
      MISSING_PREDECESSORS: 'Dem Server fehlen frühere Änderungen. Laden Sie die Seite neu.',
      FOREIGN_CLIENT_ID:
        'Diese Änderungen lassen sich Ihrem Konto nicht zuordnen. Sichern Sie Ihren Text und laden Sie die Seite neu.',
      BLOCK_CHANGED: 'Dieselbe Stelle wurde inzwischen geändert. Laden Sie die Seite neu.',
      REVISION_TOO_OLD: 'Ihr Stand ist zu alt. Laden Sie die Seite neu.',
      LAST_LEAD:
        'Ein Arbeitsbereich braucht immer eine Leitung. Geben Sie zuerst einem anderen Mitglied die Rolle „Leitung“.',
      LAST_ADMINISTRATOR:
        'Die Plattform braucht immer jemanden in der Administration. Nehmen Sie zuerst ein anderes Konto dazu.',
      LAST_WAY_TO_SIGN_IN:
        'Sonst könnten Sie sich nicht mehr anmelden. Fügen Sie zuerst einen anderen Passkey hinzu.',
      SIGN_IN_AGAIN: 'Dafür ist Ihre Anmeldung zu lange her. Melden Sie sich zuerst ab und neu an.',
      STILL_USED: 'Das wird noch verwendet. Lösen Sie zuerst alles davon, was dazu gehört.',
      ALREADY_DECIDED: 'Eine andere Leitung hat schon entschieden.',
      PASSAGE_GONE:
        'Diese Stelle wurde gerade gelöscht. Ihr Kommentar ist noch da: Sie können ihn zum ganzen Dokument schreiben.',
      SEVERAL_PLACES: 'Diese Worte stehen mehrmals im Text.',
      ALREADY_NAMED: 'Genau dieser Stand hat schon einen Namen. Sie finden ihn in der Liste der Versionen.',
      DOCUMENT_CHANGED:
        'Inzwischen hat jemand weitergeschrieben. Es wurde nichts geändert: Sehen Sie sich den neuen Stand an.',
      NOBODY_ENTITLED: 'Unter den Gefragten ist niemand stimmberechtigt. Wählen Sie andere aus.',
      BEFORE_TURN: 'Sie sind noch nicht an der Reihe. Sie werden benachrichtigt, sobald Sie gefragt sind.',
      ALREADY_ANSWERED:
        'Für diese Stimme wurde schon geantwortet, und Antworten können in diesem Umlauf nicht geändert werden.',
      ALREADY_MEMBER: 'Dieses Konto ist schon Mitglied. Ändern Sie die Rolle in der Liste.',
      ALREADY_EXISTS: 'Das gibt es schon. Wählen Sie einen anderen Namen.',
    },
    unavailable: {
      DISK_FULL: 'Auf dem Server ist kein Platz mehr. Wenden Sie sich an die Administration.',
    },
    gone: {
      OUTDATED_SCHEMA: 'Umlauf wurde erneuert. Laden Sie die Seite neu, um weiterzuarbeiten.',
      IN_BIN: 'Dieses Dokument liegt im Papierkorb. Stellen Sie es wieder her, um es zu ändern.',
      ENDED: 'Dieser Umlauf ist beendet. Antworten werden nicht mehr angenommen.',
      NOT_KEPT: 'Was seitdem geschehen ist, wird nicht mehr aufbewahrt. Laden Sie die Seite neu.',
    },
    field: {
      EMPTY: 'Bitte füllen Sie dieses Feld aus.',
      TOO_LONG: 'Das ist zu lang. Bitte kürzen Sie es.',
      TOO_SHORT: 'Das ist zu kurz.',
      TOO_COMMON:
        'Das ist zu leicht zu erraten. Nehmen Sie mehrere Wörter, die nichts miteinander zu tun haben.',
      WRONG: 'Das stimmt nicht. Bitte geben Sie es noch einmal ein.',
      CONTROL_CHARACTER: 'Das enthält unsichtbare Steuerzeichen. Bitte geben Sie es neu ein.',
      NOT_A_NUMBER: 'Bitte geben Sie eine Zahl ein.',
      OUT_OF_RANGE: 'Dieser Wert liegt außerhalb des Erlaubten.',
      UNKNOWN_VALUE: 'Diesen Wert gibt es nicht. Bitte wählen Sie einen anderen.',
      MALFORMED: 'Bitte prüfen Sie die Schreibweise.',
      UNSAFE_LINK: 'Dieser Verweis ist nicht erlaubt. Verwenden Sie eine Adresse, die mit https:// beginnt.',
      IN_THE_PAST: 'Dieser Zeitpunkt liegt in der Vergangenheit. Bitte wählen Sie einen späteren.',
      MISMATCH: 'Das passt nicht zu Ihren anderen Angaben.',
      TAKEN: 'Das ist schon vergeben.',
      CYCLE: 'Ein Dokument kann nicht unter sich selbst stehen.',
    },
  },
  en: {
    code: {
      UNAUTHENTICATED: 'You are no longer signed in. Please sign in again.',
      FORBIDDEN: 'You are not allowed to do this. Please ask a lead of the workspace.',
      NOT_FOUND: 'This does not exist, or you have no access to it. Please check the address.',
      INVALID_INPUT: 'Please check what you entered.',
      CONFLICT: 'This has been changed in the meantime. Reload the page and try again.',
      LIMIT: 'This is more than is possible here. Please divide it.',
      GONE: 'This is no longer there. Reload the page.',
      RATE_LIMITED: 'Too many attempts. Please wait a little, then try again.',
      UNAVAILABLE: 'The service is not ready at the moment. Please try again shortly.',
      INTERNAL: 'Something went wrong on our side. Please try again.',
      OFFLINE: 'The server cannot be reached. Check your connection and try again.',
    },
    limit: 'This is more than is possible here: at most {{max}}.',
    retryAfter_one: 'Too many attempts. Please wait one second.',
    retryAfter_other: 'Too many attempts. Please wait {{count}} seconds.',
    retryAfterMinutes_one: 'Too many attempts. Please wait one minute.',
    retryAfterMinutes_other: 'Too many attempts. Please wait {{count}} minutes.',
    requestId: 'Reference for questions: {{id}}',
    conflict: {
      MISSING_PREDECESSORS: 'The server lacks earlier changes. Reload the page.',
      FOREIGN_CLIENT_ID:
        'These changes cannot be attributed to your account. Save your text and reload the page.',
      BLOCK_CHANGED: 'The same passage has been changed in the meantime. Reload the page.',
      REVISION_TOO_OLD: 'Your version is too old. Reload the page.',
      LAST_LEAD: 'A workspace always needs a lead. Give another member the role “Lead” first.',
      LAST_ADMINISTRATOR: 'The hub always needs an administrator. Make another account one first.',
      LAST_WAY_TO_SIGN_IN: 'You could no longer sign in. Add another passkey first.',
      SIGN_IN_AGAIN: 'You signed in too long ago for this. Please sign out and in again first.',
      STILL_USED: 'This is still in use. Detach whatever belongs to it first.',
      ALREADY_DECIDED: 'Another lead has decided already.',
      PASSAGE_GONE:
        'This passage has just been deleted. Your comment is still there: you can write it on the whole document.',
      SEVERAL_PLACES: 'These words stand in the text more than once.',
      ALREADY_NAMED: 'Exactly this state has a name already. You find it in the list of versions.',
      DOCUMENT_CHANGED:
        'Somebody has gone on writing meanwhile. Nothing was changed: have a look at the new state.',
      NOBODY_ENTITLED: 'Nobody among those asked is entitled to vote. Choose others.',
      BEFORE_TURN: 'It is not your turn yet. You will be told as soon as you are asked.',
      ALREADY_ANSWERED: 'This vote has been answered already, and answers cannot be changed in this round.',
      ALREADY_MEMBER: 'This account is a member already. Change its role in the list.',
      ALREADY_EXISTS: 'This exists already. Choose another name.',
    },
    unavailable: {
      DISK_FULL: 'The server has no room left. Please ask the administration.',
    },
    gone: {
      OUTDATED_SCHEMA: 'Umlauf has been renewed. Reload the page to go on working.',
      IN_BIN: 'This document is in the bin. Restore it to change it.',
      ENDED: 'This round has ended. Answers are not taken any more.',
      NOT_KEPT: 'What happened since then is no longer kept. Reload the page.',
    },
    field: {
      EMPTY: 'Please fill in this field.',
      TOO_LONG: 'This is too long. Please shorten it.',
      TOO_SHORT: 'This is too short.',
      TOO_COMMON: 'This is too easy to guess. Take several words that have nothing to do with each other.',
      WRONG: 'This is not right. Please enter it again.',
      CONTROL_CHARACTER: 'This contains invisible control characters. Please enter it anew.',
      NOT_A_NUMBER: 'Please enter a number.',
      OUT_OF_RANGE: 'This value is outside of what is allowed.',
      UNKNOWN_VALUE: 'This value does not exist. Please choose another one.',
      MALFORMED: 'Please check the spelling.',
      UNSAFE_LINK: 'This link is not allowed. Use an address that begins with https://.',
      IN_THE_PAST: 'This moment is in the past. Please choose a later one.',
      MISMATCH: 'This does not fit what you entered elsewhere.',
      TAKEN: 'This is taken already.',
      CYCLE: 'A document cannot stand below itself.',
    },
  },
});
