/** Models in processes of their own: for what one process cannot measure twice. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { UserError } from '../lib/user-error';
import type { Sample } from './timing';

/** What a child says when its model is loaded. Bytes of resident memory that loading added, afterwards and at most. */
export interface LoadedMessage extends Sample {
  memory: number;
  peak: number;
}

export class BenchChild {
  private constructor(
    private readonly process: ChildProcess,
    readonly loaded: LoadedMessage,
  ) {}

  static async start(folder: string, threads: number): Promise<BenchChild> {
    const child = fork(fileURLToPath(new URL('child.ts', import.meta.url)), [folder, String(threads)]);
    return new BenchChild(child, await answer<LoadedMessage>(child));
  }

  /** One run of `tokens` tokens. */
  async run(tokens: number): Promise<Sample> {
    this.process.send(tokens);
    return answer<Sample>(this.process);
  }

  async stop(): Promise<void> {
    const closed = once(this.process, 'exit');
    this.process.kill();
    await closed;
  }
}

/** Clock times of runs with one and with two threads, child and child about. */
export async function compareThreads(folder: string, tokens: number, rounds: number): Promise<[number[], number[]]> {
  const children = [await BenchChild.start(folder, 1), await BenchChild.start(folder, 2)];
  const times: [number[], number[]] = [[], []];
  for (let round = -1; round < rounds; round++) {
    for (const [i, child] of children.entries()) {
      const { clock } = await child.run(tokens);
      if (round >= 0) times[i]!.push(clock);
    }
  }
  await Promise.all(children.map((child) => child.stop()));
  return times;
}

/** The child's next message; UserError if it ends instead. */
function answer<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new UserError(`A model's process ended with ${String(code)}.`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as T);
    });
  });
}
