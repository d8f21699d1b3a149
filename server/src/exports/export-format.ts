import { registerEnumType } from 'type-graphql';
import { AppError } from '../platform/errors.ts';

export enum ExportFormat {
  DOCX = 'DOCX',
  ODT = 'ODT',
  MARKDOWN = 'MARKDOWN',
  HTML = 'HTML',
  TEXT = 'TEXT',
  PDF = 'PDF',
}
registerEnumType(ExportFormat, {
  name: 'ExportFormat',
  description: 'As which kind of file a document goes out. What each keeps is in `docs/exports.md`.',
  valuesConfig: {
    DOCX: { description: 'For Word; with tracked changes and comments.' },
    ODT: {
      description: 'For LibreOffice and others that take OpenDocument; with tracked changes and comments.',
    },
    MARKDOWN: { description: 'Text with signs for its form, in UTF-8.' },
    HTML: { description: 'A page for the browser, in one file.' },
    TEXT: { description: 'Text without any form, in UTF-8.' },
    PDF: { description: 'For reading, printing and keeping; accessible (PDF/UA-1).' },
  },
});

/** How a format's files end, and what they are. */
export const FORMATS: Record<ExportFormat, { extension: string; mediaType: string }> = {
  DOCX: {
    extension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  ODT: { extension: 'odt', mediaType: 'application/vnd.oasis.opendocument.text' },
  MARKDOWN: { extension: 'md', mediaType: 'text/markdown; charset=utf-8' },
  HTML: { extension: 'html', mediaType: 'text/html; charset=utf-8' },
  TEXT: { extension: 'txt', mediaType: 'text/plain; charset=utf-8' },
  PDF: { extension: 'pdf', mediaType: 'application/pdf' },
};

/** Null: no format has this extension. */
export function formatOf(extension: string): ExportFormat | null {
  const found = Object.entries(FORMATS).find(([, format]) => format.extension === extension);
  return found ? (found[0] as ExportFormat) : null;
}

/** Throws INVALID_INPUT { format: UNKNOWN_VALUE } for an extension that no format has. */
export function askedFormat(extension: string): ExportFormat {
  const format = formatOf(extension);
  if (!format) throw new AppError('INVALID_INPUT', { fields: { format: 'UNKNOWN_VALUE' } });
  return format;
}
