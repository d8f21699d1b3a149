import { useEffect, useState } from 'react';
import { useFormats } from '../platform/i18n/format.ts';
import { liveSocket } from '../platform/apollo/socket.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { beforeSignOut } from '../platform/session/before-sign-out.ts';
import { useStore } from '../platform/store.ts';
import { Button } from '../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { coeditingTexts } from './coediting.i18n.ts';
import { deleteCopiesOf, deleteCopiesOfOthers } from './device-copies.ts';
import { abandonAll, isOpen, rescuedWords, whenAllSaved } from './open-documents.ts';
import { downloadWords } from './download-words.ts';
import { deleteUnreadableCopies } from './unreadable-copies.ts';
import { allMarkers, type UnsentMarker } from './unsent-marker.ts';

/** What was typed in the second before signing out is usually on its way. */
const PATIENCE_MILLISECONDS = 3_000;

interface Question {
  markers: UnsentMarker[];
  answer: (leave: boolean) => void;
}

/** Stands in the signed-in frame: sends what earlier pages left unsent, and leaves nothing on the device at sign-out. */
export function DeviceGuard({ accountId }: { accountId: string }) {
  const [question, setQuestion] = useState<Question | null>(null);
  useEffect(() => {
    void deleteCopiesOfOthers(accountId);
    // Whoever cannot ask now asks at the next start.
    void deleteUnreadableCopies(liveSocket, accountId).catch(() => {});
    void sendLeftovers(accountId);
    return beforeSignOut(async () => {
      const leave = await mayLeave(accountId, setQuestion);
      if (leave) {
        await abandonAll();
        await deleteCopiesOf(accountId);
      }
      return leave;
    });
  }, [accountId]);
  return question ? <LeavingDialog question={question} /> : <RescueDialog />;
}

async function mayLeave(accountId: string, ask: (question: Question | null) => void): Promise<boolean> {
  await whenAllSaved(PATIENCE_MILLISECONDS);
  const markers = unsentOf(accountId);
  if (markers.length === 0) return true;
  const leave = await new Promise<boolean>((answer) => ask({ markers, answer }));
  ask(null);
  return leave;
}

function unsentOf(accountId: string): UnsentMarker[] {
  return allMarkers().filter((marker) => marker.accountId === accountId);
}

async function sendLeftovers(accountId: string): Promise<void> {
  const waiting = unsentOf(accountId).filter(({ documentId }) => !isOpen(documentId));
  if (waiting.length === 0) return;
  const { sendLeftover } = await import('./leftovers.ts');
  for (const marker of waiting) await sendLeftover(marker);
}

/** The document is gone from here, but what was just typed is the writer's own. */
function RescueDialog() {
  const t = useTexts(coeditingTexts);
  const rescued = useStore(rescuedWords);
  if (!rescued) return null;
  const close = () => rescuedWords.set(null);
  return (
    <Dialog title={t('rescue.title')} onClose={close}>
      <DialogBody>
        <p>{t('rescue.body', { title: rescued.title })}</p>
      </DialogBody>
      <DialogFooter>
        <Button onClick={close}>{t('rescue.discard')}</Button>
        <Button look="primary" icon="download" onClick={() => downloadWords(rescued.title, rescued.words)}>
          {t('download')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

function LeavingDialog({ question: { markers, answer } }: { question: Question }) {
  const t = useTexts(coeditingTexts);
  const { moment } = useFormats();
  const download = async (marker: UnsentMarker) => {
    const { downloadLeftover } = await import('./leftovers.ts');
    await downloadLeftover(marker);
  };
  return (
    <Dialog title={t('leaving.title')} onClose={() => answer(false)}>
      <DialogBody>
        <p>{t('leaving.body')}</p>
        <ul>
          {markers.map((marker) => (
            <li key={marker.documentId}>
              <Button icon="download" look="tertiary" onClick={() => void download(marker)}>
                {t('leaving.downloadOne', { title: marker.title })}
              </Button>{' '}
              {moment(new Date(marker.since))}
            </li>
          ))}
        </ul>
      </DialogBody>
      <DialogFooter>
        <Button look="danger" onClick={() => answer(true)}>
          {t('leaving.leave')}
        </Button>
        <Button look="primary" onClick={() => answer(false)}>
          {t('leaving.stay')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
