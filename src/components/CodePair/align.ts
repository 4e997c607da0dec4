/** Comments at the ends of lines, one below the other, as columns are easier to read. Only spaces change. */

const TRAILING = /^(.*\S)[ \t]+((?:\/\/|#) .*)$/;

/**
 * Code with the comments in one column, one where all shapes have room. A line or a comment too long for it stands where
 * it still fits.
 * @param length how long a piece of code is once it is shown (live shapes take more room than their symbols)
 */
export function aligned(code: string, width: number, length: (code: string) => number): string {
  const lines = code.split('\n').map((line) => TRAILING.exec(line) ?? line);
  const commented = lines.filter((line) => typeof line !== 'string');
  const longestCode = Math.max(...commented.map(([, before = '']) => length(before)));
  const shapes = commented.map(([, , comment = '']) => comment).filter((comment) => comment.includes('['));
  const column = Math.min(longestCode + 2, width - Math.max(0, ...shapes.map(length)));
  return lines
    .map((line) => {
      if (typeof line === 'string') return line;
      const [, before = '', comment = ''] = line;
      const room = Math.min(column, width - length(comment)) - length(before);
      return before + ' '.repeat(Math.max(1, room)) + comment;
    })
    .join('\n');
}
