import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

interface Answer<Result> {
  result?: Result;
  failure?: string;
}

/** Takes load off the process that measures: a child that does one task at a time, as its parent says. */
export class LoadGenerator {
  private readonly ended: Promise<{ failure: string }>;

  private constructor(private readonly child: ChildProcess) {
    this.ended = once(child, 'exit').then(([code]) => ({ failure: `the load generator ended with ${code}` }));
  }

  /** @param file a module that calls `serveTasks` */
  static async start(file: URL): Promise<LoadGenerator> {
    const child = fork(file, { execArgv: ['--import', '@oxc-node/core/register'] });
    await once(child, 'spawn');
    return new LoadGenerator(child);
  }

  async do<Result = void>(task: string, given: unknown): Promise<Result> {
    this.child.send({ task, given });
    const answered = once(this.child, 'message').then(([answer]) => answer as Answer<Result>);
    const { result, failure } = await Promise.race([answered, this.ended as Promise<Answer<Result>>]);
    if (failure) throw new Error(failure);
    return result as Result;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    this.child.kill('SIGKILL');
    await this.ended;
  }
}

type Tasks = Record<string, (given: never) => Promise<unknown>>;

/** The child's side: answers each task with its result or why it failed. */
export function serveTasks(tasks: Tasks): void {
  process.on('message', ({ task, given }: { task: string; given: never }) => {
    tasks[task]!(given).then(
      (result) => process.send!({ result }),
      (error: Error) => process.send!({ failure: error.stack }),
    );
  });
  // Without its parent there is nothing to measure for.
  process.on('disconnect', () => process.exit());
}
