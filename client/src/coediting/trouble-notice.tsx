import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { announce } from '../platform/ui/announcer.tsx';
import { useClock } from './age.ts';
import { coeditingTexts } from './coediting.i18n.ts';
import { Notice, Unsaved } from './notice.tsx';
import { ObstacleNotice } from './obstacle-notice.tsx';
import type { OpenDocument, OpenState } from './open-document.ts';

/** A server that restarts is back sooner than this; nobody need be alarmed. */
const ALARM_MILLISECONDS = 1_000;
/** Connected, and yet not saved for so long. */
const SLOW_MILLISECONDS = 10_000;

interface TroubleNoticeProps {
  open: OpenDocument;
  state: OpenState;
  title: string;
  canEdit: boolean;
}

/** Whatever keeps the text from being saved, said loudly, with how old the oldest unsaved edit is and a way to keep the text. */
export function TroubleNotice({ open, state, title, canEdit }: TroubleNoticeProps) {
  const { sync, outdated } = state;
  const lost = useDelayed(sync.connection === 'lost');
  const old =
    useClock(sync.save.unsavedSince !== null) - (sync.save.unsavedSince ?? Number.POSITIVE_INFINITY);
  useBackAgain(lost, sync.save.stage === 'saved');
  // The page around says that a document is in the bin, with the button that restores it.
  if (sync.obstacle?.kind === 'inBin' && !canEdit) return null;
  if (outdated || sync.obstacle) return <ObstacleNotice open={open} state={state} title={title} />;
  if (lost) return <LostNotice open={open} state={state} title={title} canEdit={canEdit} />;
  if (sync.connection === 'live' && old > SLOW_MILLISECONDS) {
    return <SlowNotice open={open} state={state} title={title} />;
  }
  return null;
}

function LostNotice({ open, state, title, canEdit }: TroubleNoticeProps) {
  const t = useTexts(coeditingTexts);
  const writing = state.keepsCopy ? t('lost.kept') : t('lost.notKept');
  return (
    <Notice kind="danger" title={t('lost.title')} words={canEdit ? writing : t('lost.reader')}>
      {state.content === 'device' && <p>{t('lost.device')}</p>}
      <Unsaved open={open} state={state} title={title} />
    </Notice>
  );
}

function SlowNotice({ open, state, title }: Omit<TroubleNoticeProps, 'canEdit'>) {
  const t = useTexts(coeditingTexts);
  return (
    <Notice kind="warning" title={t('slow.title')} words={t('slow.body')}>
      <Unsaved open={open} state={state} title={title} />
    </Notice>
  );
}

function useDelayed(value: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!value) {
      setLate(false);
      return;
    }
    const timer = setTimeout(() => setLate(true), ALARM_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [value]);
  return value && late;
}

/** Whoever heard the alarm hears its end too. */
function useBackAgain(lost: boolean, saved: boolean): void {
  const t = useTexts(coeditingTexts);
  const alarmed = useRef(false);
  useEffect(() => {
    if (lost) alarmed.current = true;
    else if (alarmed.current && saved) {
      alarmed.current = false;
      announce(t('back'));
    }
  }, [lost, saved, t]);
}
