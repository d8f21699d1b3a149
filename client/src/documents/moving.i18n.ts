import { defineTexts } from '../platform/i18n/texts.ts';

/** Words of moving documents to other spaces. */
export const movingTexts = defineTexts('moving', {
  de: {
    action: 'In anderen Arbeitsbereich verschieben…',
    title: '„{{title}}“ in anderen Arbeitsbereich verschieben',
    space: 'Arbeitsbereich',
    chooseSpace: 'Bitte wählen',
    noSpaces: 'Es gibt keinen anderen Arbeitsbereich, in dem Sie Dokumente anlegen dürfen.',
    parent: 'Einordnen unter',
    atTop: 'Oberste Ebene',
    submit: 'Verschieben',
    reading: 'Es wird ermittelt, was sich ändert.',
    changes: 'Was sich ändert',
    documents_one:
      'Ein Dokument zieht um, mit Kommentaren, Vorschlägen, Versionen und Dateien. Beschlüsse behalten ihre Nummern.',
    documents_other:
      '{{count}} Dokumente ziehen um: dieses und alle darunter, mit Kommentaren, Vorschlägen, Versionen und Dateien. Beschlüsse behalten ihre Nummern.',
    gaining_zero: 'Niemand sieht es dadurch neu.',
    gaining_one: 'Eine Person sieht es neu: {{names}}.',
    gaining_other: '{{count}} Personen sehen es neu: {{names}}.',
    losing_zero: 'Niemand verliert die Sicht.',
    losing_one: 'Eine Person sieht es dann nicht mehr: {{names}}.',
    losing_other: '{{count}} Personen sehen es dann nicht mehr: {{names}}.',
    more: '{{names}} und {{count}} weitere',
    guests_one:
      'Ein Gast einzelner Dokumente verliert seinen Zugang. Offene Einladungen und Anfragen dazu enden.',
    guests_other:
      '{{count}} Gäste einzelner Dokumente verlieren ihren Zugang. Offene Einladungen und Anfragen dazu enden.',
    references_one:
      'Ein anderes Dokument verweist hierauf. Der Verweis bleibt, führt aber nur noch, wer den neuen Arbeitsbereich sieht, ans Ziel.',
    references_other:
      '{{count}} andere Dokumente verweisen hierauf. Die Verweise bleiben, führen aber nur noch, wer den neuen Arbeitsbereich sieht, ans Ziel.',
    narrower: {
      HUB: 'Bisher konnten es alle im Hub lesen, künftig nicht mehr.',
      PUBLIC: 'Bisher konnten es alle im Internet lesen, künftig nicht mehr.',
    },
    wider: {
      HUB: 'Künftig können es alle im Hub lesen.',
      PUBLIC: 'Künftig können es alle im Internet lesen, auch ohne Anmeldung.',
    },
    confirm: 'Ja, das soll so sein',
    hindrance: {
      CIRCULATED:
        'Dieses Dokument oder eines darunter wurde in Umlauf gegeben. Es bleibt als Nachweis in seinem Arbeitsbereich.',
      MINUTES:
        'Dieses Dokument oder eines darunter ist das Protokoll einer Sitzung. Es bleibt in deren Arbeitsbereich.',
      UPLOADING: 'Zu diesem Dokument oder einem darunter wird gerade eine Datei hochgeladen.',
      TOO_MANY: 'Das sind mehr Dokumente, als auf einmal umziehen oder dort Platz haben.',
      NO_ROOM: 'Im anderen Arbeitsbereich ist nicht genug Platz für die Dateien.',
    },
    done: '„{{title}}“ liegt jetzt in „{{space}}“.',
    undone: '„{{title}}“ liegt wieder in „{{space}}“.',
    openHere: '„{{title}}“ wurde nach „{{space}}“ verschoben.',
    openGone: '„{{title}}“ wurde in einen Arbeitsbereich verschoben, den Sie nicht sehen.',
  },
  en: {
    action: 'Move to another workspace…',
    title: 'Move “{{title}}” to another workspace',
    space: 'Workspace',
    chooseSpace: 'Please choose',
    noSpaces: 'There is no other workspace in which you may create documents.',
    parent: 'Place below',
    atTop: 'Top level',
    submit: 'Move',
    reading: 'Finding out what would change.',
    changes: 'What changes',
    documents_one:
      'One document moves, with its comments, suggestions, versions and files. Decisions keep their numbers.',
    documents_other:
      '{{count}} documents move: this one and all below it, with comments, suggestions, versions and files. Decisions keep their numbers.',
    gaining_zero: 'Nobody begins to see it.',
    gaining_one: 'One person begins to see it: {{names}}.',
    gaining_other: '{{count}} people begin to see it: {{names}}.',
    losing_zero: 'Nobody loses sight of it.',
    losing_one: 'One person will not see it any more: {{names}}.',
    losing_other: '{{count}} people will not see it any more: {{names}}.',
    more: '{{names}} and {{count}} more',
    guests_one: 'One guest of single documents loses access. Open invitations and requests for them end.',
    guests_other:
      '{{count}} guests of single documents lose access. Open invitations and requests for them end.',
    references_one:
      'Another document links here. The link stays, but leads on only for those who see the new workspace.',
    references_other:
      '{{count}} other documents link here. The links stay, but lead on only for those who see the new workspace.',
    narrower: {
      HUB: 'Until now everybody in the hub could read it; not any more then.',
      PUBLIC: 'Until now everybody on the internet could read it; not any more then.',
    },
    wider: {
      HUB: 'From then on everybody in the hub can read it.',
      PUBLIC: 'From then on everybody on the internet can read it, without signing in.',
    },
    confirm: 'Yes, that is intended',
    hindrance: {
      CIRCULATED: 'This document or one below it was sent round. It stays in its workspace as a record.',
      MINUTES:
        'This document or one below it is the minutes of a meeting. It stays in the workspace of that meeting.',
      UPLOADING: 'A file is being uploaded to this document or to one below it.',
      TOO_MANY: 'These are more documents than can move at once, or than there is room for.',
      NO_ROOM: 'The other workspace has not enough room for the files.',
    },
    done: '“{{title}}” is in “{{space}}” now.',
    undone: '“{{title}}” is back in “{{space}}”.',
    openHere: '“{{title}}” was moved to “{{space}}”.',
    openGone: '“{{title}}” was moved to a workspace that you do not see.',
  },
});
