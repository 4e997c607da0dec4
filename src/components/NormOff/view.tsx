/** A switch for each LayerNorm, the answer before and after, and the size of the residual stream on its way through the blocks. */
import { BeforeAfter } from '../shared/BeforeAfter';
import { Slider } from '../shared/Slider';
import { Button, Switch } from '../shared/controls';
import { fill, formatInteger, formatNumber, formatProbability } from '../shared/format';
import { LineChart, type ChartSeries } from '../shared/LineChart';
import { Place, type PlaceOfLab } from '../shared/Place';
import type { NormOffAnswer } from './ask';
import './style.css';

export interface NormOffViewProps {
  place: PlaceOfLab;
  layers: number;
  /** LayerNorms that are left out: 2l before attention, 2l + 1 before the MLP, 2L the final one. */
  off: readonly number[];
  onOff(off: number[]): void;
  /** What remains of them: 0 nothing, 1 all. */
  left: number;
  onLeft(left: number): void;
  answer: NormOffAnswer;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.normOff.*`, `lab.norms.*`, `lab.place.*`, `lab.beforeAfter.*`, `lab.reading.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

export function NormOffView(props: NormOffViewProps) {
  const { place, layers: L, off, onOff, left, onLeft, answer, stale, disabled, strings, locale } = props;
  const t = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.normOff.${key}`] ?? '', values);
  const all = Array.from({ length: 2 * L + 1 }, (_, norm) => norm);
  const toggle = (norm: number, on: boolean) =>
    onOff(on ? off.filter((other) => other !== norm) : [...off, norm].sort((a, b) => a - b));
  const block = (layer: number) => fill(strings['lab.place.blockName'] ?? '', { layer });
  const label = (norm: number) =>
    norm === 2 * L
      ? (strings['lab.norms.final'] ?? '')
      : t('switch', { block: block(norm >> 1), which: strings[`lab.norms.${norm % 2 ? 'ln2' : 'ln1'}`] ?? '' });
  return (
    <div class="it-normoff">
      <Place {...place} {...{ disabled, strings, locale }} />
      <fieldset class="it-normoff__group">
        <legend class="it-control-label">{t('switches')}</legend>
        <div class="it-normoff__switches">
          {all.map((norm) => (
            <Switch
              key={norm}
              label={label(norm)}
              checked={!off.includes(norm)}
              onInput={(on) => toggle(norm, on)}
              disabled={disabled}
            />
          ))}
        </div>
      </fieldset>
      <div class="it-normoff__controls">
        <div class="it-normoff__buttons">
          <Button onClick={() => onOff(all)} disabled={disabled || off.length === all.length}>
            {t('allOff')}
          </Button>
          <Button onClick={() => onOff([])} disabled={disabled || off.length === 0}>
            {strings['lab.common.neutral'] ?? ''}
          </Button>
        </div>
        <Slider
          label={t('left')}
          value={left}
          min={0}
          max={1}
          step={0.05}
          neutral={1}
          format={(share) => formatProbability(share, locale)}
          onInput={onLeft}
          disabled={disabled || off.length === 0}
          neutralLabel={strings['lab.common.neutral'] ?? ''}
          hint={t('leftHint')}
        />
      </div>
      {place.tokens.length === 0 ? (
        <p class="it-nothing">{strings['lab.place.empty']}</p>
      ) : (
        <>
          <BeforeAfter
            comparison={answer.comparison}
            names={[t('before'), t('after')]}
            stale={stale}
            strings={strings}
            locale={locale}
          />
          <p class={`it-normoff__entropy${stale ? ' it-stale' : ''}`} data-entropy={answer.comparison.runs[1]!.entropy}>
            {t('entropy', {
              before: formatNumber(answer.comparison.runs[0]!.entropy, locale),
              after: formatNumber(answer.comparison.runs[1]!.entropy, locale),
            })}
          </p>
          <Sizes {...props} t={t} name={label} />
        </>
      )}
    </div>
  );
}

type T = (key: string, values?: Record<string, string | number>) => string;

/** The scales on a logarithmic axis; what is not a positive finite number has no place on it. */
function Sizes({ answer, stale, locale, t, name }: NormOffViewProps & { t: T; name(norm: number): string }) {
  const { scales, off } = answer;
  const count = scales[0].length;
  const layers = (count - 1) / 2;
  const curve = (values: readonly number[]) =>
    values
      .map((value, x) => ({ x, y: Math.log10(value), marked: off.includes(x) }))
      .filter(({ y }) => Number.isFinite(y));
  const series: ChartSeries[] = [
    {
      name: t('before'),
      look: 'solid',
      colour: 'var(--it-residual)',
      points: curve(scales[0]).map(({ x, y }) => ({ x, y })),
    },
    { name: t('after'), look: 'dashed', colour: 'var(--it-ink)', points: curve(scales[1]) },
  ];
  const logs = series.flatMap(({ points }) => points.map(({ y }) => y));
  const [min, max] = [Math.floor(Math.min(-1, ...logs)), Math.ceil(Math.max(1, ...logs))];
  const step = Math.max(1, Math.ceil((max - min) / 6));
  const lost = scales[1].filter((value) => !Number.isFinite(value)).length;
  const last = (run: 0 | 1) => significant(scales[run].at(-1)!, locale);
  const value = (log: number) => {
    const size = 10 ** log;
    return size >= 1e5
      ? `10^${Math.round(log)}`
      : size >= 1
        ? formatInteger(size, locale)
        : String(Number(size.toPrecision(3)));
  };
  return (
    <section class="it-normoff__sizes">
      <h4 data-sym="scale">{t('sizes')}</h4>
      <LineChart
        series={series}
        x={{
          min: 0,
          max: count - 1,
          ticks: [...Array.from({ length: layers }, (_, l) => 2 * l), count - 1],
          label: t('sizesX'),
          format: (norm) => (norm === count - 1 ? t('end') : String(norm / 2)),
        }}
        y={{
          min,
          max,
          ticks: Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, i) => min + i * step),
          label: t('sizesY'),
          format: value,
        }}
        label={t('sizesLabel', { before: last(0), after: last(1) })}
        describe={(s, point) => {
          const { x, y } = series[s]!.points[point]!;
          return t('sizesPoint', { run: series[s]!.name, norm: name(x), value: significant(10 ** y, locale) });
        }}
        hint={lost > 0 ? t('lost', { n: lost }) : t('sizesHint')}
        height={13}
        stale={stale}
      />
    </section>
  );
}

/** Three significant digits: 0.144, 4.87, 12,300. */
function significant(x: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }).format(x);
}
