import { useTexts } from '../i18n/texts.ts';
import { ButtonLink } from './button.tsx';
import { Narrow, PageHeading } from './page.tsx';
import { uiTexts } from './ui.i18n.ts';

/** The same words for what does not exist and for what is not the reader's: nobody can tell them apart. */
export function NotFound() {
  const t = useTexts(uiTexts);
  return (
    <Narrow>
      <PageHeading title={t('notFound.title')} lead={t('notFound.body')} />
      <p>{t('notFound.advice')}</p>
      <p>
        <ButtonLink to="/" look="primary">
          {t('notFound.home')}
        </ButtonLink>
      </p>
    </Narrow>
  );
}
