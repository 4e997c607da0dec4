/** The draw: candidates side by side from 0 to 1, and where the random number falls. */
import { Button, formatInteger, formatNumber, formatProbability, fullNumber, NumberField, TokenText } from '../shared';
import { tokenLabel } from '../shared/token-text';
import { landing, restOf } from './draws';
import type { Linked } from './view';

const MANY = 100;

export function Draw(props: Linked) {
  const { distribution, draws, drawn, seed, onSeed, onDraw, onClear, disabled, stale, locale, t, pointed, onPoint } =
    props;
  const { candidates } = distribution;
  const rest = restOf(candidates, distribution);
  const u = draws.at(-1);
  const landed = u === undefined ? null : landing(candidates, u);
  const token = landed === null ? null : (candidates[landed]?.token ?? drawn);
  const stretches = [...candidates.map((c) => c.final), rest.final];
  return (
    <div class={`it-sampling__draw${stale ? ' it-stale' : ''}`}>
      <h4>{t('drawTitle')}</h4>
      <div class="it-sampling__ruler" onPointerLeave={() => onPoint(null)}>
        <div class="it-sampling__stretches" aria-hidden="true" data-sym="kept">
          {stretches.map((width, i) =>
            width === 0 ? null : (
              <span
                key={i}
                class={i === candidates.length ? 'is-rest' : ''}
                data-pointed={pointed === i || undefined}
                data-landed={landed === i || undefined}
                style={{ flexGrow: width }}
                onPointerEnter={() => onPoint(i)}
              >
                {width > 0.05 &&
                  (i < candidates.length ? <TokenText token={candidates[i]!.token} /> : t('othersShort'))}
              </span>
            ),
          )}
        </div>
        {u !== undefined && (
          <span
            class="it-sampling__needle"
            data-sym="u"
            style={{ insetInlineStart: `${u * 100}%` }}
            title={fullNumber(u)}
          >
            <span>u = {formatNumber(u, locale, 4)}</span>
          </span>
        )}
        <div class="it-sampling__axis" aria-hidden="true">
          {[0, 0.25, 0.5, 0.75, 1].map((x) => (
            <span key={x} style={{ insetInlineStart: `${x * 100}%` }}>
              {x}
            </span>
          ))}
        </div>
      </div>
      <p class="it-sampling__landed" role="status">
        {u !== undefined && landed !== null
          ? t(landed < candidates.length ? 'landed' : token ? 'landedRest' : 'landedOther', {
              n: formatInteger(draws.length, locale),
              u: formatNumber(u, locale, 4),
              token: token ? tokenLabel(token) : '',
              p: formatProbability(stretches[landed] ?? 0, locale),
            })
          : t('drawHint')}
      </p>
      <div class="it-sampling__buttons">
        <Button kind="primary" disabled={disabled || stale} onClick={() => onDraw(1)}>
          {t(draws.length === 0 ? 'draw' : 'drawAgain')}
        </Button>
        <Button disabled={disabled || stale} onClick={() => onDraw(MANY)}>
          {t('drawMany', { n: MANY })}
        </Button>
        <Button kind="quiet" disabled={disabled || draws.length === 0} onClick={onClear}>
          {t('clear')}
        </Button>
        <NumberField label={t('seed')} value={seed} min={0} max={999999} onInput={onSeed} disabled={disabled} />
      </div>
    </div>
  );
}
