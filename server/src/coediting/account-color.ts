/** Dark enough for white text on them: contrast of at least 4.5:1 (WCAG 2.2, 1.4.3), which a test computes. */
export const ACCOUNT_COLORS = [
  '#b42318',
  '#a15c07',
  '#86660a',
  '#4d7c0f',
  '#1b7a3a',
  '#0f766e',
  '#0e7490',
  '#0369a1',
  '#1d4ed8',
  '#4338ca',
  '#6d28d9',
  '#86198f',
  '#be185d',
  '#9f1239',
  '#7c4a2d',
  '#475569',
] as const;

/** The colour of a person's cursor and name: the same everywhere and at any time. */
export function accountColor(accountId: string): string {
  // FNV-1a, 32 bits.
  let hash = 0x811c9dc5;
  for (let i = 0; i < accountId.length; i++) {
    hash = Math.imul(hash ^ accountId.charCodeAt(i), 0x01000193);
  }
  return ACCOUNT_COLORS[(hash >>> 0) % ACCOUNT_COLORS.length]!;
}
