import type { Request } from 'express';

/** Whether this machine itself asks, and no proxy on it for somebody else. */
export function isOwnMachine(request: Request): boolean {
  const address = request.socket.remoteAddress ?? '';
  return (
    /^(127\.|::1$|::ffff:127\.)/.test(address) &&
    !request.headers['x-forwarded-for'] &&
    !request.headers['forwarded']
  );
}
