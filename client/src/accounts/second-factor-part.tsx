import { useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { underNewKey } from '../platform/session/auth.ts';
import { disableSecondFactor, newRecoveryCodes } from '../platform/session/second-factor.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button, ButtonLink } from '../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import formStyles from '../platform/ui/form.module.css';
import { PasswordField } from '../platform/ui/password-field.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import { secondFactorTexts } from './second-factor.i18n.ts';
import styles from './security.module.css';

interface SecondFactorPartProps {
  isOn: boolean;
  codesLeft: number;
  onChanged: () => Promise<unknown>;
}

/** The second factor of one's own account. */
export function SecondFactorPart({ isOn, codesLeft, onChanged }: SecondFactorPartProps) {
  const t = useTexts(secondFactorTexts);
  const [open, setOpen] = useState<'disable' | 'renew'>();
  return (
    <div className={styles.part}>
      <h3>{t('part.title')}</h3>
      <p>{isOn ? `${t('part.on')} ${t('part.left', { count: codesLeft })}` : t('part.off')}</p>
      {isOn ? (
        <div className={formStyles.actions}>
          <Button onClick={() => setOpen('renew')}>{t('part.renew')}</Button>
          <Button onClick={() => setOpen('disable')}>{t('part.disable')}</Button>
        </div>
      ) : (
        <div>
          <ButtonLink to="/second-factor">{t('part.enable')}</ButtonLink>
        </div>
      )}
      {open === 'disable' && (
        <PasswordDialog
          title={t('part.disableTitle')}
          words={t('part.disableBody')}
          submit={t('part.disable')}
          onClose={() => setOpen(undefined)}
          onPassword={(password) => underNewKey(() => disableSecondFactor(password), '/settings')}
        />
      )}
      {open === 'renew' && <RenewDialog onClose={() => setOpen(undefined)} onChanged={onChanged} />}
    </div>
  );
}

interface RenewDialogProps {
  onClose: () => void;
  onChanged: () => Promise<unknown>;
}

function RenewDialog({ onClose, onChanged }: RenewDialogProps) {
  const t = useTexts(secondFactorTexts);
  const [codes, setCodes] = useState<string[]>();
  if (!codes) {
    return (
      <PasswordDialog
        title={t('part.renew')}
        words={t('part.renewBody')}
        submit={t('part.renewSubmit')}
        onClose={onClose}
        onPassword={async (password) => {
          setCodes(await newRecoveryCodes(password));
          await onChanged();
        }}
      />
    );
  }
  return (
    <Dialog title={t('part.renew')} onClose={onClose}>
      <DialogBody>
        <RecoveryCodes codes={codes} />
      </DialogBody>
      <DialogFooter>
        <Button look="primary" onClick={onClose}>
          {t('part.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

interface PasswordDialogProps {
  title: string;
  words: string;
  submit: string;
  onPassword: (password: string) => Promise<void>;
  onClose: () => void;
}

/** Asks for the password before something for which a session alone is not enough. */
function PasswordDialog({ title, words, submit, onPassword, onClose }: PasswordDialogProps) {
  const t = useTexts(secondFactorTexts);
  const ui = useTexts(uiTexts);
  const [password, setPassword] = useState('');
  const submission = useSubmission(() => onPassword(password), {
    check: () => emptyFields({ password }),
    fields: ['password'],
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <form {...submission.form}>
        <DialogBody>
          {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
          <p>{words}</p>
          <PasswordField
            label={t('page.password')}
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            fault={submission.fault('password')}
          />
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={submission.busy}>
            {submit}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
