/**
 * What a field of a link may say. A rule turns the field's text into its one form ('0.50' → '0.5'), or refuses it (null):
 * a link that says anything else is not opened. Ranges that depend on the model (layers, positions) are wide here; a lab
 * takes the nearest that the model has.
 */
import { LONGEST_TEXT } from '../url-state';

export interface Rule {
  kind: 'number' | 'switch' | 'text' | 'list';
  /** The field's text in its one form, null where it breaks the rule. */
  read(text: string): string | null;
  /** Where the reader looks (a row, a token) rather than what is tried: a step back does not lead there. */
  look?: true;
  /** A text that the reader writes, or takes from examples. */
  prose?: true;
}

/** No model has more layers, heads, neurons or positions. */
const MOST = 99_999;

export function number(least: number, most: number): Rule {
  return { kind: 'number', read: (text) => numberIn(text, least, most) };
}

/** A whole number, such as a seed or a count. */
export function whole(least: number, most = MOST): Rule {
  return { kind: 'number', read: (text) => (isWhole(text) ? numberIn(text, least, most) : null) };
}

/** A place among so many as the model has; −1 is the last, none or all, as the lab says. */
export const index: Rule = whole(-1);
/** The same, where it is only looked at. */
export const look: Rule = { ...index, look: true };

export const onOff: Rule = {
  kind: 'switch',
  read: (text) => (text === '1' || text === 'true' ? '1' : text === '0' || text === 'false' ? '0' : null),
};

export function choice(...options: readonly string[]): Rule {
  return { kind: 'text', read: (text) => (options.includes(text) ? text : null) };
}

/** A text of the reader's. */
export const prose: Rule = {
  kind: 'text',
  prose: true,
  read: (text) => (text.length <= LONGEST_TEXT ? text : null),
};

/** A short text of one form: `like` must match the whole. */
export function written(like: RegExp, most = 2000): Rule {
  return { kind: 'text', read: (text) => (text.length <= most && like.test(text) ? text : null) };
}

/** A JSON list of whole numbers. */
export function list(least: number, most: number, entries: number): Rule {
  return {
    kind: 'list',
    read(text) {
      if (!/^\[[\d,\s-]*\]$/.test(text)) return null;
      try {
        const values = JSON.parse(text) as number[];
        const fits = values.length <= entries && values.every((x) => Number.isInteger(x) && x >= least && x <= most);
        return fits ? JSON.stringify(values) : null;
      } catch {
        return null;
      }
    },
  };
}

const isWhole = (text: string) => /^-?\d{1,16}$/.test(text);

function numberIn(text: string, least: number, most: number): string | null {
  if (!/^-?(\d+\.?\d*|\.\d+)(e-?\d+)?$/i.test(text)) return null;
  const value = Number(text);
  return value >= least && value <= most ? String(value) : null;
}
