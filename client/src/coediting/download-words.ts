/** Saves the words as a text file. */
export function downloadWords(title: string, words: string): void {
  save(`${fileName(title)}.txt`, new Blob([words], { type: 'text/plain;charset=utf-8' }));
}

/** Characters that one of the usual file systems refuses become a dash. */
export function fileName(title: string): string {
  return (
    title
      .replaceAll(/[\p{Cc}<>:"/\\|?*]+/gu, '-')
      .trim()
      .slice(0, 100) || 'Umlauf'
  );
}

/** Hands a file to the browser's downloads. */
export function save(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The download has its own hold on the blob once it has begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
