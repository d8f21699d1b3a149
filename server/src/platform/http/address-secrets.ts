import type { RequestHandler } from 'express';
import { AppError } from '../errors.ts';

/** An access token as it is written: prefix (secret scanners find it), 256 random bits, and a checksum. */
export const ACCESS_TOKEN = /umlauf_[A-Za-z0-9_-]{43}_[0-9a-f]{8}/;
/** By these names other systems take a token in an address (RFC 6750, 2.3, which advises against it). */
const NAMES = /^(?:access[_-]?token|token|authorization|bearer|api[_-]?key)$/i;

/**
 * Whether a credential stands in the address: browsers, proxies and logs keep addresses. Whole tokens are found wherever
 * they stand, and at the API whatever calls itself one.
 */
export function bearsSecret(url: string): boolean {
  const [path = '', query = ''] = url.split(/\?(.*)/s);
  if (ACCESS_TOKEN.test(decoded(url))) return true;
  return (
    /^\/graphql\/?$/i.test(path) && [...new URLSearchParams(query).keys()].some((name) => NAMES.test(name))
  );
}

/** Refuses it before anything else looks at the address. */
export const refuseAddressSecrets: RequestHandler = (request, _response, next) => {
  if (!bearsSecret(request.originalUrl)) return next();
  next(new AppError('INVALID_INPUT', { fields: { address: 'UNKNOWN_VALUE' } }, REFUSAL));
};

const REFUSAL =
  'Access tokens do not belong into an address, which browsers, proxies and logs keep. Withdraw this one, and send the next as "Authorization: Bearer …".';

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
