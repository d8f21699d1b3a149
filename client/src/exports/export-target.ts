/** What goes out. */
export type ExportTarget =
  | { kind: 'document'; documentId: string }
  | { kind: 'version'; documentId: string; versionId: string }
  | { kind: 'minutes'; meetingId: string }
  | { kind: 'space'; spaceId: string };

/** The server's, by how their files end. */
export const EXPORT_EXTENSIONS = ['docx', 'odt', 'pdf', 'html', 'md', 'txt'] as const;
export type ExportExtension = (typeof EXPORT_EXTENSIONS)[number];

/** Word and OpenDocument have a form for what is proposed and said about a text; versions and minutes have nothing of it. */
export function hasMargin(target: ExportTarget, extension: ExportExtension): boolean {
  return (
    (extension === 'docx' || extension === 'odt') && (target.kind === 'document' || target.kind === 'space')
  );
}

/** Where the file is. */
export function exportPath(
  target: ExportTarget,
  extension: ExportExtension,
  more: { suggestions: boolean; comments: boolean; language: string },
): string {
  const margin: Record<string, string> = hasMargin(target, extension)
    ? { suggestions: String(more.suggestions), comments: String(more.comments) }
    : {};
  const [path, question] = wayTo(target, extension, more.language, margin);
  const query = new URLSearchParams(question).toString();
  return `/api/exports/${path}${query && `?${query}`}`;
}

function wayTo(
  target: ExportTarget,
  extension: ExportExtension,
  language: string,
  margin: Record<string, string>,
): [path: string, question: Record<string, string>] {
  switch (target.kind) {
    case 'space':
      return [`spaces/${target.spaceId}.zip`, { format: extension, language, ...margin }];
    case 'minutes':
      return [`meetings/${target.meetingId}.${extension}`, { language }];
    case 'version':
      return [`documents/${target.documentId}.${extension}`, { versionId: target.versionId }];
    default:
      return [`documents/${target.documentId}.${extension}`, margin];
  }
}
