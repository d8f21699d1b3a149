import { AttachedFile } from './attached-file.types.ts';

export type FileRow = Omit<AttachedFile, 'downloadPath' | 'previewPath' | 'bytes'> & { bytes: string };

export const FILE_COLUMNS = `f.id, f.document_id as "documentId", f.space_id as "spaceId", f.name,
  f.media_type as "mediaType", f.bytes, f.hash, f.has_preview as "hasPreview", f.created_by_id as "createdById",
  f.created_at as "createdAt"`;

export function fileOf({ bytes, ...row }: FileRow): AttachedFile {
  const path = `/api/files/${row.id}`;
  return Object.assign(new AttachedFile(), row, {
    bytes: Number(bytes),
    downloadPath: `${path}/content`,
    previewPath: row.hasPreview ? `${path}/preview` : null,
  });
}
