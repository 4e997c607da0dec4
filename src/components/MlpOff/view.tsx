/** What is switched off, and the answer before and after: whole MLPs by a switch each, or the strongest neurons of one. */
import { BeforeAfter } from '../shared/BeforeAfter';
import { Slider } from '../shared/Slider';
import { Button, Segmented, Switch } from '../shared/controls';
import { fill, formatInteger, formatNumber } from '../shared/format';
import { Place, type PlaceOfLab } from '../shared/Place';
import type { OffAnswer, Switches } from './ask';
import './style.css';

export interface MlpOffViewProps {
  place: PlaceOfLab;
  layers: number;
  /** Neurons of a block. */
  neurons: number;
  switches: Switches;
  onChange(change: Partial<Switches>): void;
  answer: OffAnswer;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.mlpOff.*`, `lab.place.*`, `lab.beforeAfter.*`, `lab.reading.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

export function MlpOffView(props: MlpOffViewProps) {
  const { place, layers, neurons, switches, onChange, answer, stale, disabled, strings, locale } = props;
  const { what, off, layer, count } = switches;
  const t = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.mlpOff.${key}`] ?? '', values);
  const whole = (n: number) => formatInteger(n, locale);
  const blocks = Array.from({ length: layers }, (_, l) => l);
  const { comparison, switches: asked } = answer;
  const [, , random] = comparison.runs;
  return (
    <div class="it-mlpoff">
      <Place {...place} {...{ disabled, strings, locale }} />
      <Segmented<Switches['what']>
        label={t('what')}
        options={(['blocks', 'neurons'] as const).map((value) => ({ value, label: t(`what.${value}`) }))}
        value={what}
        onInput={(next) => onChange({ what: next })}
        disabled={disabled}
      />
      <div class="it-mlpoff__controls">
        {what === 'blocks' ? (
          <>
            <div class="it-mlpoff__switches" role="group" aria-label={t('switches')}>
              {blocks.map((l) => (
                <Switch
                  key={l}
                  label={t('mlpOf', { layer: l })}
                  checked={!off.includes(l)}
                  onInput={(on) =>
                    onChange({ off: on ? off.filter((x) => x !== l) : [...off, l].sort((a, b) => a - b) })
                  }
                  disabled={disabled}
                />
              ))}
            </div>
            <div class="it-mlpoff__buttons">
              <Button onClick={() => onChange({ off: blocks })} disabled={disabled || off.length === layers}>
                {t('allOff')}
              </Button>
              <Button onClick={() => onChange({ off: [] })} disabled={disabled || off.length === 0}>
                {strings['lab.common.neutral'] ?? ''}
              </Button>
            </div>
          </>
        ) : (
          <>
            <Segmented
              label={strings['lab.place.block'] ?? ''}
              options={blocks.map((value) => ({ value, label: String(value) }))}
              value={layer}
              onInput={(next) => onChange({ layer: next })}
              disabled={disabled}
            />
            <Slider
              label={t('count')}
              value={count}
              min={0}
              max={neurons}
              step={1}
              neutral={0}
              format={(n) => t('ofAll', { n: whole(n), all: whole(neurons) })}
              onInput={(next) => onChange({ count: Math.round(next) })}
              disabled={disabled}
              neutralLabel={strings['lab.common.neutral'] ?? ''}
              hint={t('countHint')}
            />
          </>
        )}
      </div>
      {place.tokens.length === 0 ? (
        <p class="it-nothing">{strings['lab.place.empty']}</p>
      ) : (
        <>
          <BeforeAfter
            comparison={comparison}
            names={[t('before'), t(asked.what === 'blocks' ? 'afterBlocks' : 'afterNeurons')]}
            stale={stale}
            strings={strings}
            locale={locale}
          />
          <p class={`it-mlpoff__random${stale ? ' it-stale' : ''}`} data-random={random?.divergence}>
            {random &&
              t('random', {
                n: whole(asked.count),
                kl: formatNumber(random.divergence, locale, 3),
                own: formatNumber(comparison.runs[1]!.divergence, locale, 3),
              })}
          </p>
        </>
      )}
    </div>
  );
}
