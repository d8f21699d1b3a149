import { defineTexts } from '../platform/i18n/texts.ts';

/** Words of the dialog by which documents go out as files. */
export const exportTexts = defineTexts('exports', {
  de: {
    title: {
      document: 'Dokument exportieren',
      version: 'Version exportieren',
      minutes: 'Protokoll exportieren',
      space: 'Alle Dokumente exportieren',
    },
    spaceLead:
      'Sie bekommen ein ZIP-Archiv mit allen Dokumenten in Ordnern, ihren Dateien und einem Inhaltsverzeichnis.',
    minutesLead:
      'Sie bekommen das Protokoll in der Form von DIN 5008: mit Anwesenheit, Tagesordnung, Beschlüssen und Aufgaben als Tabellen, Verteiler und Anlagen.',
    format: 'Format',
    formats: {
      docx: { name: 'Word (DOCX)', hint: 'Zum Weiterschreiben in Word.' },
      odt: { name: 'OpenDocument (ODT)', hint: 'Zum Weiterschreiben in LibreOffice und anderen.' },
      pdf: { name: 'PDF', hint: 'Zum Lesen, Drucken und Ablegen; barrierefrei (PDF/UA).' },
      html: { name: 'Webseite (HTML)', hint: 'Zum Lesen im Browser, in einer Datei.' },
      md: { name: 'Markdown', hint: 'Text mit Zeichen für die Form, für andere Programme.' },
      txt: { name: 'Nur Text', hint: 'Ohne jede Form.' },
    },
    margin: 'Mitgeben',
    suggestions: 'Vorschläge',
    suggestionsHint: 'Als nachverfolgte Änderungen, mit Namen. Sonst bleiben sie weg.',
    comments: 'Offene Kommentare',
    commentsHint: 'Als Kommentare am Rand, mit Namen.',
    recorded: 'Im Protokoll des Arbeitsbereichs wird vermerkt, dass Sie exportiert haben.',
    submit: 'Herunterladen',
    making: 'Die Datei wird erstellt …',
    receiving: 'Die Datei wird heruntergeladen: {{size}}',
    arriving: 'Die Datei wird heruntergeladen.',
    received: 'Die Datei wird heruntergeladen: {{percent}} Prozent.',
    done: '„{{name}}“ ist heruntergeladen.',
    broken: 'Das Herunterladen ist abgebrochen. Bitte versuchen Sie es noch einmal.',
  },
  en: {
    title: {
      document: 'Export document',
      version: 'Export version',
      minutes: 'Export minutes',
      space: 'Export all documents',
    },
    spaceLead: 'You get a ZIP archive with all documents in folders, their files and a table of contents.',
    minutesLead:
      'You get the minutes in the form of DIN 5008: with attendance, agenda, decisions and tasks as tables, distribution list and attachments.',
    format: 'Format',
    formats: {
      docx: { name: 'Word (DOCX)', hint: 'To go on writing in Word.' },
      odt: { name: 'OpenDocument (ODT)', hint: 'To go on writing in LibreOffice and others.' },
      pdf: { name: 'PDF', hint: 'To read, print and keep; accessible (PDF/UA).' },
      html: { name: 'Web page (HTML)', hint: 'To read in a browser, in one file.' },
      md: { name: 'Markdown', hint: 'Text with signs for its form, for other programs.' },
      txt: { name: 'Text only', hint: 'Without any form.' },
    },
    margin: 'Include',
    suggestions: 'Suggestions',
    suggestionsHint: 'As tracked changes, with names. Otherwise they are left out.',
    comments: 'Open comments',
    commentsHint: 'As comments in the margin, with names.',
    recorded: 'The workspace’s trail notes that you have exported.',
    submit: 'Download',
    making: 'The file is being made …',
    receiving: 'The file is being downloaded: {{size}}',
    arriving: 'The file is being downloaded.',
    received: 'The file is being downloaded: {{percent}} per cent.',
    done: '“{{name}}” is downloaded.',
    broken: 'The download broke off. Please try again.',
  },
});
