/** Why the server ends a WebSocket, and what the client shall do about it. 4400 to 4429 are graphql-transport-ws' own. */
export const CLOSE_CODES = {
  /** The session, token or account has ended: sign in again, do not reconnect with the same credential. */
  CREDENTIAL_ENDED: { code: 4401, reason: 'Unauthorized' },
  /** Too many messages, operations or connections: come back later. */
  TOO_MUCH: { code: 4429, reason: 'Too many requests' },
  /** The server is stopping or has lost its database: come back. */
  GOING_AWAY: { code: 1012, reason: 'Service restart' },
} as const;
