/**
 * Strings of a lab at build time: as `strings`, and the Run button says what the first live answer downloads.
 *
 * labStrings('ja', 'lab.sampling.') → { 'lab.common.run': 'モデルをここで動かす · 33 MB', 'lab.sampling.title': … }
 */
import { fill, formatBytes } from '../shared/format';
import { downloadBytes } from './download-size';
import { strings, type Strings } from './strings';

/** Strings with these prefixes and those of `lab.common.`, in the language of the page. */
export function labStrings(locale: string, ...prefixes: string[]): Strings {
  const words = strings(locale, ...prefixes, 'lab.common.');
  return {
    ...words,
    'lab.common.run': fill(words['lab.common.runSize']!, { size: formatBytes(downloadBytes(), locale) }),
  };
}

/** The same for a lab without a text field, where nothing can be typed that would wake the model. */
export function buttonLabStrings(locale: string, ...prefixes: string[]): Strings {
  return { ...labStrings(locale, ...prefixes), 'lab.common.idle': strings(locale, 'lab.idle.')['lab.idle.button']! };
}
