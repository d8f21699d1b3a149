import { useMutation } from '@apollo/client/react';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { managedAccountTexts } from './managed-accounts.i18n.ts';

const SetAdministrator = graphql(/* GraphQL */ `
  mutation SetAdministrator($input: SetAdministratorInput!) {
    setAdministrator(input: $input) {
      ...ManagedAccountRow_account
    }
  }
`);

const SetAccountLock = graphql(/* GraphQL */ `
  mutation SetAccountLock($input: SetAccountLockInput!) {
    setAccountLock(input: $input) {
      ...ManagedAccountRow_account
    }
  }
`);

/** What an administrator does with an account after having been asked. */
export type AccountChange = 'make' | 'end' | 'lock' | 'unlock';

const WORDS = {
  make: { title: 'makeTitle', body: 'makeBody', confirm: 'makeConfirm', done: 'made' },
  end: { title: 'endTitle', body: 'endBody', confirm: 'endConfirm', done: 'ended' },
  lock: { title: 'lockTitle', body: 'lockBody', confirm: 'lockConfirm', done: 'wasLocked' },
  unlock: { title: 'unlockTitle', body: 'unlockBody', confirm: 'unlockConfirm', done: 'wasUnlocked' },
} as const;

interface ConfirmAccountChangeProps {
  change: AccountChange;
  accountId: string;
  name: string;
  onClose: () => void;
}

/** Says what it means, and does it. */
export function ConfirmAccountChange({ change, accountId, name, onClose }: ConfirmAccountChangeProps) {
  const t = useTexts(managedAccountTexts);
  const [setAdministrator] = useMutation(SetAdministrator);
  const [setAccountLock] = useMutation(SetAccountLock);
  const words = WORDS[change];
  return (
    <ConfirmDialog
      title={t(words.title, { name })}
      confirm={t(words.confirm)}
      look={change === 'make' || change === 'unlock' ? 'primary' : 'danger'}
      onClose={onClose}
      onConfirm={async () => {
        if (change === 'make' || change === 'end') {
          await setAdministrator({ variables: { input: { accountId, isAdministrator: change === 'make' } } });
        } else {
          await setAccountLock({ variables: { input: { accountId, isLocked: change === 'lock' } } });
        }
        notify({ kind: 'success', words: t(words.done, { name }) });
      }}
    >
      <p>{t(words.body, { name })}</p>
    </ConfirmDialog>
  );
}
