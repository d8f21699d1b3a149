import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import type { Locale as LocaleName } from '../gql/graphql.ts';
import { switchLocale } from '../platform/i18n/i18n.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { SelectField, TextField } from '../platform/ui/field.tsx';
import formStyles from '../platform/ui/form.module.css';
import { notify } from '../platform/ui/notices.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { accountTexts } from './accounts.i18n.ts';
import { useViewer } from './viewer.ts';

const UpdateViewer = graphql(/* GraphQL */ `
  mutation UpdateViewer($input: UpdateViewerInput!) {
    updateViewer(input: $input) {
      ...SignedInFrame_viewer
    }
  }
`);

/** Name and language; another address has to be confirmed first. */
export function ProfileForm() {
  const t = useTexts(accountTexts);
  const ui = useTexts(uiTexts);
  const viewer = useViewer();
  const [updateViewer] = useMutation(UpdateViewer);
  const [name, setName] = useState(viewer.account.name);
  const [chosen, setChosen] = useState<LocaleName | null>(null);
  // Until somebody chooses here, the field follows the switch in the header.
  const locale = chosen ?? viewer.locale;
  const submission = useSubmission(
    async () => {
      await updateViewer({ variables: { input: { name: name.trim(), locale } } });
      switchLocale(locale === 'EN' ? 'en' : 'de');
      setChosen(null);
      notify({ kind: 'success', words: t('profile.saved') });
    },
    { check: () => emptyFields({ name }), fields: ['name', 'locale'] },
  );
  return (
    <form {...submission.form} className={formStyles.form}>
      <h2>{t('profile.title')}</h2>
      {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
      <TextField
        label={t('profile.name')}
        hint={t('profile.nameHint')}
        autoComplete="name"
        maxLength={LIMITS.nameCharacters}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        fault={submission.fault('name')}
      />
      <TextField
        label={t('profile.email')}
        hint={t('profile.emailHint')}
        type="email"
        value={viewer.email ?? ''}
        readOnly
      />
      <SelectField
        label={t('profile.locale')}
        value={locale}
        onChange={(event) => setChosen(event.currentTarget.value as LocaleName)}
        fault={submission.fault('locale')}
      >
        <option value="DE">{t('profile.german')}</option>
        <option value="EN">{t('profile.english')}</option>
      </SelectField>
      <div>
        <Button type="submit" look="primary" busy={submission.busy}>
          {ui('save')}
        </Button>
      </div>
    </form>
  );
}
