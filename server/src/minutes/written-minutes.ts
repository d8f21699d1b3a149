import { databaseMoment } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Context } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import { documentPictures } from '../exports/document-pictures.ts';
import type { ExportFormat } from '../exports/export-format.ts';
import { exportedText, type ExportedText, readableDocument } from '../exports/exported-text.ts';
import type { Language } from '../exports/language-of.ts';
import { writeExport, type WritingParts } from '../exports/write-export.ts';
import { meetingsById } from '../meetings/list-meetings.ts';
import type { Meeting } from '../meetings/meeting.types.ts';
import { minutesOnPaper } from './minutes-paper.ts';
import { PAPER_WORDS } from './minutes.words.ts';
import { readMinutes } from './read-minutes.ts';

/** Throws NOT_FOUND for a meeting that the viewer may not read, also when there is none. */
export async function readableMeeting(meetingId: string, context: Context): Promise<Meeting> {
  const meeting = isId('mtg', meetingId) ? await context.fetch(meetingsById, meetingId) : null;
  if (!meeting) throw new AppError('NOT_FOUND');
  return meeting;
}

/** The text of a meeting's minutes. Throws NOT_FOUND where there are none that the viewer reads, and as `exportedText`. */
export async function textOfMinutes(
  parts: WritingParts,
  { minutesId }: Meeting,
  versionId: string | null,
  context: Context,
): Promise<ExportedText> {
  const document = await readableDocument(minutesId ?? '', context);
  return exportedText(parts, document, versionId, context);
}

/** Minutes in the form of DIN 5008, as a file, of the text that was read. Throws as `writeExport`. */
export async function writtenMinutes(
  parts: WritingParts,
  meeting: Meeting,
  text: ExportedText,
  { format, language }: { format: ExportFormat; language: Language },
  context: Context,
): Promise<Uint8Array> {
  const { document, content, spaceName, version, at } = text;
  const read = await readMinutes(meeting, document, content, context);
  // Another version is not what was approved.
  const approvals = version ? read.approvals.filter(({ hash }) => hash === version.hash) : read.approvals;
  const facts = { ...read, approvals };
  const issuedAt = version ? at : databaseMoment();
  const paper = minutesOnPaper({ facts, spaceName, issuedAt, content, language });
  const pictures = await documentPictures(parts.files, content, document, context);
  const { kind, standing } = PAPER_WORDS[language];
  const isSealedDraft = meeting.minutesState === 'DRAFT' && document.sealedAt !== null;
  const stands = standing[version ? 'version' : isSealedDraft ? 'sealed' : meeting.minutesState];
  const lines = [kind, stands.replace('{moment}', momentOf(at, language))];
  const onPaper = { ...text, content: paper, state: null, language, lines };
  return writeExport(parts, onPaper, format, { margin: null, pictures });
}

function momentOf(at: Date, language: Language): string {
  const style = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Berlin' } as const;
  return at.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', style);
}
