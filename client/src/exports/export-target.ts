/** What goes out. */
export type ExportTarget =
  | { kind: 'document'; documentId: string }
  | { kind: 'version'; documentId: string; versionId: string }
  | { kind: 'space'; spaceId: string };

/** The server's, by how their files end. */
export const EXPORT_EXTENSIONS = ['docx', 'odt', 'pdf', 'html', 'md', 'txt'] as const;
export type ExportExtension = (typeof EXPORT_EXTENSIONS)[number];

/** Word and OpenDocument have a form for what is proposed and said about a text; versions have nothing of it. */
export function hasMargin(target: ExportTarget, extension: ExportExtension): boolean {
  return (extension === 'docx' || extension === 'odt') && target.kind !== 'version';
}

/** Where the file is. */
export function exportPath(
  target: ExportTarget,
  extension: ExportExtension,
  more: { suggestions: boolean; comments: boolean; language: string },
): string {
  const margin = hasMargin(target, extension)
    ? { suggestions: String(more.suggestions), comments: String(more.comments) }
    : {};
  const [path, question] =
    target.kind === 'space'
      ? [`spaces/${target.spaceId}.zip`, { format: extension, language: more.language, ...margin }]
      : [
          `documents/${target.documentId}.${extension}`,
          target.kind === 'version' ? { versionId: target.versionId } : margin,
        ];
  const query = new URLSearchParams(question as Record<string, string>).toString();
  return `/api/exports/${path}${query && `?${query}`}`;
}
