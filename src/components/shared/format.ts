/**
 * Numbers and sentences as the reader sees them: one form per quantity, a true minus sign, no locale surprises.
 * The full value of a shortened number belongs in a title or an announcement: `fullNumber`.
 */
const MINUS = '\u2212';

/** Making one takes tens of times as long as using it, and a matrix has hundreds of numbers. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, digits: number, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const name = [locale, digits, options.style, options.unit].join(' ');
  let known = formatters.get(name);
  if (!known) {
    known = new Intl.NumberFormat(locale, {
      ...options,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formatters.set(name, known);
  }
  return known;
}

/** fill('{n} of {limit}', { n: 3, limit: 256 }) → '3 of 256'. A placeholder without a value stays visible. */
export function fill(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

/** formatNumber(-0.12345, 'en') → '−0.12'; `digits` after the point, always the same count, so that columns align. */
export function formatNumber(x: number, locale = 'en', digits = 2): string {
  if (Number.isNaN(x)) return '–';
  if (!Number.isFinite(x)) return x < 0 ? `${MINUS}∞` : '∞';
  const text = formatter(locale, digits).format(Math.abs(x));
  const isZero = !/[1-9]/.test(text);
  return x < 0 && !isZero ? MINUS + text : text;
}

/** A whole number with grouping: 50257 → '50,257'. */
export function formatInteger(n: number, locale = 'en'): string {
  return formatNumber(n, locale, 0);
}

/** formatPercent(0.123, 'en', 1) → '12.3%', 'fr' → '12,3 %'. What is no number is '–', as everywhere. */
export function formatPercent(share: number, locale = 'en', digits = 0): string {
  if (!Number.isFinite(share)) return formatNumber(share, locale);
  // + 0 takes the sign from −0.
  return formatter(locale, digits, { style: 'percent' }).format(share + 0);
}

/** formatList(['a', 'b', 'c'], 'en') → 'a, b, c', 'ja' → 'a、b、c'. */
export function formatList(items: readonly string[], locale = 'en'): string {
  return new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' }).format(items);
}

/**
 * Three significant digits, as per cent, down to thousandths of a per cent: '12.3%', '7.12%', '0.712%', '0.071%', '<0.001%'.
 * Exactly 0 and 1 are '0%' and '100%'.
 */
export function formatProbability(p: number, locale = 'en'): string {
  if (p === 0 || p === 1 || !Number.isFinite(p)) return formatPercent(p, locale);
  const percent = p * 100;
  if (percent < 0.0005) return `<${formatPercent(0.00001, locale, 3)}`;
  if (percent >= 99.95) return `>${formatPercent(0.999, locale, 1)}`;
  return formatPercent(p, locale, percent >= 9.995 ? 1 : percent >= 0.9995 ? 2 : 3);
}

/** The float as it is, for titles and exports: 9 significant digits tell any two float32 apart. */
export function fullNumber(x: number): string {
  if (!Number.isFinite(x)) return formatNumber(x);
  return String(Number(x.toPrecision(9))).replace('-', MINUS);
}

/** formatBytes(12_480_000, 'en') → '12.5 MB'; decimal units, as browsers and operating systems count downloads. */
export function formatBytes(bytes: number, locale = 'en'): string {
  if (bytes < 1e3) return `${formatInteger(bytes, locale)} B`;
  const [unit, size, digits] =
    bytes < 1e6
      ? (['kilobyte', 1e3, 0] as const)
      : bytes < 1e9
        ? (['megabyte', 1e6, 1] as const)
        : (['gigabyte', 1e9, 2] as const);
  // Japanese writes KB, which many read as 1024 bytes.
  return formatter(locale, digits, { style: 'unit', unit, unitDisplay: 'short' })
    .format(bytes / size)
    .replace('KB', 'kB');
}
