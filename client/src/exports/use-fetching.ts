import { useEffect, useRef, useState } from 'react';
import { sizeWords } from '../files/file-size.ts';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { BrokenOff, download, save } from '../platform/ui/download.ts';
import { notify } from '../platform/ui/notices.tsx';
import { exportTexts } from './exports.i18n.ts';

/** Fetches one file at a time: `said` is for those who hear, at steps, or they would hear of each piece; who closes the dialog gives it up. */
export function useFetching(onDone: () => void) {
  const t = useTexts(exportTexts);
  const words = useFailureWords();
  const formats = useFormats();
  const [progress, setProgress] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  async function begin(path: string): Promise<void> {
    if (progress !== null) return;
    const controller = new AbortController();
    running.current = controller;
    setProblem(null);
    setProgress(t('making'));
    setSaid(t('making'));
    try {
      const file = await download(path, { signal: controller.signal }, (bytes, all) => {
        setProgress(t('receiving', { size: sizeWords(formats, bytes) }));
        setSaid(all ? t('received', { percent: quartersOf(bytes, all) }) : t('arriving'));
      });
      save(file);
      notify({ kind: 'success', words: t('done', { name: file.name }) });
      onDone();
    } catch (error) {
      if (controller.signal.aborted) return;
      setProblem(error instanceof BrokenOff ? t('broken') : words(error));
    } finally {
      setProgress(null);
      setSaid(null);
    }
  }
  return { progress, said, problem, begin };
}

/** How many percent have come, in quarters. */
function quartersOf(bytes: number, all: number): number {
  return Math.floor((4 * bytes) / all) * 25;
}
