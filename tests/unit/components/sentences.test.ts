/** What labs say of their numbers in a sentence, where it would be easy to say something false. */
import { describe, expect, it } from 'vitest';
import { comparison, type TextRun } from '../../../src/components/Generate/view';
import type { OrderAnswer } from '../../../src/components/WordOrder/ask';
import { verdict } from '../../../src/components/WordOrder/view';
import { pairOf, swappedOrder, wordsOf } from '../../../src/components/WordOrder/words';
import strings from '../../../src/content/i18n/en.json';

const token = (text: string) => ({ id: [...text].reduce((sum, c) => sum * 31 + c.charCodeAt(0), 7), text, bytes: [] });

describe('two texts from one beginning', () => {
  const run = (text: string): TextRun => ({
    settings: { temperature: 1, topK: 0, topP: 1 },
    seed: 1,
    tokens: text.split(/(?= )/).map((word) => ({ token: token(word), probability: 0.5, draw: 0.5 })),
    stale: false,
    contextFull: false,
  });
  const said = (a: string, b: string) => comparison([run(a), run(b)], false, (key) => key);

  it.each([
    [' a b c', ' a b c', 'identical'],
    [' a b c', ' a b d', 'sameUntil'],
    [' a b c', ' x b c', 'differ'],
  ])('%s and %s: %s', (a, b, key) => expect(said(a, b)).toBe(key));

  it('does not say that a text parts where it was only stopped', () => {
    expect(said(' a b c', ' a')).toBe('sameSoFar');
    expect(said(' a', ' a b c')).toBe('sameSoFar');
  });
});

describe('two words that change places', () => {
  /** Streams that differ by no more than rounding. */
  const stages = ['blocks.0.resid_pre', 'blocks.0.resid_post'].map((name) => ({
    ...{ name, difference: 0, usual: 0, size: 10 },
  }));
  const said = (text: string, a: number, b: number) => {
    const read = text.split(/(?= )/).map(token);
    const words = wordsOf(read);
    const order = swappedOrder(words, pairOf(words, a, b));
    return verdict({ stages, order } as unknown as OrderAnswer, read, strings);
  };

  it('says that order leaves no trace where there is another order', () => {
    expect(said('We saw the cat run', 1, 3)).toBe(strings['lab.wordOrder.verdictNone']);
  });

  it.each([
    ['of too few words', 'Hello world', 0, 1],
    ['of the same word twice', 'We saw the cat and the dog run', 2, 5],
  ])('does not say so %s', (_, text, a, b) => {
    expect(said(text, a, b)).toBe(strings['lab.wordOrder.verdictSame']);
  });
});
