/** Sentences one after the other, as a language sets them. */

/** Where a full stop brings its own room. */
const WITHOUT_SPACE = /^(ja|zh)\b/;

/** Leaves out empty ones: `joinSentences(['何もない。', ''], 'ja')`. */
export function joinSentences(sentences: readonly string[], locale: string): string {
  return sentences.filter(Boolean).join(WITHOUT_SPACE.test(locale) ? '' : ' ');
}
