/** The draw: candidates side by side from 0 to 1, and where the random number falls. */
import { Button, NumberField } from '../shared/controls';
import { formatInteger, formatNumber, formatProbability } from '../shared/format';
import { DrawRuler } from '../shared/DrawRuler';
import { tokenLabel } from '../shared/token-text';
import { landing, restOf } from './draws';
import type { Linked } from './view';

const MANY = 100;

export function Draw(props: Linked) {
  const { distribution, draws, drawn, seed, onSeed, onDraw, onClear, disabled, stale, locale, t, pointed, onPoint } =
    props;
  const { candidates } = distribution;
  const [first] = candidates;
  const rest = restOf(candidates, distribution);
  const u = draws.at(-1);
  const landed = u === undefined ? null : landing(candidates, u);
  const token = landed === null ? null : (candidates[landed]?.token ?? drawn);
  const stretches = [...candidates.map((c) => c.final), rest.final];
  return (
    <div class={`it-sampling__draw${stale ? ' it-stale' : ''}`}>
      <h4>{t('drawTitle')}</h4>
      <DrawRuler
        candidates={candidates}
        rest={rest.final}
        restLabel={t('othersShort')}
        u={u ?? null}
        landed={landed}
        pointed={pointed}
        onPoint={onPoint}
        locale={locale}
      />
      <p
        class="it-sampling__landed"
        data-said={
          u === undefined && first ? `${tokenLabel(first.token)}: ${formatProbability(first.final, locale)}` : ''
        }
      >
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
        <NumberField
          label={t('seed')}
          value={seed}
          min={0}
          max={999999}
          range={props.strings['lab.common.numberRange']}
          onInput={onSeed}
          disabled={disabled}
        />
      </div>
    </div>
  );
}
