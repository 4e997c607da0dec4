import { expect, it } from 'vitest';
import { joinSentences } from '../../../src/components/shared/sentences';

it.each([
  ['en', 'One. Two.'],
  ['en-XA', 'One. Two.'],
  ['ja', 'One.Two.'],
  ['zh-CN', 'One.Two.'],
])('joins sentences as %s sets them, without empty ones', (locale, text) => {
  expect(joinSentences(['One.', '', 'Two.'], locale)).toBe(text);
});
