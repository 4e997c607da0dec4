/** Comments at the ends of lines, one below the other, as columns are easier to read. Only spaces change. */

const TRAILING = /^(.*\S)[ \t]+((?:\/\/|#) .*)$/;

/**
 * Code with the comments in one column, as long as a line stays within `width`.
 * @param length how long a piece of code is once it is shown (live shapes take more room than their symbols)
 */
export function aligned(code: string, width: number, length: (code: string) => number): string {
  const lines = code.split('\n').map((line) => TRAILING.exec(line) ?? line);
  const column = Math.max(0, ...lines.map((line) => (typeof line === 'string' ? 0 : length(line[1]!) + 2)));
  return lines
    .map((line) => {
      if (typeof line === 'string') return line;
      const [, before = '', comment = ''] = line;
      const room = Math.min(column, width - length(comment)) - length(before);
      return before + ' '.repeat(Math.max(1, room)) + comment;
    })
    .join('\n');
}
