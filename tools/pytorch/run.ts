/** The PyTorch files beside the TypeScript reference, run where there is a Python with PyTorch. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GOLDEN_FOLDER } from '../lib/conformance/golden';
import { loadReference } from '../lib/reference/load';
import { casesOf } from './cases';

/** The first Python that can import torch: PYTHON, those of the path, the system's own. */
export function pythonWithTorch(): string | undefined {
  const candidates = [process.env.PYTHON, 'python3', 'python', '/usr/bin/python3'];
  return candidates.find(
    (python) => python && spawnSync(python, ['-c', 'import torch'], { stdio: 'ignore', timeout: 120_000 }).status === 0,
  );
}

/** Compares every step, prints the differences, and says whether all are within their bars. */
export async function checkPytorch(python: string): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'pytorch-'));
  try {
    const golden = JSON.parse(await readFile(join(GOLDEN_FOLDER, 'golden.json'), 'utf8')) as {
      prompts: { ids: number[] }[];
    };
    const cases = join(folder, 'cases.json');
    await writeFile(cases, JSON.stringify(casesOf(golden.prompts[0]!.ids, await loadReference())));
    const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8' };
    return (
      spawnSync(python, ['tools/pytorch/check.py', cases], { stdio: ['ignore', 'inherit', 'inherit'], env }).status ===
      0
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}
