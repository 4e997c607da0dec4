/**
 * What each layer would have answered, at the last position of a text or at one that is chosen among its tokens.
 */
import type { Token } from '../../engine/types';
import type { Requests } from '../../lab/protocol';
import { fill, formatProbability } from '../shared/format';
import { PromptInput } from '../shared/PromptInput';
import { TokenText } from '../shared/TokenText';
import { ReadingStrip } from '../shared/ReadingStrip';
import { joinSentences } from '../shared/sentences';
import { tokenLabel } from '../shared/token-text';
import { LensGrid } from './grid';
import './style.css';

export type LensLayer = Requests['logitLens']['out']['layers'][number];

export interface LogitLensViewProps {
  text: string;
  onText(text: string): void;
  examples: readonly string[];
  tokens: readonly Token[];
  limit: number;
  /** What the model has read for `layers`: these are the answers after its last token. */
  read: readonly Token[];
  /** The position that is chosen. */
  position: number;
  onPosition(position: number): void;
  layers: readonly LensLayer[];
  /** The cell that is looked at; layer −1 is the last. */
  cell?: readonly [layer: number, candidate: number];
  onCell?(layer: number, candidate: number): void;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.logitLens.*`, `lab.reading.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

export type Translate = (key: string, values?: Record<string, string | number>) => string;

export function LogitLensView(props: LogitLensViewProps) {
  const { tokens, read, position, layers, stale, strings, locale, disabled } = props;
  const t: Translate = (key, values = {}) => fill(strings[`lab.logitLens.${key}`] ?? '', values);
  const answer = layers.at(-1)?.answer;
  const asked = read.at(-1);
  const following = stale ? undefined : tokens[position + 1];
  const [before, after] = t('after', {
    token: asked ? tokenLabel(asked) : '',
    p: formatProbability(answer?.probability ?? NaN, locale),
  }).split('{answer}');
  return (
    <div class="it-lens">
      <PromptInput
        value={props.text}
        onInput={props.onText}
        examples={props.examples}
        tokenCount={tokens.length}
        limit={props.limit}
        label={strings['lab.common.prompt'] ?? ''}
        strings={strings}
        locale={locale}
      />
      <ReadingStrip
        tokens={tokens}
        limit={props.limit}
        selected={position}
        onSelect={disabled ? undefined : props.onPosition}
        strings={strings}
        locale={locale}
      />
      {tokens.length === 0 || !answer ? (
        <p class="it-lens__empty">{t('empty')}</p>
      ) : (
        <>
          <p class={`it-lens__question${stale ? ' it-stale' : ''}`} data-said="">
            {before}
            <strong>
              <TokenText token={answer.token} said />
            </strong>
            {joinSentences([after ?? '', following ? t('following', { token: tokenLabel(following) }) : ''], locale)}
          </p>
          <LensGrid {...props} answer={answer} t={t} />
        </>
      )}
    </div>
  );
}
