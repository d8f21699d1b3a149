/** Runs before the session ends on purpose; answering false keeps it. */
export type SignOutHook = () => Promise<boolean>;

const hooks = new Set<SignOutHook>();

/** Asks to be called before signing out: to offer what is unsent, and to delete what is kept on the device. Returns how to stop being asked. */
export function beforeSignOut(hook: SignOutHook): () => void {
  hooks.add(hook);
  return () => hooks.delete(hook);
}

/** Asks every hook, one after the other; false as soon as one of them wants to stay. */
export async function maySignOut(): Promise<boolean> {
  for (const hook of hooks) {
    if (!(await hook())) return false;
  }
  return true;
}
