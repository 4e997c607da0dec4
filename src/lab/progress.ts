/** Bytes of several downloads as one number that never falls, told at most ten times a second. */
export interface LoadingProgress {
  receivedBytes: number;
  totalBytes: number;
  /** Everything has arrived; the runtime compiles and reads the weights. */
  preparing: boolean;
}

const INTERVAL_MS = 100;

/** `sizes` of the files in bytes; `update` says how much of one is here. */
export function reportProgress(sizes: readonly number[], tell: (progress: LoadingProgress) => void) {
  const received = sizes.map(() => 0);
  const totalBytes = sizes.reduce((sum, size) => sum + size, 0);
  let highest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const now = (): LoadingProgress => {
    // A second try of a broken file begins at zero: the bar waits for it.
    highest = Math.max(
      highest,
      received.reduce((sum, bytes) => sum + bytes, 0),
    );
    return { receivedBytes: highest, totalBytes, preparing: false };
  };
  tell(now());
  return {
    now,
    update(file: number, bytes: number): void {
      received[file] = bytes;
      timer ??= setTimeout(() => {
        timer = undefined;
        tell(now());
      }, INTERVAL_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
