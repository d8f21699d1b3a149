import { defineTexts } from '../i18n/texts.ts';

/** The declaration that § 10b BGG NRW asks for, as far as the product itself can make it. */
export const accessibilityTexts = defineTexts('accessibility', {
  de: {
    title: 'Erklärung zur Barrierefreiheit',
    lead: 'Diese Erklärung gilt für die Anwendung Umlauf. Maßstab sind die BITVNRW und die WCAG 2.2, Stufe AA.',
    status: {
      title: 'Stand der Vereinbarkeit',
      body: 'Umlauf ist mit diesen Anforderungen nach eigener Einschätzung teilweise vereinbar. Eine Prüfung durch eine unabhängige Stelle hat noch nicht stattgefunden.',
    },
    gaps: {
      title: 'Was noch nicht barrierefrei ist',
      comments:
        'Die Schreibmarken anderer Personen in einem Dokument sind nur zu sehen. Wer gerade mitschreibt, steht deshalb zusätzlich als Liste über dem Text.',
      tables:
        'Umfangreiche Tabellen in Dokumenten können auf schmalen Bildschirmen nur durch seitliches Verschieben gelesen werden.',
      contents:
        'Für die Inhalte der Dokumente sind die Personen verantwortlich, die sie schreiben. Eingefügte Inhalte können Mängel haben.',
      explorer: 'Das Werkzeug zum Erproben der Schnittstelle unter /graphql liegt nur auf Englisch vor.',
    },
    assessment: {
      title: 'Wie geprüft wurde',
      body: 'Selbstbewertung: automatische Prüfung mit axe in beiden Sprachen, Bedienung allein mit der Tastatur, Darstellung ab 360 Pixel Breite. Eine automatische Prüfung ersetzt keinen BITV-Test.',
    },
    report: {
      title: 'Barriere melden',
      body: 'Sind Ihnen Mängel aufgefallen, oder brauchen Sie etwas in einer anderen Form? Wenden Sie sich an die Stelle, die diesen Dienst betreibt und Ihnen das Konto gegeben hat. Nennen Sie bitte die Adresse der Seite und was Sie tun wollten. Sie muss Ihnen in angemessener Frist antworten.',
    },
    ombuds: {
      title: 'Wenn die Antwort nicht hilft',
      body: 'In Nordrhein-Westfalen können Sie sich an die Ombudsstelle für barrierefreie Informationstechnik beim Ministerium für Arbeit, Gesundheit und Soziales wenden.',
    },
  },
  en: {
    title: 'Accessibility statement',
    lead: 'This statement applies to the application Umlauf. It is measured by BITVNRW and WCAG 2.2, level AA.',
    status: {
      title: 'Conformance',
      body: 'By our own assessment, Umlauf conforms to these requirements in part. It has not yet been tested by an independent body.',
    },
    gaps: {
      title: 'What is not yet accessible',
      comments:
        'The cursors of other people in a document can only be seen. Who is writing at the moment is therefore also listed above the text.',
      tables: 'On narrow screens, large tables in documents can only be read by scrolling sideways.',
      contents:
        'The people who write a document are responsible for its content. Content that was pasted in can have flaws.',
      explorer: 'The tool for trying out the interface at /graphql is available in English only.',
    },
    assessment: {
      title: 'How it was assessed',
      body: 'Self-assessment: automatic test with axe in both languages, use by keyboard alone, display from 360 pixels wide. An automatic test does not replace a BITV test.',
    },
    report: {
      title: 'Report a barrier',
      body: 'Have you noticed a flaw, or do you need something in another form? Please turn to the body that runs this service and gave you your account. Name the address of the page and what you wanted to do. It must answer you within a reasonable time.',
    },
    ombuds: {
      title: 'If the answer does not help',
      body: 'In North Rhine-Westphalia you can turn to the ombuds office for accessible information technology at the Ministry of Labour, Health and Social Affairs.',
    },
  },
});
