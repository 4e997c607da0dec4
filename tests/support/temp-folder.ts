/** A temporary folder that goes away when the test file is done. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'inside-transformer-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
