/**
 * The secret of a link from a mail, out of the part of the address that no browser sends. It leaves the address at once
 * and is kept in this tab under the link's kind, over signing in, so that it stands in no history and in no log.
 */
export function takeLinkSecret(kind: string): string {
  const given = window.location.hash.slice(1);
  if (given) {
    sessionStorage.setItem(`umlauf:${kind}`, given);
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }
  return given || (sessionStorage.getItem(`umlauf:${kind}`) ?? '');
}

/** It is spent. */
export function dropLinkSecret(kind: string): void {
  sessionStorage.removeItem(`umlauf:${kind}`);
}
