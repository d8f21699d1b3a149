import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { SelectField, TextField } from '../platform/ui/field.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { accountTexts } from './accounts.i18n.ts';
import { CreatedToken } from './create-token-dialog.tsx';
import { dayAfter, endOfDay } from './expiry.ts';
import { serviceAccountTexts } from './service-accounts.i18n.ts';

const DEFAULT_DAYS = 90;
const OVERLAPS = [0, 1, 24, LIMITS.accessTokenOverlapHours] as const;

const RotateAccessToken = graphql(/* GraphQL */ `
  mutation RotateAccessToken($input: RotateAccessTokenInput!) {
    rotateAccessToken(input: $input) {
      secret
      accessToken {
        id
      }
    }
  }
`);

interface RotateTokenProps {
  id: string;
  name: string;
  onCreated: () => void;
  onClose: () => void;
}

/** Puts a new key in the place of another, and lets both work for a while. */
export function RotateToken({ id, name, onCreated, onClose }: RotateTokenProps) {
  const t = useTexts(serviceAccountTexts);
  const own = useTexts(accountTexts);
  const ui = useTexts(uiTexts);
  const [rotate] = useMutation(RotateAccessToken, { fetchPolicy: 'no-cache' });
  const [lastDay, setLastDay] = useState(() => dayAfter(DEFAULT_DAYS));
  const [overlapHours, setOverlapHours] = useState<number>(OVERLAPS[2]);
  const [secret, setSecret] = useState<string>();
  const submission = useSubmission(
    async () => {
      const input = { accessTokenId: id, expiresAt: endOfDay(lastDay), overlapHours };
      const { data } = await rotate({ variables: { input } });
      setSecret(data?.rotateAccessToken.secret);
      onCreated();
    },
    { check: () => emptyFields({ expiresAt: lastDay }), fields: ['expiresAt', 'overlapHours'] },
  );
  if (secret !== undefined) return <CreatedToken secret={secret} onClose={onClose} />;
  return (
    <Dialog title={t('tokens.rotateTitle', { name })} onClose={onClose}>
      <form {...submission.form}>
        <DialogBody>
          {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
          <p>{t('tokens.rotateBody')}</p>
          <SelectField
            label={t('tokens.overlap')}
            value={overlapHours}
            onChange={(event) => setOverlapHours(Number(event.currentTarget.value))}
            fault={submission.fault('overlapHours')}
          >
            {OVERLAPS.map((hours) => (
              <option key={hours} value={hours}>
                {t(`tokens.overlaps.h${hours}`)}
              </option>
            ))}
          </SelectField>
          <TextField
            label={own('tokens.expires')}
            hint={own('tokens.expiresHint')}
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
            {t('tokens.rotateSubmit')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

/** The way there, beside a key that still stands. */
export function RotateButton({ name, onRotate }: { name: string; onRotate: () => void }) {
  const t = useTexts(serviceAccountTexts);
  return (
    <Button small aria-label={t('tokens.rotateNamed', { name })} onClick={onRotate}>
      {t('tokens.rotate')}
    </Button>
  );
}
