import { useMemo } from 'react';
import { isBlank, linesOfContent } from './content-lines.ts';
import { DifferenceText } from './difference-text.tsx';

interface FrozenTextProps {
  /** In the canonical form. */
  content: string;
  /** Whose pictures are shown; null: only what they say. */
  documentId: string | null;
  label: string;
  /** Said where there is nothing to read. */
  otherwise: string;
}

/** A text as it was at one moment, to read, in the form in which versions are shown. */
export function FrozenText({ content, documentId, label, otherwise }: FrozenTextProps) {
  const lines = useMemo(() => linesOfContent(content), [content]);
  if (isBlank(lines)) return <p>{otherwise}</p>;
  return <DifferenceText lines={lines} documentId={documentId} label={label} isFolded={false} />;
}
