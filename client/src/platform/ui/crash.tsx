import { useTexts } from '../i18n/texts.ts';
import { Button } from './button.tsx';
import { Narrow, PageHeading } from './page.tsx';
import { uiTexts } from './ui.i18n.ts';

/** In place of a page that could not be shown at all: a fault of ours, or a part of the application that did not load. */
export function Crash() {
  const t = useTexts(uiTexts);
  return (
    <Narrow>
      <PageHeading title={t('crash.title')} lead={t('crash.body')} />
      <p>
        <Button look="primary" onClick={() => window.location.reload()}>
          {t('crash.reload')}
        </Button>
      </p>
    </Narrow>
  );
}
