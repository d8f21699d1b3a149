import { useQuery } from '@apollo/client/react';
import { graphql } from '../gql/index.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { PasskeysPart } from './passkeys-part.tsx';
import { PasswordPart } from './password-part.tsx';
import { SecondFactorPart } from './second-factor-part.tsx';
import { securityTexts } from './security.i18n.ts';
import styles from './security.module.css';
import { SessionList } from './session-list.tsx';

const Security = graphql(/* GraphQL */ `
  query Security {
    viewer {
      signInMethods {
        hasPassword
        hasSecondFactor
        recoveryCodesLeft
      }
      passkeys {
        id
        ...PasskeyRow_passkey
      }
      sessions {
        id
        ...SessionRow_session
      }
    }
  }
`);

/** How one signs in, and where one is signed in. */
export function SecuritySection() {
  const t = useTexts(securityTexts);
  const { data, error, refetch } = useQuery(Security);
  const viewer = data?.viewer;
  const methods = viewer?.signInMethods;
  return (
    <section className={styles.section}>
      <h2>{t('title')}</h2>
      {!viewer && (error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={3} />)}
      {methods?.hasPassword && (
        <>
          <PasswordPart onChanged={() => refetch()} />
          <SecondFactorPart
            isOn={methods.hasSecondFactor}
            codesLeft={methods.recoveryCodesLeft}
            onChanged={() => refetch()}
          />
        </>
      )}
      {viewer && methods && (
        <PasskeysPart
          passkeys={viewer.passkeys}
          hasPassword={methods.hasPassword}
          onChanged={() => refetch()}
        />
      )}
      {viewer && <SessionList sessions={viewer.sessions} onEnded={() => refetch()} />}
    </section>
  );
}
