import pino, { type Logger } from 'pino';
import { currentRequestId } from './http/request-scope.ts';

/** JSON lines on stderr: stdout is for people. Credentials never get into it, whatever object is logged. */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      redact: {
        paths: [
          '*.password',
          '*.secret',
          '*.token',
          '*.cookie',
          '*.authorization',
          'headers.cookie',
          'headers.authorization',
        ],
        censor: '[removed]',
      },
      mixin: () => {
        const requestId = currentRequestId();
        return requestId ? { requestId } : {};
      },
    },
    pino.destination({ fd: 2, sync: false }),
  );
}
