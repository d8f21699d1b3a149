const DAY_SECONDS = 86_400;

/** Written by us, and by no request; no answer shows it. */
function ownColumn<const C extends string>(fieldName: C) {
  return { type: 'boolean', required: false, input: false, returned: false, fieldName } as const;
}

/** better-auth's words for our tables and columns: its `account` (a way to sign in) is our `credential`. */
export const TABLES = {
  user: {
    modelName: 'account',
    fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    /** Of an account that the identity provider's answer makes. */
    additionalFields: {
      isGuest: ownColumn('is_guest'),
      admittedByGroups: ownColumn('admitted_by_groups'),
    },
  },
  session: {
    modelName: 'session',
    expiresIn: 14 * DAY_SECONDS,
    updateAge: DAY_SECONDS,
    // Where a session alone is not enough, our own doors ask for more.
    freshAge: 0,
    fields: {
      userId: 'account_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
    /** By what it was opened: a `SignInMethod`. */
    additionalFields: {
      method: { type: 'string', required: false, input: false, returned: true },
      providerSessionId: {
        type: 'string',
        required: false,
        input: false,
        returned: false,
        fieldName: 'provider_session_id',
      },
    },
  },
  account: {
    modelName: 'credential',
    fields: {
      userId: 'account_id',
      accountId: 'provider_account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
  },
  verification: {
    modelName: 'verification',
    fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
  },
} as const;

/** The same for the plugin of the second factor. */
export const SECOND_FACTOR_TABLES = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'second_factor',
    fields: {
      userId: 'account_id',
      backupCodes: 'recovery_codes',
      failedVerificationCount: 'failed_attempts',
      lockedUntil: 'locked_until',
    },
  },
} as const;

/** The same for the plugin of passkeys. */
export const PASSKEY_TABLE = {
  passkey: {
    modelName: 'passkey',
    fields: {
      userId: 'account_id',
      credentialID: 'credential_id',
      publicKey: 'public_key',
      deviceType: 'device_type',
      backedUp: 'backed_up',
      createdAt: 'created_at',
    },
  },
} as const;
