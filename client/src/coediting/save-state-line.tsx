import type { SaveStage } from '@umlauf/shared/save-state';
import { useEffect, useState } from 'react';
import { useFormats } from '../platform/i18n/format.ts';
import { type Translate, useTexts } from '../platform/i18n/texts.ts';
import { useClock, wordAge } from './age.ts';
import { coeditingTexts } from './coediting.i18n.ts';
import type { OpenState } from './open-document.ts';
import styles from './save-state-line.module.css';

const STAGES: SaveStage[] = ['typed', 'received', 'saved'];
/** While somebody types the sentence would change several times a second: "saved" is said late, never early. */
const CALM_MILLISECONDS = 400;
const OLD_MILLISECONDS = 2_000;

/** Typed, received or saved, the receipt, and how old the oldest unsaved edit is. */
export function SaveStateLine({ state }: { state: OpenState }) {
  const t = useTexts(coeditingTexts);
  const calm = useCalm(state.sync.save.stage);
  // Before the server has answered nobody knows whether this device holds more than it does.
  const stage = calm === 'saved' && !state.sync.arrived ? null : calm;
  return (
    <div className={styles.line} role="group" aria-label={t('saveState')} data-stage={stage ?? 'unknown'}>
      <ol className={styles.stages}>
        {STAGES.map((one) => (
          <li
            key={one}
            className={one === stage ? styles.current : styles.stage}
            aria-current={one === stage || undefined}
          >
            {t(`stage.${one}`)}
          </li>
        ))}
      </ol>
      <p className={styles.words}>
        <Sentence state={state} stage={stage} />
      </p>
    </div>
  );
}

function Sentence({ state, stage }: { state: OpenState; stage: SaveStage | null }) {
  const t = useTexts(coeditingTexts);
  const { timeWithSeconds } = useFormats();
  const { save, revision, connection } = state.sync;
  const since = save.unsavedSince;
  const now = useClock(since !== null);
  if (stage === null) return t('connecting');
  if (stage !== 'saved') {
    const age = since === null ? 0 : now - since;
    // When the line is lost, the notice above says it.
    const oldest =
      age < OLD_MILLISECONDS || connection === 'lost' ? '' : t('oldest', { age: wordAge(t, age) });
    return (
      <>
        {t(stage)}
        {oldest && <span className={styles.oldest}> · {oldest}</span>}
      </>
    );
  }
  return savedSentence(t, save.receipt, revision, timeWithSeconds);
}

function savedSentence(
  t: Translate<(typeof coeditingTexts)['de']>,
  receipt: { revision: number; savedAt: string } | null,
  revision: number | null,
  timeWithSeconds: (instant: string) => string,
): string {
  if (receipt) return t('savedAt', { time: timeWithSeconds(receipt.savedAt), revision: receipt.revision });
  return revision === null ? t('saved') : t('savedRevision', { revision });
}

function useCalm(stage: SaveStage): SaveStage {
  const [shown, setShown] = useState(stage);
  useEffect(() => {
    if (stage !== 'saved') {
      setShown(stage);
      return;
    }
    const timer = setTimeout(() => setShown('saved'), CALM_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [stage]);
  // Unsaved is shown in the very rendering that learns of it.
  return stage === 'saved' ? shown : stage;
}
