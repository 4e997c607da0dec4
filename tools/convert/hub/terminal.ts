/** A checkpoint from the hub, with its progress on the terminal and a foreign one refused before its weights come. */
import { readFile } from 'node:fs/promises';
import { progressBar } from '../../lib/progress';
import { parseConfig } from '../config';
import { fetchCheckpoint, type FetchedCheckpoint } from './checkpoint';

export async function fetchOnTerminal(id: string): Promise<FetchedCheckpoint> {
  let started = false;
  // A line of its own, also where the bar stands half drawn.
  const say = (sentence: string) => process.stderr.write(`${started && process.stderr.isTTY ? '\n' : ''}${sentence}\n`);
  const bar = progressBar(`Downloading ${id}`);
  say(`There is no folder ${id} here: looking for it on the hub.`);
  return fetchCheckpoint(id, {
    retry: { onRetry: say },
    checkConfig: async (path) => void parseConfig(await readFile(path, 'utf8'), `config.json of ${id}`),
    onProgress(file, done, total) {
      if (file !== 'model.safetensors' || total === null) return;
      if (!started) process.stderr.write(`Downloading ${id} (${Math.ceil((total - done) / 1e6)} MB)\n`);
      started = true;
      bar(done, total);
    },
  });
}
