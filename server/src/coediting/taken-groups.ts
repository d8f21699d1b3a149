import type { EntryOwner, Storage, UpdateGroup } from './storage.ts';

/**
 * Groups with an entry that belongs to another document by now, or is of another kind, or that a group before them brings
 * too: left out, so that a commit of many documents does not fail as a whole for one.
 */
export async function takenGroups(
  groups: readonly UpdateGroup[],
  ownersOf: Storage['entryOwners'],
): Promise<ReadonlySet<UpdateGroup>> {
  const taken = new Set<UpdateGroup>();
  const ids = groups.flatMap(({ newEntries = [] }) => newEntries.map(({ id }) => id));
  if (ids.length === 0) return taken;
  const owners = new Map<string, EntryOwner>(await ownersOf(ids));
  for (const group of groups) {
    const { documentId, newEntries = [] } = group;
    const isTaken = newEntries.some(({ id, kind }) => {
      const owner = owners.get(id);
      return owner && (owner.documentId !== documentId || owner.kind !== kind);
    });
    if (isTaken) taken.add(group);
    else for (const { id, kind } of newEntries) owners.set(id, { documentId, kind });
  }
  return taken;
}
