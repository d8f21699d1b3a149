import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { type Scope, SCOPES } from '@umlauf/shared/scopes';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { CopyButton } from '../platform/ui/copy-button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { CheckboxField, FieldGroup, TextField } from '../platform/ui/field.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import styles from './access-tokens.module.css';
import { accountTexts } from './accounts.i18n.ts';
import { dayAfter, endOfDay } from './expiry.ts';

const DEFAULT_DAYS = 90;

const CreateAccessToken = graphql(/* GraphQL */ `
  mutation CreateAccessToken($input: CreateAccessTokenInput!) {
    createAccessToken(input: $input) {
      secret
      accessToken {
        id
      }
    }
  }
`);

interface CreateTokenDialogProps {
  onCreated: () => void;
  onClose: () => void;
}

/** Asks what a new key may do and until when, then shows it this once. */
export function CreateTokenDialog({ onCreated, onClose }: CreateTokenDialogProps) {
  const [secret, setSecret] = useState<string>();
  if (secret !== undefined) return <CreatedToken secret={secret} onClose={onClose} />;
  return (
    <TokenForm
      onClose={onClose}
      onSecret={(made) => {
        setSecret(made);
        onCreated();
      }}
    />
  );
}

function TokenForm({ onSecret, onClose }: { onSecret: (secret: string) => void; onClose: () => void }) {
  const t = useTexts(accountTexts);
  const ui = useTexts(uiTexts);
  const [createToken] = useMutation(CreateAccessToken, { fetchPolicy: 'no-cache' });
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(['spaces:read', 'documents:read']);
  const [lastDay, setLastDay] = useState(() => dayAfter(DEFAULT_DAYS));
  const submission = useSubmission(
    async () => {
      const { data } = await createToken({
        variables: { input: { name: name.trim(), scopes: [...scopes], expiresAt: endOfDay(lastDay) } },
      });
      if (data) onSecret(data.createAccessToken.secret);
    },
    {
      check: () => ({
        ...(scopes.length === 0 ? { scopes: 'EMPTY' } : {}),
        ...emptyFields({ name, expiresAt: lastDay }),
      }),
      fields: ['name', 'scopes', 'expiresAt'],
    },
  );
  return (
    <Dialog title={t('tokens.create')} onClose={onClose}>
      <form {...submission.form}>
        <DialogBody>
          {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
          <TextField
            label={t('tokens.name')}
            hint={t('tokens.nameHint')}
            autoComplete="off"
            maxLength={LIMITS.nameCharacters}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            fault={submission.fault('name')}
          />
          <ScopeChoice scopes={scopes} onChange={setScopes} fault={submission.fault('scopes')} />
          <TextField
            label={t('tokens.expires')}
            hint={t('tokens.expiresHint')}
            type="date"
            min={dayAfter(1)}
            max={dayAfter(LIMITS.accessTokenDays - 1)}
            value={lastDay}
            onChange={(event) => setLastDay(event.currentTarget.value)}
            fault={submission.fault('expiresAt')}
          />
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={submission.busy}>
            {t('tokens.submit')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

interface ScopeChoiceProps {
  scopes: readonly Scope[];
  onChange: (scopes: readonly Scope[]) => void;
  fault: string | undefined;
}

function ScopeChoice({ scopes, onChange, fault }: ScopeChoiceProps) {
  const t = useTexts(accountTexts);
  return (
    <FieldGroup legend={t('tokens.scopes')} fault={fault && t('tokens.scopesFault')}>
      {SCOPES.map((scope) => (
        <CheckboxField
          key={scope}
          label={t(`scope.${scope}.name`)}
          hint={t(`scope.${scope}.hint`)}
          checked={scopes.includes(scope)}
          onChange={({ currentTarget: { checked } }) =>
            onChange(checked ? [...scopes, scope] : scopes.filter((other) => other !== scope))
          }
        />
      ))}
    </FieldGroup>
  );
}

function CreatedToken({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTexts(accountTexts);
  return (
    <Dialog title={t('tokens.createdTitle')} onClose={onClose}>
      <DialogBody>
        <Alert kind="warning" title={t('tokens.createdWarning')} />
        <div className={styles.shown}>
          <code className={styles.secret} aria-label={t('tokens.secret')} role="group">
            {secret}
          </code>
          <CopyButton text={secret} />
        </div>
      </DialogBody>
      <DialogFooter>
        <Button look="primary" onClick={onClose}>
          {t('tokens.done')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
