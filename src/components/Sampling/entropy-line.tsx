/** How uncertain the choice is before and after the settings, and how many tokens are still in it. */
import { formatInteger, formatNumber, fullNumber } from '../shared/format';
import type { Linked } from './view';

export function EntropyLine({ distribution, stale, locale, t }: Linked) {
  const { entropy, keptCount, vocabularySize } = distribution;
  const steps = [
    ['original', entropy.original],
    ['tempered', entropy.tempered],
    ['final', entropy.final],
  ] as const;
  return (
    <div class={`it-sampling__entropy${stale ? ' it-stale' : ''}`}>
      <dl>
        {steps.map(([name, nats]) => (
          <div key={name} data-entropy={name} data-sym="entropy">
            <dt>{t(`entropy.${name}`)}</dt>
            <dd title={fullNumber(nats)}>
              <strong>{t('nats', { n: formatNumber(nats, locale) })}</strong>{' '}
              <span>{t('bits', { n: formatNumber(nats / Math.LN2, locale) })}</span>
            </dd>
            <dd class="it-sampling__fair">{t('fair', { n: fairChoices(nats, locale) })}</dd>
          </div>
        ))}
        <div data-entropy="kept">
          <dt>{t('kept')}</dt>
          <dd>
            <strong>{formatInteger(keptCount, locale)}</strong>
          </dd>
          <dd class="it-sampling__fair">{t('ofVocabulary', { n: formatInteger(vocabularySize, locale) })}</dd>
        </div>
      </dl>
    </div>
  );
}

/** e^H: the number of equally likely tokens that would be as uncertain. */
function fairChoices(nats: number, locale: string): string {
  const n = Math.exp(nats);
  return formatNumber(n, locale, n < 10 ? 1 : 0);
}
