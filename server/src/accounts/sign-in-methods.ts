import { Extensions, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ChangedBy, ownChanges } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';

/** By what a session was opened. */
export enum SignInMethod {
  PASSWORD = 'PASSWORD',
  TOTP = 'TOTP',
  RECOVERY_CODE = 'RECOVERY_CODE',
  PASSKEY = 'PASSKEY',
  OIDC = 'OIDC',
}
registerEnumType(SignInMethod, {
  name: 'SignInMethod',
  description: 'By what a session was opened.',
  valuesConfig: {
    PASSWORD: { description: 'A password alone.' },
    TOTP: { description: 'A password and a code of an authenticator app.' },
    RECOVERY_CODE: { description: 'A password and a recovery code.' },
    PASSKEY: { description: 'A passkey, whose device verified who holds it.' },
    OIDC: { description: 'The identity provider.' },
  },
});

@ChangedBy(ownChanges)
@ObjectType({ description: 'By what the viewer signs in.' })
export class SignInMethods {
  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Whether a password signs in; false wherever the hub takes none.' })
  hasPassword!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description: 'Whether an identity provider signs in, which then gives the address, too.',
  })
  hasIdentityProvider!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description: 'Whether a code of an authenticator app is asked for beside the password.',
  })
  hasSecondFactor!: boolean;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'How many recovery codes are left; each replaces the app once.' })
  recoveryCodesLeft!: number;
}

/** By what one may sign in at this hub, beside passkeys. */
export interface OtherWays {
  passwords: boolean;
  provider: boolean;
}

/** For one account; $1 is its id, $2 whether passwords sign in at this hub. */
export const SIGN_IN_METHODS = `select a.two_factor_enabled as "hasSecondFactor",
    $2 and exists (select 1 from credential c where c.account_id = a.id and c.provider_id = 'credential') as "hasPassword",
    exists (select 1 from credential c where c.account_id = a.id and c.provider_id <> 'credential')
      as "hasIdentityProvider",
    coalesce((select json_array_length(f.recovery_codes::json) from second_factor f
      where f.account_id = a.id and f.verified), 0) as "recoveryCodesLeft"
  from account a where a.id = $1`;
