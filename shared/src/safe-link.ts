import { LIMITS } from './limits.ts';

/** A scheme that opens a page, a mail or a call, with something behind it. The user part of an address is allowed. */
const SAFE_SCHEME = /^(?:https?:\/\/[^/\\?#]|mailto:.|tel:.)/i;
/** A path on our own origin; `//host` and `/\host` name another one and are not meant. */
const SAME_ORIGIN = /^(?:\/(?![/\\])|\.{1,2}\/|[?#])/;
/** Browsers drop control characters inside an address (`java\nscript:`), so none may occur anywhere. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/**
 * Whether the address may stand in a document: http, https, mailto, tel, or a path on our own origin. The one rule for
 * the editor, the server, Markdown and whatever else shows links; `javascript:`, `data:` and the like never pass.
 */
export function isSafeLink(href: unknown): href is string {
  if (typeof href !== 'string' || href.length === 0 || href.length > LIMITS.attributeCharacters) return false;
  if (CONTROL.test(href) || href.trim() !== href) return false;
  return SAFE_SCHEME.test(href) || SAME_ORIGIN.test(href);
}
