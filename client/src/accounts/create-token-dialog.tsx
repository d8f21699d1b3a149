import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { isOfSpaces, type Scope, SCOPES } from '@umlauf/shared/scopes';
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
import { TokenSpaces } from './token-spaces.tsx';
import { useViewer } from './viewer.ts';

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

/** A technical account that shall bear the key, in these spaces; null: in all of its. */
interface TokenBearer {
  serviceAccountId: string;
  name: string;
  spaceIds: readonly string[] | null;
}

interface CreateTokenDialogProps {
  /** Left out: one's own. */
  bearer?: TokenBearer | undefined;
  onCreated: () => void;
  onClose: () => void;
}

/** Asks what a new key may do and until when, then shows it this once. */
export function CreateTokenDialog({ bearer, onCreated, onClose }: CreateTokenDialogProps) {
  const [secret, setSecret] = useState<string>();
  if (secret !== undefined) return <CreatedToken secret={secret} onClose={onClose} />;
  return (
    <TokenForm
      bearer={bearer}
      onClose={onClose}
      onSecret={(made) => {
        setSecret(made);
        onCreated();
      }}
    />
  );
}

interface NewToken {
  name: string;
  scopes: readonly Scope[];
  /** Null: all spaces, later ones too. */
  spaceIds: readonly string[] | null;
  expiresAt: string;
}

/** Makes a token and answers with its secret. */
function useCreateToken(bearer: TokenBearer | undefined): (token: NewToken) => Promise<string> {
  const [createToken] = useMutation(CreateAccessToken, { fetchPolicy: 'no-cache' });
  return async ({ scopes, spaceIds, ...token }) => {
    const serviceAccountId = bearer?.serviceAccountId ?? null;
    const input = { ...token, scopes: [...scopes], spaceIds: spaceIds && [...spaceIds], serviceAccountId };
    const { data } = await createToken({ variables: { input } });
    return data!.createAccessToken.secret;
  };
}

interface TokenFormProps {
  bearer: TokenBearer | undefined;
  onSecret: (secret: string) => void;
  onClose: () => void;
}

function TokenForm({ bearer, onSecret, onClose }: TokenFormProps) {
  const t = useTexts(accountTexts);
  const ui = useTexts(uiTexts);
  const title = bearer ? t('tokens.createFor', { name: bearer.name }) : t('tokens.create');
  const createToken = useCreateToken(bearer);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly Scope[]>(['spaces:read', 'documents:read']);
  const [spaceIds, setSpaceIds] = useState<readonly string[] | null>(bearer?.spaceIds ?? null);
  const scopes = spaceIds ? chosen.filter(isOfSpaces) : chosen;
  const [lastDay, setLastDay] = useState(() => dayAfter(DEFAULT_DAYS));
  const submission = useSubmission(
    async () => {
      onSecret(await createToken({ name: name.trim(), scopes, spaceIds, expiresAt: endOfDay(lastDay) }));
    },
    {
      check: () => ({
        ...(scopes.length === 0 ? { scopes: 'EMPTY' } : {}),
        ...(spaceIds?.length === 0 ? { spaceIds: 'EMPTY' } : {}),
        ...emptyFields({ name, expiresAt: lastDay }),
      }),
      fields: ['name', 'scopes', 'spaceIds', 'expiresAt'],
    },
  );
  return (
    <Dialog title={title} onClose={onClose}>
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
          <ScopeChoice
            scopes={scopes}
            isLimited={bearer !== undefined || spaceIds !== null}
            onChange={setChosen}
            fault={submission.fault('scopes')}
          />
          {!bearer && (
            <TokenSpaces chosen={spaceIds} onChange={setSpaceIds} fault={submission.fault('spaceIds')} />
          )}
          <ExpiryField lastDay={lastDay} onChange={setLastDay} fault={submission.fault('expiresAt')} />
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

interface ExpiryFieldProps {
  lastDay: string;
  onChange: (lastDay: string) => void;
  fault: string | undefined;
}

function ExpiryField({ lastDay, onChange, fault }: ExpiryFieldProps) {
  const t = useTexts(accountTexts);
  return (
    <TextField
      label={t('tokens.expires')}
      hint={t('tokens.expiresHint')}
      type="date"
      min={dayAfter(1)}
      max={dayAfter(LIMITS.accessTokenDays - 1)}
      value={lastDay}
      onChange={(event) => onChange(event.currentTarget.value)}
      fault={fault}
    />
  );
}

interface ScopeChoiceProps {
  scopes: readonly Scope[];
  isLimited: boolean;
  onChange: (scopes: readonly Scope[]) => void;
  fault: string | undefined;
}

function ScopeChoice({ scopes, isLimited, onChange, fault }: ScopeChoiceProps) {
  const t = useTexts(accountTexts);
  const { isAdministrator } = useViewer();
  const offered = SCOPES.filter((scope) => isOfSpaces(scope) || (isAdministrator && !isLimited));
  return (
    <FieldGroup legend={t('tokens.scopes')} fault={fault && t('tokens.scopesFault')}>
      {offered.map((scope) => (
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

/** Shows a new key, this once. */
export function CreatedToken({ secret, onClose }: { secret: string; onClose: () => void }) {
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
