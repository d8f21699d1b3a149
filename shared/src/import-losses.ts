/**
 * What of a file does not become part of the document as it was, in the order in which it is told: what is lost comes
 * before what only stands elsewhere. Fonts, colours, sizes and the page's layout are never taken over and not told of.
 */
export const IMPORT_LOSSES = [
  /** Pictures that could not be attached: too many, too large, or of no known kind. */
  'IMAGES_LEFT_OUT',
  /** Files within the file: sheets, charts, sounds. */
  'EMBEDDED_OBJECTS',
  /** Programs within the file. */
  'MACROS',
  /** What stands at the top and bottom of each page. */
  'HEADERS_AND_FOOTERS',
  /** Raised, lowered and small letters without a sign of their own. */
  'LETTER_FORMS',
  /** Formulas: their source stands in the text. */
  'FORMULAS',
  /** Pieces in another language of mark-up. */
  'RAW_PIECES',
  /** Pictures in the text that do not say what can be seen: somebody has to add it. */
  'IMAGES_WITHOUT_ALTERNATIVE',
  /** Addresses that may not stand in a document, and places in the file itself. */
  'LINKS',
  /** Proposed new or removed ends of paragraphs: they are as in the file without tracked changes. */
  'PARAGRAPH_CHANGES',
  /** Proposed forms of letters: they are as proposed. */
  'FORMAT_CHANGES',
  /** Tracked changes beyond the limit: they are as in the file with all of them accepted. */
  'SUGGESTIONS_BEYOND_LIMIT',
  /** Comments beyond the limit, or longer than comments may be. */
  'COMMENTS_LEFT_OUT',
  /** Headings of the fifth level and below, now of the fourth. */
  'HEADING_LEVELS',
  /** Terms with explanations, now paragraphs. */
  'DEFINITION_LISTS',
  /** Notes at the foot of a page, now at the end of the text. */
  'FOOTNOTES',
  /** Pictures of kinds that no browser shows, now attached to the document; their names stand where they were. */
  'IMAGES',
] as const;

export type ImportLoss = (typeof IMPORT_LOSSES)[number];

/** How often each occurs; what does not occur is not there. */
export type ImportLosses = Partial<Record<ImportLoss, number>>;
