/** What a row of a matrix is called by screen readers, in both forms of the grid. */
import { expect, it } from 'vitest';
import { rowName } from '../../../src/components/shared/matrix-rows';
import type { MatrixState } from '../../../src/components/shared/MatrixGrid';

const named = (rowTail?: MatrixState['rowTail']) =>
  ({ rowLabels: ['the', '␣king'], rowTail }) as unknown as MatrixState;

it('is its label, and what its last column says', () => {
  expect(rowName(named(), 1)).toBe('␣king');
  expect(rowName(named({ label: 'sum', text: (r) => `${r}.00` }), 1)).toBe('␣king: sum 1.00');
});

it('is nothing in the row of heads', () => {
  expect(rowName(named({ label: 'sum', text: () => 'NaN' }), -1)).toBe('');
});
