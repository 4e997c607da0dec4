/**
 * The neurons of a block at one token: how many are active, block by block; how much of the output the strongest of them
 * write; and the strongest one by one, with the tokens they promote and the tokens of the prompt that they are active at.
 */
import type { Token } from '../../engine/types';
import { Bars, fill, formatInteger, formatNumber, formatProbability, fullNumber, tokenLabel } from '../shared';
import { Place, type PlaceProps } from '../shared/Place';
import { linePath, Plot } from '../shared/Plot';
import type { NeuronAnswer } from './ask';
import { Strongest } from './strongest';
import './style.css';

export interface NeuronsViewProps {
  place: Omit<PlaceProps, 'strings' | 'locale' | 'disabled' | 'children'>;
  answer: NeuronAnswer;
  /** Those that the answer is about. */
  tokens: readonly Token[];
  /** Which of the strongest neurons is looked at. */
  pick: number;
  onPick(pick: number): void;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.neurons.*`, `lab.place.*`, `lab.reading.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

export type Translate = (key: string, values?: Record<string, string | number>) => string;

export function NeuronsView(props: NeuronsViewProps) {
  const { place, answer, tokens, stale, disabled, strings, locale } = props;
  const t: Translate = (key, values = {}) => fill(strings[`lab.neurons.${key}`] ?? '', values);
  if (place.tokens.length === 0) {
    return (
      <div class="it-neurons">
        <Place {...place} {...{ disabled, strings, locale }} />
        <p class="it-nothing">{strings['lab.place.empty']}</p>
      </div>
    );
  }
  const { active, all, share, layer, position } = answer;
  const token = tokens[position] ? tokenLabel(tokens[position]!) : '';
  const whole = (n: number) => formatInteger(n, locale);
  const shareOf = (count: number) => share.find(([n]) => n === count)?.[1] ?? 1;
  const named = [10, 100].filter((count) => count < all);
  const low = Math.min(0, ...share.map(([, value]) => value));
  const high = Math.max(1, ...share.map(([, value]) => value));
  return (
    <div class="it-neurons">
      <Place {...place} {...{ disabled, strings, locale }} />
      <div class="it-neurons__figures">
        <section>
          <h4>{t('active.title', { token })}</h4>
          <Bars
            items={active.map((count, l) => ({
              id: l,
              label: t('block', { layer: l }),
              value: count / all,
              marked: l === layer,
              note: t('active.note', { count: whole(count), all: whole(all) }),
            }))}
            max={1}
            format={(p) => formatProbability(p, locale)}
            label={t('active.label')}
            stale={stale}
          />
          <p class="it-hint">{t('active.hint')}</p>
        </section>
        <section>
          <h4>{t('share.title', { layer })}</h4>
          <Plot
            x={[1, all]}
            y={[low, high]}
            logX
            xTicks={[1, ...named, all]}
            yTicks={[0, 0.5, 1]}
            formatX={whole}
            formatY={(p) => formatProbability(p, locale)}
            xLabel={t('share.x')}
            yLabel={t('share.y')}
            height="11rem"
            label={t('share.label')}
            stale={stale}
            draw={(s) => (
              <>
                <path
                  class="it-neurons__under"
                  d={`${linePath(share.map(([n, value]) => [s.x(n), s.y(value)]))}V${s.y(0)}H${s.x(1)}Z`}
                />
                <path class="it-plot__line" d={linePath(share.map(([n, value]) => [s.x(n), s.y(value)]))} />
                <path
                  class="it-plot__points"
                  d={named.map((n) => `M${s.x(n)} ${s.y(shareOf(n))}h0`).join('')}
                />
              </>
            )}
          />
          <p class="it-neurons__share">
            {named.map((count) => (
              <span key={count} data-count={count} title={fullNumber(shareOf(count))}>
                {t('share.sentence', { count, share: formatProbability(Math.max(0, shareOf(count)), locale) })}{' '}
              </span>
            ))}
          </p>
        </section>
      </div>
      <Strongest {...props} t={t} number={(x) => formatNumber(x, locale)} />
    </div>
  );
}
