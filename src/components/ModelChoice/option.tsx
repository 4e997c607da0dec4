/** One model of the list, with what it is, what it costs, and under which licence. */
import { fill, formatBytes, formatInteger, formatNumber } from '../shared/format';
import type { Strings } from '../shared/strings-type';

export interface Option {
  id: string;
  title: string;
  license: string;
  parameters: number;
  /** Sizes, where the model's description could be read. */
  sizes: { layers: number; heads: number; context: number; memory: number } | null;
  /** Bytes to download for it, of which `missing` are still to come; `download`: those with the runtime. */
  bytes: number;
  missing: number;
  download: number;
  /** Bytes of it on this device, unpacked. */
  stored: number;
  /** Work for each token relative to the site's default model. */
  work: number;
}

interface Props {
  option: Option;
  /** The site has no other: nothing to choose. */
  only: boolean;
  selected: boolean;
  current: boolean;
  /** Threads it computes with, where it is loaded. */
  threads: number | null;
  onSelect(): void;
  strings: Strings;
  locale: string;
}

export function ModelOption({ option, only, selected, current, threads, onSelect, strings, locale }: Props) {
  const t = (name: string, values = {}) => fill(strings[`lab.model.${name}`] ?? '', values);
  const { sizes, stored, bytes, missing, work } = option;
  const facts = [
    t('parameters', { count: roughly(option.parameters, locale) }),
    sizes && t('sizes', { layers: sizes.layers, heads: sizes.heads, context: formatInteger(sizes.context, locale) }),
  ];
  const costs = [
    missing > 0
      ? t('download', { size: formatBytes(bytes, locale) })
      : t('isStored', { size: formatBytes(stored, locale) }),
    missing > 0 && missing < bytes ? t('partStored', { size: formatBytes(bytes - missing, locale) }) : '',
    sizes && t('memory', { size: `${formatNumber(sizes.memory / 1e9, locale, 1)} GB` }),
    work > 1.5 ? t('slower', { times: formatInteger(Math.round(work), locale) }) : '',
  ];
  const running = [!only && t('current'), threads && t('threads', { count: threads })].filter(Boolean).join(' · ');
  const body = (
    <span class="it-model-facts">
      <strong translate={false}>{option.title}</strong>
      {current && running && <span class="it-model-current">{running}</span>}
      <Facts facts={facts} />
      <Facts facts={costs} />
      <span>{t('license', { license: option.license })}</span>
    </span>
  );
  if (only) return <div class="it-model-option">{body}</div>;
  return (
    <label class="it-model-option">
      <input type="radio" name="it-model" value={option.id} checked={selected} onChange={onSelect} />
      {body}
    </label>
  );
}

/** Short facts in a line that breaks between them. */
function Facts({ facts }: { facts: readonly (string | null)[] }) {
  return (
    <span>
      {facts.filter(Boolean).map((fact, i, all) => (
        <span key={fact}>{i < all.length - 1 ? `${fact} ·` : fact}</span>
      ))}
    </span>
  );
}

/** roughly(12_368_064, 'en') → '12.4 million', 'ja' → '1240万'. */
function roughly(count: number, locale: string): string {
  const form = { notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 3 } as const;
  return new Intl.NumberFormat(locale, form).format(count);
}
