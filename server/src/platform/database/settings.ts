import { LIMITS } from '@umlauf/shared/limits';

/** Beyond the time that one operation may take PostgreSQL ends the statement itself; queries say how much of it is left. */
export const STATEMENT_MILLISECONDS = LIMITS.operationMilliseconds;

/** Whoever says nothing for so long within a transaction is gone, and what it has locked is free again: longer than any store of files takes. */
const IDLE_MILLISECONDS = 60_000;

/** Of every connection of the application: it works as `umlauf_app`, which owns nothing. */
export const SETTINGS = `-c role=umlauf_app -c statement_timeout=${STATEMENT_MILLISECONDS} -c idle_in_transaction_session_timeout=${IDLE_MILLISECONDS}`;

/** A server that has not even said that: the line is dead, and the connection is given up. */
export const SILENCE_MILLISECONDS = 12_000;
