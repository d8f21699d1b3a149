import { useTexts } from '../platform/i18n/texts.ts';
import { ButtonLink } from '../platform/ui/button.tsx';
import { Narrow, PageHeading } from '../platform/ui/page.tsx';
import { administrationTexts } from './administration.i18n.ts';

/** For whoever is signed in and may not administer: that there is an administration is no secret. */
export function Forbidden() {
  const t = useTexts(administrationTexts);
  return (
    <Narrow>
      <PageHeading title={t('forbidden.title')} lead={t('forbidden.body')} />
      <p>{t('forbidden.advice')}</p>
      <p>
        <ButtonLink to="/" look="primary">
          {t('forbidden.home')}
        </ButtonLink>
      </p>
    </Narrow>
  );
}
