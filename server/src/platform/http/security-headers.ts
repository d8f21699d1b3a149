import helmet from 'helmet';
import type { RequestHandler } from 'express';

const SELF = ["'self'"];

/** The browser's own wall: nothing from another host, no script or style that is not a file of ours. */
export function securityHeaders(origins: readonly string[]): RequestHandler {
  const secure = origins[0]!.startsWith('https:');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: SELF,
        styleSrc: SELF,
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: [...SELF, ...origins.map((origin) => origin.replace(/^http/, 'ws'))],
        fontSrc: SELF,
        manifestSrc: SELF,
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: SELF,
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
  });
}
