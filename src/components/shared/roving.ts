/** Arrow-key movement inside one-tab-stop composites (token strips, grids): pure index arithmetic. */

/** The key that was pressed, or '' where it is the browser's: with Alt or Command, arrows lead back and forward. */
export function keyOf({ key, altKey, metaKey }: Pick<KeyboardEvent, 'key' | 'altKey' | 'metaKey'>): string {
  return altKey || metaKey ? '' : key;
}

/** The index that `key` moves to in a list of `count`, or null where the key does not move. Home and End included. */
export function moveInList(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(index + 1, count - 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** The cell that `key` moves to in a rows × columns grid, or null. Ctrl+Home/End go to the corners. */
export function moveInGrid(
  key: string,
  ctrl: boolean,
  [row, column]: readonly [number, number],
  rows: number,
  columns: number,
): [number, number] | null {
  switch (key) {
    case 'ArrowRight':
      return [row, Math.min(column + 1, columns - 1)];
    case 'ArrowLeft':
      return [row, Math.max(column - 1, 0)];
    case 'ArrowDown':
      return [Math.min(row + 1, rows - 1), column];
    case 'ArrowUp':
      return [Math.max(row - 1, 0), column];
    case 'PageDown':
      return [rows - 1, column];
    case 'PageUp':
      return [0, column];
    case 'Home':
      return [ctrl ? 0 : row, 0];
    case 'End':
      return [ctrl ? rows - 1 : row, columns - 1];
    default:
      return null;
  }
}
