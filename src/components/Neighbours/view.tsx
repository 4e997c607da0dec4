/**
 * The tokens whose embeddings point most nearly the same way as one token's, as bars of the cosine. Every bar leads on to
 * its own neighbours; the way come is shown and leads back.
 */
import type { Token } from '../../engine/types';
import { Bars } from '../shared/Bars';
import { Switch } from '../shared/controls';
import { fill, formatNumber } from '../shared/format';
import { useKeptFocus } from '../shared/kept-focus';
import type { Strings } from '../shared/strings-type';
import { tokenLabel } from '../shared/token-text';
import { TokenStrip } from '../shared/TokenStrip';
import { TokenText } from '../shared/TokenText';
import './style.css';

export interface Neighbour {
  token: Token;
  cosine: number;
}

export interface NeighboursViewProps {
  /** The word in the field, and whether a space is put before it. */
  word: string;
  space: boolean;
  /** Tokens of the word with its space: the first one is looked up. */
  tokens: readonly Token[];
  /** The token whose neighbours are shown. */
  token: Token;
  neighbours: readonly Neighbour[];
  /** Tokens visited before this one, oldest first. */
  trail: readonly Token[];
  stale: boolean;
  disabled: boolean;
  onWord(word: string): void;
  onSpace(space: boolean): void;
  onFollow(token: Token): void;
  /** Back to a token of the trail. */
  onBack(index: number): void;
  locale: string;
  /** Keys `lab.neighbours.*` and `lab.common.*`. */
  strings: Strings;
}

export function NeighboursView(props: NeighboursViewProps) {
  const { word, space, token, neighbours, trail, stale, disabled, locale, strings } = props;
  const t = (name: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.neighbours.${name}`] ?? '', values);
  // Who goes back to a token of the way takes its button away.
  const way = useKeptFocus(String(trail.length));

  return (
    <div class="it-neighbours">
      <div class="it-neighbours__ask">
        <div class="it-neighbours__field">
          <label class="it-neighbours__word">
            <span class="it-control-label">{t('word')}</span>
            <input
              // Not a field yet when the page opens: see PromptField.
              type={disabled ? 'button' : 'text'}
              value={word}
              disabled={disabled}
              spellcheck={false}
              autocomplete="off"
              autocapitalize="off"
              onInput={(event) => props.onWord(event.currentTarget.value)}
            />
          </label>
          <Switch label={t('space')} checked={space} onInput={props.onSpace} disabled={disabled} />
        </div>
        <Told {...props} t={t} />
      </div>
      <div class="it-neighbours__answer" data-sym="W_E">
        <div ref={way} class="it-neighbours__trail" role="group" aria-label={t('trail')}>
          {trail.map((visited, i) => (
            <span key={i}>
              <button type="button" class="it-chip" disabled={disabled} onClick={() => props.onBack(i)}>
                <TokenText token={visited} />
              </button>
              <span aria-hidden="true"> → </span>
            </span>
          ))}
          <strong class="it-token" aria-current="true">
            <TokenText token={token} />
            <span class="it-token-id">{token.id}</span>
          </strong>
        </div>
        <Bars
          label={t('bars', { token: tokenLabel(token) })}
          items={neighbours.map(({ token, cosine }) => ({ id: token.id, label: token, value: cosine }))}
          max={1}
          format={(cosine) => formatNumber(cosine, locale, 3)}
          describe={(item) =>
            t('follow', {
              token: tokenLabel(item.label as Token),
              cosine: formatNumber(item.value, locale, 3),
              id: item.id,
            })
          }
          onSelect={(item) => props.onFollow(item.label as Token)}
          disabled={disabled}
          stale={stale}
        />
        <p class="it-hint">{t('scale')}</p>
      </div>
    </div>
  );
}

type Translate = (name: string, values?: Record<string, string | number>) => string;

/** How the tokenizer cuts the word, and which token is therefore looked up. */
function Told({ tokens, strings, t }: NeighboursViewProps & { t: Translate }) {
  const [first] = tokens;
  if (!first) return <p class="it-neighbours__told it-hint">{t('empty')}</p>;
  return (
    <div class="it-neighbours__told">
      {tokens.length > 1 && (
        <TokenStrip tokens={tokens.slice(0, 12)} label={t('cut')} highlighted={[0]} showIds strings={strings} />
      )}
      <p class="it-hint">
        {tokens.length === 1
          ? t('whole', { token: tokenLabel(first) })
          : t('first', { token: tokenLabel(first), count: tokens.length })}
      </p>
    </div>
  );
}
