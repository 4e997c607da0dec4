/**
 * The step after a text of T tokens as a picture, both ways: a row for each token that goes through the model, a column for each
 * token that it looks at. Without the cache the whole triangle is computed; with it, the last row, and the keys and values of
 * the columns come from the cache.
 */
import type { Translate } from './view';

interface Props {
  length: number;
  t: Translate;
}

/** Above, single cells would be finer than a pixel on a phone. */
const MOST_LINES = 48;

export function Picture({ length: T, t }: Props) {
  return (
    <div>
      <div class="it-kv__pictures">
        <Triangle T={T} rows={T} caption={t('withoutTitle')} label={t('withoutPicture', { n: T })} />
        <Triangle T={T} rows={1} caption={t('withTitle')} label={t('withPicture', { n: T, kept: T - 1 })} />
      </div>
      <ul class="it-kv__legend">
        <li class="is-computed">{t('legendComputed')}</li>
        <li class="is-keys">{t('legendKeys')}</li>
        <li class="is-values">{t('legendValues')}</li>
        <li class="is-outline">{t('legendEarlier')}</li>
      </ul>
    </div>
  );
}

function Triangle({ T, rows, caption, label }: { T: number; rows: number; caption: string; label: string }) {
  const cached = rows < T;
  const strip = T * 0.07;
  const gap = T * 0.03;
  // The steps of the triangle, from row `from` down to the last.
  const steps = (from: number) =>
    `M0 ${from}` + Array.from({ length: T - from }, (_, i) => `H${from + i + 1}V${from + i + 1}`).join('') + 'H0z';
  const lines =
    T <= MOST_LINES
      ? Array.from(
          { length: T },
          (_, i) => `M${i} ${Math.max(i, T - rows)}V${T}M0 ${i < T - rows ? T - rows : i}H${i}`,
        ).join('')
      : '';
  return (
    <figure class="it-kv__picture">
      <figcaption>{caption}</figcaption>
      <svg
        viewBox={`0 ${-2 * strip - 2 * gap} ${T} ${T + 2 * strip + 2 * gap}`}
        preserveAspectRatio="xMinYMid"
        role="img"
        aria-label={label}
        data-it-export
      >
        {cached && T > 1 && (
          <>
            <rect class="is-keys" data-sym="past_key" y={-2 * strip - gap} width={T - 1} height={strip} />
            <rect class="is-values" data-sym="past_value" y={-strip - gap / 2} width={T - 1} height={strip} />
          </>
        )}
        <path class="is-outline" d={steps(0)} />
        <path class="is-computed" data-sym="pattern" d={steps(T - rows)} />
        <path class="is-lines" d={lines} />
      </svg>
    </figure>
  );
}
