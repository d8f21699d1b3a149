import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import type { PasskeyRow_PasskeyFragment } from '../gql/graphql.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { passkeysWork } from '../platform/session/passkeys.ts';
import { Button } from '../platform/ui/button.tsx';
import formStyles from '../platform/ui/form.module.css';
import { AddPasskey } from './add-passkey.tsx';
import { passkeyTexts } from './passkeys.i18n.ts';
import { RemovePasskey } from './remove-passkey.tsx';
import { RenamePasskey } from './rename-passkey.tsx';
import styles from './security.module.css';

const PasskeyRow_passkey = graphql(/* GraphQL */ `
  fragment PasskeyRow_passkey on Passkey {
    id
    name
    createdAt
    lastUsedAt
  }
`);

interface PasskeysPartProps {
  passkeys: readonly FragmentType<typeof PasskeyRow_passkey>[];
  /** Whether the password is asked for before one is added or removed. */
  hasPassword: boolean;
  onChanged: () => Promise<unknown>;
}

/** The passkeys of one's own account. */
export function PasskeysPart({ passkeys, hasPassword, onChanged }: PasskeysPartProps) {
  const t = useTexts(passkeyTexts);
  const [adding, setAdding] = useState(false);
  return (
    <div className={styles.part}>
      <h3>{t('title')}</h3>
      <p>{t('lead')}</p>
      {passkeys.length > 0 && (
        <ul className={styles.rows} aria-label={t('list')}>
          {passkeys.map((masked) => {
            const passkey = readFragment(PasskeyRow_passkey, masked);
            return (
              <PasskeyRow
                key={passkey.id}
                passkey={passkey}
                hasPassword={hasPassword}
                onChanged={onChanged}
              />
            );
          })}
        </ul>
      )}
      {passkeysWork() ? (
        <div>
          <Button onClick={() => setAdding(true)}>{t('add.open')}</Button>
        </div>
      ) : (
        <p>{t('unsupported')}</p>
      )}
      {adding && (
        <AddPasskey hasPassword={hasPassword} onAdded={onChanged} onClose={() => setAdding(false)} />
      )}
    </div>
  );
}

interface PasskeyRowProps {
  passkey: PasskeyRow_PasskeyFragment;
  hasPassword: boolean;
  onChanged: () => Promise<unknown>;
}

function PasskeyRow({ passkey, hasPassword, onChanged }: PasskeyRowProps) {
  const t = useTexts(passkeyTexts);
  const formats = useFormats();
  const [open, setOpen] = useState<'rename' | 'remove'>();
  const { id, name, createdAt, lastUsedAt } = passkey;
  const close = () => setOpen(undefined);
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <h4>{name}</h4>
        <p className={styles.detail}>
          {t('added', { moment: formats.moment(createdAt) })}
          {' · '}
          {lastUsedAt ? t('used', { moment: formats.moment(lastUsedAt) }) : t('unused')}
        </p>
      </div>
      <div className={formStyles.actions}>
        <Button small aria-label={t('rename.named', { name })} onClick={() => setOpen('rename')}>
          {t('rename.open')}
        </Button>
        <Button small aria-label={t('remove.named', { name })} onClick={() => setOpen('remove')}>
          {t('remove.open')}
        </Button>
      </div>
      {open === 'rename' && <RenamePasskey passkeyId={id} present={name} onClose={close} />}
      {open === 'remove' && (
        <RemovePasskey
          passkeyId={id}
          name={name}
          needsPassword={hasPassword}
          onRemoved={onChanged}
          onClose={close}
        />
      )}
    </li>
  );
}
