/** The page of the proof: the site's own session and worker, with any model and without any lab. */
import { createSession, type Session } from '../../../src/lab/session-core';

/** What `tools/proof/browser.ts` calls; values pass between the processes as JSON. */
export interface ProofPage {
  /** Milliseconds until the model is ready. */
  load(modelId: string): Promise<number>;
  /** Logits at every position, [T,V] row-major, as base64 of their bytes. */
  logits(tokens: number[]): Promise<string>;
  /** Milliseconds of each of some runs that fetch the last token's logits. */
  time(tokens: number[], rounds: number): Promise<number[]>;
  /** Milliseconds from one token to the next while text is generated. */
  decode(tokens: number[], count: number): Promise<number[]>;
}

declare global {
  interface Window {
    proof: ProofPage;
  }
}

let session: Session;

window.proof = {
  async load(modelId) {
    session = createSession({
      createWorker: () => new Worker(new URL('../../../src/lab/worker.ts', import.meta.url), { type: 'module' }),
      setup: () => ({ base: new URL('./', location.href).href, lock: `proof ${Math.random()}` }),
      modelId: () => modelId,
      released: (lock) => navigator.locks.request(lock, () => undefined),
      networkProblem: () => 'interrupted',
    });
    const start = performance.now();
    await session.start();
    return performance.now() - start;
  },

  async logits(tokens) {
    const logitPositions = tokens.map((_, position) => position);
    const { activations } = await session.ask('proof', 'run', { tokens, logitPositions, fetch: ['logits'] });
    const { buffer, byteOffset, byteLength } = activations.logits!.data;
    return asBase64(new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength));
  },

  async time(tokens, rounds) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      await session.ask('proof', 'run', { tokens, fetch: ['logits'] });
      times.push(performance.now() - start);
    }
    return times;
  },

  async decode(tokens, count) {
    const moments: number[] = [];
    const settings = { temperature: 1, topK: 0, topP: 1 };
    const onProgress = () => void moments.push(performance.now());
    // The first token takes the whole prompt's run, so one more than is counted.
    await session.ask('proof', 'generate', { tokens, count: count + 1, settings, seed: 1, top: 1 }, { onProgress });
    return moments.slice(1).map((moment, i) => moment - moments[i]!);
  },
};

async function asBase64(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new FileReader();
  reader.readAsDataURL(new Blob([bytes]));
  await new Promise((resolve) => (reader.onload = resolve));
  return (reader.result as string).replace(/^.*,/, '');
}
