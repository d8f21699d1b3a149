import { answerInThread } from '@umlauf/server/platform/supervise';

const MIB = 1_048_576;

export type Greed = { wants: 'nothing' | 'memory' | 'time' };

/** As a picture would have it that was made to hurt whoever unpacks it. */
answerInThread(
  import.meta.url,
  async ({ wants }: Greed) => {
    if (wants === 'nothing') return { done: true };
    const taken: Buffer[] = [];
    for (;;) if (wants === 'memory' && taken.length < 1_024) taken.push(Buffer.alloc(8 * MIB, 1));
  },
  512 * MIB,
);
