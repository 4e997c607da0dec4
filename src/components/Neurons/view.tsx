/**
 * The neurons of a block at one token: how many are active, block by block; how much of the output the strongest of them
 * write; and the strongest one by one, with the tokens they promote and the tokens of the prompt that they are active at.
 */
import type { Token } from '../../engine/types';
import { Bars } from '../shared/Bars';
import { fill, formatInteger, formatNumber, formatPercent, formatProbability } from '../shared/format';
import { joinSentences } from '../shared/sentences';
import { tokenLabel } from '../shared/token-text';
import { Place, type PlaceOfLab } from '../shared/Place';
import { LineChart } from '../shared/LineChart';
import type { NeuronAnswer } from './ask';
import { Strongest } from './strongest';
import './style.css';

export interface NeuronsViewProps {
  place: PlaceOfLab;
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
  const shareOf = (count: number) => share.find((point) => point.count === count)?.share ?? 1;
  const named = [10, 100].filter((count) => count < all);
  const low = Math.min(0, ...share.map((point) => point.share));
  const high = Math.max(1, ...share.map((point) => point.share));
  const said = (point: { count: number; share: number }) =>
    t('share.sentence', { count: point.count, share: formatProbability(Math.max(0, point.share), locale) });
  const count = t('active.note', { count: whole(active[layer] ?? 0), all: whole(all) });
  return (
    <div
      class="it-neurons"
      data-said={`${t('active.title', { token })}: ${count} ${said({ count: 10, share: shareOf(10) })}`}
    >
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
          <LineChart
            series={[
              {
                name: t('share.y'),
                look: 'solid',
                colour: 'var(--it-mlp)',
                points: share.map(({ count, share: y }) => ({
                  x: Math.log10(count),
                  y,
                  marked: named.includes(count),
                })),
              },
            ]}
            x={{
              min: 0,
              max: Math.log10(all),
              ticks: [1, ...named, all].map(Math.log10),
              label: t('share.x'),
              format: (x) => whole(Math.round(10 ** x)),
            }}
            y={{
              min: low,
              max: high,
              ticks: [0, 0.5, 1],
              label: t('share.y'),
              format: (p) => formatPercent(p, locale),
            }}
            label={t('share.label')}
            describe={(_, point) => said(share[point]!)}
            hint={joinSentences(
              named.map((count) => said({ count, share: shareOf(count) })),
              locale,
            )}
            height={11}
            stale={stale}
          />
        </section>
      </div>
      <Strongest {...props} t={t} number={(x) => formatNumber(x, locale)} />
    </div>
  );
}
