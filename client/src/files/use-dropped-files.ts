import { SHOWN_PICTURES } from '@umlauf/shared/pictures';
import { useEffect, useState } from 'react';

/** A text that takes pictures for itself. */
export interface TakesPictures {
  /** Whether it was meant by what happened here. */
  isMeant(target: EventTarget | null): boolean;
  onPictures(files: File[], event: Event): void;
}

export type Hovering = 'files' | 'pictures' | null;

/** Takes files that are dragged onto the page or pasted into it; says what hovers over it, pictures over such a text. */
export function useDroppedFiles(
  isWanted: boolean,
  onFiles: (files: File[]) => void,
  text?: TakesPictures,
): Hovering {
  const [over, setOver] = useState<Hovering>(null);
  useEffect(() => {
    if (!isWanted) return;
    const stop = new AbortController();
    const { signal } = stop;
    // Before the editor, which would take them for text.
    const early = { signal, capture: true };
    const hover = (event: DragEvent) => {
      if (!bringsFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.stopPropagation();
      const isForText = text?.isMeant(event.target) && [...event.dataTransfer!.items].every(isPicture);
      setOver(isForText ? 'pictures' : 'files');
    };
    const drop = (event: DragEvent) => {
      setOver(null);
      take(event, event.dataTransfer, onFiles, text);
    };
    window.addEventListener('dragover', hover, early);
    window.addEventListener('drop', drop, early);
    window.addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(null), early);
    window.addEventListener('paste', (event) => take(event, event.clipboardData, onFiles, text), early);
    return () => {
      stop.abort();
      setOver(null);
    };
  }, [isWanted, onFiles, text]);
  return over;
}

function take(
  event: Event,
  brought: DataTransfer | null,
  onFiles: (files: File[]) => void,
  text: TakesPictures | undefined,
): void {
  if (!bringsFiles(brought)) return;
  event.preventDefault();
  event.stopPropagation();
  const files = [...brought!.files];
  const pictures = text?.isMeant(event.target) ? files.filter(isPicture) : [];
  const others = files.filter((file) => !pictures.includes(file));
  if (pictures.length > 0) text!.onPictures(pictures, event);
  if (others.length > 0) onFiles(others);
}

function isPicture({ type }: { type: string }): boolean {
  return SHOWN_PICTURES.includes(type);
}

/** Office programs put a picture of the text beside the text: then the text is meant. A browser names the picture alone. */
function bringsFiles(brought: DataTransfer | null): boolean {
  const types = brought?.types ?? [];
  if (!types.includes('Files') || types.includes('text/plain')) return false;
  return !types.includes('text/html') || isOnlyPicture(brought!.getData('text/html'));
}

/** While something is dragged nobody may read what it says: then it is none. */
function isOnlyPicture(html: string): boolean {
  return /<img\b/i.test(html) && html.replaceAll(/<!--[\s\S]*?-->|<[^>]*>/g, '').trim() === '';
}
