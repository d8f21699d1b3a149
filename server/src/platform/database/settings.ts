/** Beyond the time that one operation may take (`LIMITS.operationMilliseconds`), PostgreSQL ends the statement itself. */
const STATEMENT_TIMEOUT = '10s';

/** Of every connection of the application: it works as `umlauf_app`, which owns nothing. */
export const SETTINGS = `-c role=umlauf_app -c statement_timeout=${STATEMENT_TIMEOUT}`;

/** A server that has not even said that: the line is dead, and the connection is given up. */
export const SILENCE_MILLISECONDS = 12_000;
