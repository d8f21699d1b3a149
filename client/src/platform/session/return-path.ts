/** The path within this site that may follow a sign-in; anything else, another origin above all, becomes the start page. */
export function safeReturnPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/')) return '/';
  // Browsers read "/\host", "//host" and a tab inside either as another host: let the URL parser judge, not a pattern.
  const here = 'https://here.invalid';
  const resolved = URL.canParse(wanted, here) ? new URL(wanted, here) : null;
  if (resolved?.origin !== here) return '/';
  const path = `${resolved.pathname}${resolved.search}${resolved.hash}`;
  return path.startsWith('//') || path.startsWith('/sign-in') ? '/' : path;
}

/**
 * The sign-in page's address, from where one comes back to the present one. Without what stands behind its `#`: links
 * from mails bear their secrets there, and what follows a `?` is sent and logged.
 */
export function signInPath(from: Pick<Location, 'pathname' | 'search'>, ended = false): string {
  const parameters = new URLSearchParams();
  const wanted = safeReturnPath(`${from.pathname}${from.search}`);
  if (wanted !== '/') parameters.set('next', wanted);
  if (ended) parameters.set('ended', '1');
  return parameters.size > 0 ? `/sign-in?${parameters}` : '/sign-in';
}
