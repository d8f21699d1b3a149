import type { ComponentType } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import formStyles from '../platform/ui/form.module.css';
import { Narrow, PageHeading, Sheet } from '../platform/ui/page.tsx';
import { AccessTokens } from './access-tokens.tsx';
import { accountTexts } from './accounts.i18n.ts';
import { EmailPart } from './email-part.tsx';
import { OwnDataSection } from './own-data-section.tsx';
import { ProfileForm } from './profile-form.tsx';
import { SecuritySection } from './security-section.tsx';

interface SettingsPageProps {
  /** What features above have to say, as a sheet of its own. */
  Beyond: ComponentType;
}

/** One's own account: who one is, in which language, how one signs in, and which programs act in one's name. */
export function SettingsPage({ Beyond }: SettingsPageProps) {
  const t = useTexts(accountTexts);
  return (
    <Narrow>
      <PageHeading title={t('title')} />
      <Sheet className={formStyles.form}>
        <ProfileForm />
        <EmailPart />
      </Sheet>
      <Sheet>
        <SecuritySection />
      </Sheet>
      <Sheet>
        <AccessTokens />
      </Sheet>
      <Sheet>
        <Beyond />
      </Sheet>
      <Sheet>
        <OwnDataSection />
      </Sheet>
    </Narrow>
  );
}
