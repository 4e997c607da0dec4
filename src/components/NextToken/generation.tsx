/** What generates: the buttons, temperature and seed. */
import { Button, NumberField } from '../shared/controls';
import { formatInteger, formatNumber } from '../shared/format';
import { Slider } from '../shared/Slider';
import type { NextTokenViewProps, Translate } from './view';

export function Generation({
  generation: g,
  tokens,
  steps,
  limit,
  disabled,
  strings,
  locale,
  t,
}: NextTokenViewProps & { t: Translate }) {
  const full = tokens.length >= limit;
  // "Generate" starts from the reader's own text, "more" from the end of all.
  const own = tokens.length - steps.length;
  return (
    <div class="it-next__generate">
      <div class="it-next__buttons">
        {g.running ? (
          <Button kind="primary" onClick={g.onStop}>
            {t('stop')}
          </Button>
        ) : (
          <Button kind="primary" disabled={disabled || tokens.length === 0 || own >= limit} onClick={g.onGenerate}>
            {t('generate', { n: g.count })}
          </Button>
        )}
        <Button disabled={disabled || full || g.running || steps.length === 0} onClick={g.onMore}>
          {t('more', { n: g.count })}
        </Button>
        <Button kind="quiet" disabled={disabled || g.running || steps.length === 0} onClick={g.onTakeBack}>
          {t('takeBack')}
        </Button>
      </div>
      <Slider
        label={t('temperature')}
        value={g.temperature}
        min={0.1}
        max={3}
        step={0.05}
        neutral={1}
        scale="log"
        format={(x) => formatNumber(x, locale)}
        onInput={g.onTemperature}
        disabled={disabled}
        neutralLabel={t('neutral')}
      />
      <NumberField
        label={t('seed')}
        value={g.seed}
        min={0}
        max={999999}
        range={strings['lab.common.numberRange']}
        onInput={g.onSeed}
        disabled={disabled}
      />
      <p class="it-next__full" role="status">
        {full ? t('full', { limit: formatInteger(limit, locale) }) : ''}
      </p>
    </div>
  );
}
