import { readFileSync } from 'node:fs';

const LOOK_MILLISECONDS = 500;

interface Ancestor {
  pid: number;
  command: string;
}

/**
 * Calls `gone` once the `npx` that launched us has ended. npx does not pass SIGTERM on to what it runs, so that whoever
 * stops `npx pnpm start` would leave a hub behind. Does nothing where there is no npx above us, or no /proc.
 */
export function whenLauncherEnds(gone: () => void): void {
  const launcher = ancestors().find(({ command }) => /^npm exec |\bnpx(-cli\.js)?\b/.test(command));
  if (!launcher) return;
  const timer = setInterval(() => {
    if (readCommand(launcher.pid) === launcher.command) return;
    clearInterval(timer);
    gone();
  }, LOOK_MILLISECONDS).unref();
}

/** The processes above this one, nearest first. */
function ancestors(): Ancestor[] {
  const found: Ancestor[] = [];
  for (let pid = process.ppid; pid > 1;) {
    const command = readCommand(pid);
    const parent = parentOf(pid);
    if (command === null || parent === null) break;
    found.push({ pid, command });
    pid = parent;
  }
  return found;
}

function readCommand(pid: number): string | null {
  return read(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim() ?? null;
}

/** Field 4 of `/proc/<pid>/stat`; the second one, the name, may hold blanks and brackets. */
function parentOf(pid: number): number | null {
  const stat = read(`/proc/${pid}/stat`);
  return stat === null ? null : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
