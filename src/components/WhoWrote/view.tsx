/**
 * Who wrote the answer: the logit of a token, or its lead over another one, as a bill from top to bottom. Each bar begins
 * where the one above it ended; the last sum is the logit. Attention opens into its heads.
 */
import type { Token } from '../../engine/types';
import { Segmented } from '../shared/controls';
import { fill, formatNumber, formatProbability } from '../shared/format';
import { PromptInput } from '../shared/PromptInput';
import { tokenLabel } from '../shared/token-text';
import { TokenText } from '../shared/TokenText';
import type { Written } from './ask';
import { Bill } from './bill';
import { difference, totals } from './parts';
import './style.css';

export type Mode = 'logit' | 'difference';

export interface WhoWroteViewProps {
  text: string;
  onText(text: string): void;
  examples: readonly string[];
  reading: readonly Token[];
  limit: number;
  written: Written;
  mode: Mode;
  onMode(mode: Mode): void;
  /** Indices of the token and of its rival among the candidates. */
  token: number;
  rival: number;
  onToken(index: number): void;
  onRival(index: number): void;
  /** Layers whose attention is shown head by head. */
  open: readonly number[];
  onOpen(open: readonly number[]): void;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.whoWrote.*`, `lab.steps.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

export function WhoWroteView(props: WhoWroteViewProps) {
  const { written, mode, token, rival, stale, disabled, strings, locale } = props;
  const t = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.whoWrote.${key}`] ?? '', values);
  const [chosen, other] = [written.candidates[token], written.candidates[rival]];
  const [own, against] = [written.attributions[token], written.attributions[rival]];
  const comparing = mode === 'difference' && against && other;
  const sum = own && (comparing ? difference(own, against) : own);
  const number = (x: number) => `${x > 0 ? '+' : ''}${formatNumber(x, locale)}`;
  return (
    <div class="it-wrote">
      <PromptInput
        value={props.text}
        onInput={props.onText}
        examples={props.examples}
        tokenCount={props.reading.length}
        limit={props.limit}
        label={strings['lab.common.prompt'] ?? ''}
        strings={strings}
        locale={locale}
      />
      {props.reading.length === 0 || !chosen || !sum ? (
        <p class="it-wrote__empty">{t('empty')}</p>
      ) : (
        <>
          <div class="it-wrote__controls">
            <Segmented<Mode>
              label={t('mode')}
              options={[
                { value: 'logit', label: t('modeLogit') },
                { value: 'difference', label: t('modeDifference') },
              ]}
              value={mode}
              onInput={props.onMode}
              disabled={disabled}
            />
            <Choice {...props} label={t('token')} value={token} onInput={props.onToken} />
            {mode === 'difference' && (
              <Choice {...props} label={t('rival')} value={rival} without={token} onInput={props.onRival} />
            )}
          </div>
          <div class={stale ? 'it-stale' : ''}>
            <p class="it-wrote__summary" data-said="">
              {comparing
                ? t('leadBy', {
                    token: tokenLabel(chosen.token),
                    rival: tokenLabel(other.token),
                    lead: number(sum.logit),
                    times: formatNumber(Math.exp(sum.logit), locale),
                  })
                : t('logit', {
                    token: tokenLabel(chosen.token),
                    logit: formatNumber(sum.logit, locale),
                    p: formatProbability(chosen.probability, locale),
                  })}
            </p>
            <dl class="it-wrote__totals" aria-label={t('totals')}>
              {Object.entries(totals(sum)).map(([part, value]) => (
                <div key={part} class={`is-${part}`}>
                  <dt>{t(`total.${part}`)}</dt>
                  <dd>{number(value)}</dd>
                </div>
              ))}
            </dl>
            <Bill sum={sum} {...props} t={t} sumLabel={comparing ? t('sumLead') : t('sumLogit')} />
          </div>
        </>
      )}
    </div>
  );
}

interface ChoiceProps extends WhoWroteViewProps {
  label: string;
  value: number;
  /** Not offered. */
  without?: number;
  onInput(index: number): void;
}

/** One of the candidates: radio buttons with the tokens as the model's own. */
function Choice({ label, value, without, written, onInput, disabled, locale }: ChoiceProps) {
  return (
    <fieldset class="it-wrote__choice" disabled={disabled}>
      <legend class="it-control-label">{label}</legend>
      {written.candidates.map(({ token, probability }, i) => (
        <label key={i} class={`it-wrote__chip${i === value ? ' is-chosen' : ''}`} hidden={i === without}>
          <input
            type="radio"
            name={`wrote-${without === undefined ? 'token' : 'rival'}`}
            checked={i === value}
            onChange={() => onInput(i)}
          />
          <TokenText token={token} said />
          <small>{formatProbability(probability, locale)}</small>
        </label>
      ))}
    </fieldset>
  );
}
