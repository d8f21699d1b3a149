import { defineTexts } from '../platform/i18n/texts.ts';

/** Words of extracts of minutes for everybody. */
export const extractTexts = defineTexts('extract', {
  de: {
    open: 'Öffentlichen Auszug vorbereiten',
    released: 'Öffentlicher Auszug vom {{date}}, Ausgabe {{edition}}',
    title: 'Auszug aus dem Protokoll veröffentlichen',
    lead: 'Alle können dann lesen, auch ohne Anmeldung, was unten steht. Nicht enthalten sind nicht öffentliche Punkte, die Namen der Anwesenden, der Protokollführung und der Verantwortlichen, Bilder und Verweise in diesen Arbeitsbereich.',
    notApproved: 'Dieses Protokoll ist noch nicht genehmigt.',
    inCorrection: 'Dieses Protokoll wird gerade berichtigt.',
    unsettledHint: 'Das steht auch im Auszug. Was Sie jetzt veröffentlichen, kann sich noch ändern.',
    items: 'Punkte im Auszug',
    closed: 'Als nicht öffentlich gekennzeichnet.',
    leftOut: 'Das bleibt heraus',
    leftOutHint:
      'Auch Abschnitte, deren Überschrift zu keinem Punkt der Tagesordnung gehört oder in denen ein nicht öffentlicher Punkt stehen kann, dessen Überschrift fehlt, und was vor dem ersten Punkt steht.',
    told: 'Abschnitte, die herausbleiben: {{left}}. Bekannte Namen im Text: {{names}}.',
    people: 'Im Text stehen noch Namen: {{names}}',
    peopleHint:
      'Ändern Sie das Protokoll, oder lassen Sie den Punkt weg, wenn diese Namen nicht öffentlich sein sollen. Andere Namen erkennt das Haus nicht: Bitte lesen Sie den Auszug.',
    preview: 'Vorschau: {{title}}',
    nothing: 'Ein Auszug ist hier nicht möglich.',
    submit: 'Diesen Auszug veröffentlichen',
    done: 'Der Auszug ist veröffentlicht.',
    changed: 'Das Protokoll hat sich geändert. Bitte lesen Sie die neue Vorschau.',
    exists: 'Genau dieser Auszug ist schon veröffentlicht.',
  },
  en: {
    open: 'Prepare a public extract',
    released: 'Public extract of {{date}}, edition {{edition}}',
    title: 'Release an extract of the minutes',
    lead: 'Everybody can then read what stands below, also without signing in. Left out are items that are not public, the names of those present, of the keeper and of those responsible, pictures, and ways into this space.',
    notApproved: 'These minutes have not been approved yet.',
    inCorrection: 'These minutes are being corrected.',
    unsettledHint: 'The extract says so, too. What you release now may still change.',
    items: 'Items in the extract',
    closed: 'Marked as not public.',
    leftOut: 'What stays out',
    leftOutHint:
      'Also sections whose heading belongs to no item of the agenda or in which an item may stand that is not public and whose heading is gone, and what stands before the first item.',
    told: 'Sections that stay out: {{left}}. Known names in the text: {{names}}.',
    people: 'The text still bears names: {{names}}',
    peopleHint:
      'Change the minutes, or leave the item out, if these names shall not be public. The house knows no other names: please read the extract.',
    preview: 'Preview: {{title}}',
    nothing: 'No extract is possible here.',
    submit: 'Release this extract',
    done: 'The extract is released to the public.',
    changed: 'The minutes have changed. Please read the new preview.',
    exists: 'This very extract is released already.',
  },
});
