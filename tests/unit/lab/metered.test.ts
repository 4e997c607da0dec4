import { describe, expect, it } from 'vitest';
import { isMetered } from '../../../src/lab/metered';

describe('a metered line', () => {
  it.each([
    ['data saver', { connection: { saveData: true, type: 'wifi' } }, true],
    ['a mobile network', { connection: { saveData: false, type: 'cellular' } }, true],
    ['any other', { connection: { saveData: false, type: 'wifi' } }, false],
    ['a browser that does not say', {}, false],
  ])('%s', (_, device, metered) => expect(isMetered(device)).toBe(metered));
});
