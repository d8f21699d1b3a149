const PATH = /^\/documents\/(doc_[0-9a-z]{26})(?:[?#].*)?$/;

/** The document that an address of this house names, be it whole or from the root; null: it names none. */
export function documentIn(address: string, origin = globalThis.location?.origin ?? ''): string | null {
  const typed = address.trim();
  const path = typed.startsWith(`${origin}/`) ? typed.slice(origin.length) : typed;
  return PATH.exec(path)?.[1] ?? null;
}

/** Where a document stands, as links in texts bear it: by its id, whatever becomes of its title and its place. */
export function documentPath(id: string): string {
  return `/documents/${id}`;
}
