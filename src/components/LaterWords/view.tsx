/** What the model expects at every position of a text, without and with words after it, and whether that is the same to the bit. */
import type { Token } from '../../engine/types';
import { Segmented } from '../shared/controls';
import { fill, formatNumber, fullNumber } from '../shared/format';
import { PromptInput } from '../shared/PromptInput';
import { TokenText } from '../shared/TokenText';
import { Place, type PlaceOfLab } from '../shared/Place';
import type { LaterAnswer, Words } from './ask';
import './style.css';

export interface LaterWordsViewProps {
  place: PlaceOfLab;
  wanted: Words;
  onChange(change: Partial<Words>): void;
  tokens: readonly Token[];
  answer: LaterAnswer;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.laterWords.*`, `lab.place.*`, `lab.reading.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

/** Rows that are drawn. */
const MOST = 24;

export function LaterWordsView(props: LaterWordsViewProps) {
  const { place, wanted, onChange, tokens, answer, stale, disabled, strings, locale } = props;
  const t = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.laterWords.${key}`] ?? '', values);
  const { positions, added, mode } = answer;
  const replaced = mode === 'instead' ? tokens.length - 1 : Infinity;
  const extra = mode === 'after' ? added : added.slice(1);
  const first = Math.max(0, positions.length - MOST);
  const earlier = positions.filter((_, i) => i < replaced);
  const same = earlier.filter(({ identical }) => identical).length;
  return (
    <div class="it-later">
      <Place {...place} {...{ disabled, strings, locale }} />
      <PromptInput
        value={wanted.words}
        onInput={(words) => onChange({ words })}
        examples={[' girl who lived in the forest', ' dog.', ' house on the hill']}
        label={t('words')}
        strings={strings}
        locale={locale}
      />
      <div class="it-later__controls">
        <Segmented<Words['mode']>
          label={t('mode')}
          options={(['after', 'instead'] as const).map((value) => ({ value, label: t(value) }))}
          value={wanted.mode}
          onInput={(value) => onChange({ mode: value })}
          disabled={disabled}
        />
        <Segmented<Words['mask']>
          label={t('mask')}
          options={(['causal', 'none'] as const).map((value) => ({ value, label: t(value) }))}
          value={wanted.mask}
          onInput={(value) => onChange({ mask: value })}
          disabled={disabled}
        />
      </div>
      {tokens.length === 0 ? (
        <p class="it-nothing">{strings['lab.place.empty']}</p>
      ) : (
        <div class={`it-later__figure${stale ? ' it-stale' : ''}`} data-same={same} data-earlier={earlier.length}>
          <p class="it-later__summary" data-said="">
            {earlier.length === 0 || (mode === 'after' && added.length === 0)
              ? t(earlier.length === 0 ? 'nothing' : 'noneAdded')
              : t(same === earlier.length ? 'allSame' : same === 0 ? 'allChanged' : 'someSame', {
                  same,
                  count: earlier.length,
                })}
          </p>
          <div class="it-later__scroll" role="group" aria-label={t('table')} tabIndex={0}>
            <table class="it-later__table">
              <thead>
                <tr>
                  <th scope="col">{t('token')}</th>
                  <th scope="col">{t('without')}</th>
                  <th scope="col">{t('with')}</th>
                  <th scope="col">{t('difference')}</th>
                </tr>
              </thead>
              <tbody>
                {positions.slice(first).map(({ identical, divergence, tops }, n) => {
                  const i = first + n;
                  return (
                    <tr key={i} data-identical={identical}>
                      <th scope="row">
                        {i === replaced && added[0] ? (
                          <>
                            <s>
                              <TokenText token={tokens[i]!} />
                            </s>{' '}
                            <TokenText token={added[0]} />
                          </>
                        ) : (
                          tokens[i] && <TokenText token={tokens[i]} />
                        )}
                      </th>
                      {tops.map((top, run) => (
                        <td key={run}>{top ? <TokenText token={top} said /> : '–'}</td>
                      ))}
                      <td title={fullNumber(divergence)}>
                        {identical
                          ? t('identical')
                          : t(i === replaced ? 'otherToken' : 'divergence', {
                              kl: formatNumber(divergence, locale, 3),
                            })}
                      </td>
                    </tr>
                  );
                })}
                {extra.length > 0 && (
                  <tr class="is-added">
                    <td colSpan={4}>
                      {t('added')}{' '}
                      {extra.map((token, i) => (
                        <TokenText key={i} token={token} />
                      ))}
                    </td>
                  </tr>
                )}
              </tbody>
            </table>
          </div>
          {first > 0 && <p class="it-hint">{t('capped', { drawn: MOST })}</p>}
        </div>
      )}
    </div>
  );
}
