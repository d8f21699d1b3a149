import { type ChangeEvent, useState } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { IconButton } from './button.tsx';
import { Field } from './field.tsx';
import fieldStyles from './field.module.css';
import styles from './password-field.module.css';
import { uiTexts } from './ui.i18n.ts';

interface PasswordFieldProps {
  label: string;
  hint?: string | undefined;
  fault?: string | undefined;
  name: string;
  autoComplete: 'current-password' | 'new-password';
  value: string;
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
}

/** A password that may be pasted, filled in by a password manager, and looked at. */
export function PasswordField({ label, hint, fault, ...input }: PasswordFieldProps) {
  const t = useTexts(uiTexts);
  const [visible, setVisible] = useState(false);
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(ids) => (
        <div className={styles.password}>
          <input
            {...input}
            {...ids}
            type={visible ? 'text' : 'password'}
            autoCapitalize="none"
            spellCheck={false}
            className={`kern-form-input__input ${fault ? 'kern-form-input__input--error' : ''} ${fieldStyles.control}`}
          />
          <IconButton
            className={styles.eye}
            icon={visible ? 'hidden' : 'visible'}
            label={visible ? t('hidePassword') : t('showPassword')}
            onClick={() => setVisible(!visible)}
          />
        </div>
      )}
    </Field>
  );
}
