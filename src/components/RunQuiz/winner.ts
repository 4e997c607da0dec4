/** Which option the numbers decide for. */

export type Extreme = 'greatest' | 'smallest';

/**
 * Index of the option whose number is the greatest or the smallest; a tie goes to `choice`, the reader's. What is no number
 * takes no part: an experiment may leave a model without an answer. −1 where none is a number.
 */
export function winnerOf(values: readonly number[], pick: Extreme, choice: number): number {
  const numbers = values.filter((value) => !Number.isNaN(value));
  const decides = pick === 'greatest' ? Math.max(...numbers) : Math.min(...numbers);
  return values[choice] === decides ? choice : values.indexOf(decides);
}
