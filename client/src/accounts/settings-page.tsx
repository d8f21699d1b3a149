import { useTexts } from '../platform/i18n/texts.ts';
import { Narrow, PageHeading, Sheet } from '../platform/ui/page.tsx';
import { AccessTokens } from './access-tokens.tsx';
import { accountTexts } from './accounts.i18n.ts';
import { ProfileForm } from './profile-form.tsx';

/** One's own account: who one is, in which language, and which programs act in one's name. */
export function SettingsPage() {
  const t = useTexts(accountTexts);
  return (
    <Narrow>
      <PageHeading title={t('title')} />
      <Sheet>
        <ProfileForm />
      </Sheet>
      <Sheet>
        <AccessTokens />
      </Sheet>
    </Narrow>
  );
}
