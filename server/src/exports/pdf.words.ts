/** What a PDF says beside the document's own words; `{}` is filled in. */
export const PDF_WORDS = {
  de: {
    contents: 'Inhalt',
    nothing: 'Bild ohne Alternativtext',
    version: 'Version vom {moment}',
    present: 'Stand: {moment}',
    hash: 'Prüfsumme (SHA-256)',
    unshown: 'In den Schriften dieser Datei fehlende Zeichen: {count}. An ihrer Stelle steht □.',
  },
  en: {
    contents: 'Contents',
    nothing: 'Picture without alternative text',
    version: 'Version of {moment}',
    present: 'As of {moment}',
    hash: 'Checksum (SHA-256)',
    unshown: 'Characters that the fonts of this file lack: {count}. They are shown as □.',
  },
};
