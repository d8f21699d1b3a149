import { toFailure } from '../errors/failure.ts';
import { useFailureWords } from '../errors/wording.ts';
import { useTexts } from '../i18n/texts.ts';
import { Alert } from './alert.tsx';
import { Button } from './button.tsx';
import { NotFound } from './not-found.tsx';
import { Narrow } from './page.tsx';
import { uiTexts } from './ui.i18n.ts';

interface TroubleProps {
  error: unknown;
  onRetry: () => void;
}

/** In place of a page that could not be loaded. */
export function Trouble({ error, onRetry }: TroubleProps) {
  const t = useTexts(uiTexts);
  const words = useFailureWords();
  if (toFailure(error).code === 'NOT_FOUND') return <NotFound />;
  return (
    <Narrow>
      <Alert kind="danger" title={words(error)} urgent>
        <p>
          <Button onClick={onRetry}>{t('tryAgain')}</Button>
        </p>
      </Alert>
    </Narrow>
  );
}
