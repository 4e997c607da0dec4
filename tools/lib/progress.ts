/** A progress bar on stderr. Silent where stderr is no terminal, so that logs stay short. */

const WIDTH = 30;

/** Returns a function that draws the state, and draws at most once for each per cent. */
export function progressBar(
  label: string,
  stream: NodeJS.WriteStream = process.stderr,
): (done: number, total: number) => void {
  let shown = -1;
  return (done, total) => {
    const percent = Math.floor((100 * done) / total);
    if (!stream.isTTY || percent === shown) return;
    shown = percent;
    const filled = Math.round((WIDTH * done) / total);
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    stream.write(`\r${label} ${bar} ${percent} %${done >= total ? '\n' : ''}`);
  };
}
