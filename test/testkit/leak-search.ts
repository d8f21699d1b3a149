import type { ApiError } from './api.ts';
import { CANARY } from './canary-verbs.ts';

const ID = /\b[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}\b/g;
const BASE64 = /[A-Za-z0-9+/_-]{12,}={0,2}/g;

/** Whatever of a text is closed: canaries, in Base64 too, and ids that whoever asked did not name. */
export function leaksIn(text: string, closed: ReadonlySet<string>, named: string | undefined): string[] {
  const ids = (text.match(ID) ?? []).filter((id) => closed.has(id) && id !== named);
  return [...(holdsCanary(text) ? [around(text)] : []), ...ids];
}

export function holdsCanary(text: string): boolean {
  if (text.toLowerCase().includes(CANARY)) return true;
  return (text.match(BASE64) ?? []).some((part) =>
    Buffer.from(part, /[-_]/.test(part) ? 'base64url' : 'base64')
      .toString('latin1')
      .toLowerCase()
      .includes(CANARY),
  );
}

function around(text: string): string {
  const at = Math.max(0, text.toLowerCase().indexOf(CANARY));
  return text.slice(Math.max(0, at - 120), at + 80);
}

/** What an answer says, without what differs from one asking to the next: ids, moments, addresses, cursors and budgets. */
export function normalized({ data, errors }: { data: unknown; errors?: ApiError[] }): string {
  return JSON.stringify({ data: data ?? null, errors: errors ?? [] })
    .replaceAll(ID, 'ID')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'MOMENT')
    .replaceAll(/[\w-]+@umlauf\.example/g, 'ADDRESS')
    .replaceAll(/"(retryAfter|requestId)":[^,}]+/g, '"$1"')
    .replaceAll(/"(\w*[cC]ursor)":"[^"]*"/g, '"$1":"CURSOR"')
    .replaceAll(/(?<=")(?=[A-Za-z0-9+/_=-]*\d)[A-Za-z0-9+/_-]{16,}={0,2}(?=")/g, 'BYTES');
}
