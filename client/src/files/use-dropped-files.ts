import { useEffect, useState } from 'react';

/** Takes files that are dragged onto the page or pasted into it; true while some hover over it. */
export function useDroppedFiles(isWanted: boolean, onFiles: (files: File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (!isWanted) return;
    const stop = new AbortController();
    const { signal } = stop;
    // Before the editor, which would take them for text.
    const early = { signal, capture: true };
    const over = (event: DragEvent) => {
      if (!bringsFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(true);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      take(event, event.dataTransfer, onFiles);
    };
    window.addEventListener('dragover', over, early);
    window.addEventListener('drop', drop, early);
    window.addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), early);
    window.addEventListener('paste', (event) => take(event, event.clipboardData, onFiles), early);
    return () => {
      stop.abort();
      setOver(false);
    };
  }, [isWanted, onFiles]);
  return isOver;
}

function take(event: Event, brought: DataTransfer | null, onFiles: (files: File[]) => void): void {
  if (!bringsFiles(brought)) return;
  event.preventDefault();
  event.stopPropagation();
  const files = [...brought!.files];
  if (files.length > 0) onFiles(files);
}

/** Office programs put a picture of the text beside the text: then the text is meant. */
function bringsFiles(brought: DataTransfer | null): boolean {
  const types = brought?.types ?? [];
  return types.includes('Files') && !types.includes('text/html') && !types.includes('text/plain');
}
