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

/** GraphiQL's code editor writes style elements; it gets this one exception, and no data of its own to lose. */
export const allowInlineStyles: RequestHandler = (_request, response, next) => {
  const policy = String(response.getHeader('content-security-policy'));
  response.setHeader(
    'content-security-policy',
    policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
  );
  next();
};
