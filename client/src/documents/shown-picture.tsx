import { type PictureAttributes, picturePath } from '@umlauf/shared/pictures';
import { useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { editorTexts } from './editor/editor.i18n.ts';

interface ShownPictureProps {
  /** Whose file it has to be; null: nothing of it is shown but what it says. */
  documentId: string | null;
  picture: PictureAttributes;
}

/** A picture of a document, to look at; where its file is not to be had, what it says. */
export function ShownPicture({ documentId, picture: { fileId, alt, width, height } }: ShownPictureProps) {
  const t = useTexts(editorTexts);
  const path = fileId !== null && documentId !== null ? picturePath(fileId, documentId) : null;
  const [failed, setFailed] = useState<string | null>(null);
  if (path === null || failed === path)
    return (
      <span className="umlauf-picture-missing">
        {alt ? t('picture.missingWords', { alt }) : t('picture.missing')}
      </span>
    );
  const size = width !== null && height !== null ? { width, height } : {};
  return (
    <img
      className="umlauf-picture"
      src={path}
      alt={alt ?? t('picture.nothing')}
      decoding="async"
      onError={() => setFailed(path)}
      {...size}
    />
  );
}
