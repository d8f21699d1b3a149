import type { ObstacleKind } from '@umlauf/shared/sync-verdict';
import { useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { signInPath } from '../platform/session/return-path.ts';
import { Button } from '../platform/ui/button.tsx';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { coeditingTexts } from './coediting.i18n.ts';
import type { OpenDocument, OpenState } from './open-document.ts';
import { Notice, Unsaved } from './notice.tsx';

const MEGABYTE = 1024 * 1024;

interface ObstacleProps {
  open: OpenDocument;
  state: OpenState;
  title: string;
}

/** Why nothing more can be written here, and what to do about it. */
export function ObstacleNotice({ open, state, title }: ObstacleProps) {
  const t = useTexts(coeditingTexts);
  const kind: ObstacleKind = state.outdated ? 'outdated' : (state.sync.obstacle?.kind ?? 'refused');
  const megabytes = Math.floor((state.sync.obstacle?.max ?? 0) / MEGABYTE);
  return (
    <Notice
      kind={kind === 'inBin' || kind === 'sealed' ? 'warning' : 'danger'}
      title={t(`obstacle.${kind}`)}
      words={t(`obstacle.${kind}Body`, { megabytes })}
    >
      <Remedy kind={kind} open={open} state={state} title={title} />
    </Notice>
  );
}

function Remedy({ kind, open, state, title }: ObstacleProps & { kind: ObstacleKind }) {
  const t = useTexts(coeditingTexts);
  switch (kind) {
    case 'accessLost':
      return null;
    case 'signedOut':
      return (
        <Button onClick={() => window.location.assign(signInPath(window.location))}>{t('signIn')}</Button>
      );
    case 'outdated':
      return (
        <>
          <Unsaved open={open} state={state} title={title} />
          <Button look="primary" small onClick={() => window.location.reload()}>
            {t('reload')}
          </Button>
        </>
      );
    case 'mustReload':
    case 'notProposed':
    case 'tooManyProposals':
    case 'refused':
      return (
        <>
          <Unsaved open={open} state={state} title={title} />
          <ReloadWithout open={open} />
        </>
      );
    case 'editLost':
    case 'sealed':
    case 'inBin':
    case 'tooLarge':
      return <Unsaved open={open} state={state} title={title} />;
  }
}

/** The copy on this device holds what the server will never take: it has to go before the page can work again. */
function ReloadWithout({ open }: { open: OpenDocument }) {
  const t = useTexts(coeditingTexts);
  const [asking, setAsking] = useState(false);
  const reload = async () => {
    await open.discard();
    window.location.reload();
  };
  return (
    <>
      <Button small onClick={() => setAsking(true)}>
        {t('reloadWithout')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('reloadWithoutTitle')}
          confirm={t('reloadWithout')}
          onConfirm={reload}
          onClose={() => setAsking(false)}
        >
          <p>{t('reloadWithoutBody')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
