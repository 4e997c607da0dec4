/** What rounding the weights does to answers: a few prompts here and now, and the figures of the test over prose. */
import type { LogitError } from '../../engine/types';
import { Bars } from '../shared/Bars';
import { Button } from '../shared/controls';
import { fill, formatBytes, formatInteger, formatNumber, formatProbability, fullNumber } from '../shared/format';
import type { Prompt } from './compare';
import './style.css';
import { english } from '../shared/untranslated';

/** `src/examples/conformance.json`, written by `npm run conformance -- --save`. */
export interface SuiteFigures {
  tokens: number;
  combinations: { weights: string; compute: string; kl: number; top1: number }[];
}

export interface ExactErrorViewProps {
  prompts: readonly Prompt[];
  /** The one whose tokens are shown. */
  prompt: number;
  onPrompt(index: number): void;
  vocabularySize: number;
  errors: readonly LogitError[];
  /** Of the file to be fetched. */
  bytes: number;
  /** Null: none were measured of this model. */
  suite: SuiteFigures | null;
  busy: boolean;
  /** The file could not be had. */
  unfetched: boolean;
  /** The title of the model that is loaded, where it is not the one of the exact numbers. */
  otherModel: string | null;
  modelTitle: string;
  onCompare(): void;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.exactError.*`. */
  strings: Record<string, string>;
  locale: string;
}

export function ExactErrorView(props: ExactErrorViewProps) {
  const { prompts, errors, prompt, suite, strings, locale, disabled } = props;
  const t = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.exactError.${key}`] ?? '', values);
  const shown = errors[prompt]!;
  return (
    <div class="it-exact">
      <div class="it-exact__go">
        <Button kind="primary" disabled={disabled || props.busy || props.otherModel !== null} onClick={props.onCompare}>
          {t('compare', { size: formatBytes(props.bytes, locale) })}
        </Button>
        <p data-said="">
          {props.otherModel !== null
            ? t('other', { model: props.modelTitle, other: props.otherModel })
            : props.unfetched
              ? t('unfetched')
              : props.busy
                ? t('busy')
                : ''}
        </p>
      </div>
      <div
        class={`it-exact__answers${props.stale ? ' it-stale' : ''}`}
        data-said={`${prompts[prompt]!.prompt}: ${t('largest')} ${formatNumber(shown.largest, locale, 3)}`}
      >
        <div class="it-exact__scroll" role="group" aria-label={t('tableTitle')} tabIndex={0}>
          <table>
            <caption>{t('tableTitle')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('prompt')}</th>
                <th scope="col">{t('largest')}</th>
                <th scope="col">{t('kl')}</th>
                <th scope="col">{t('sameTop')}</th>
              </tr>
            </thead>
            <tbody>
              {errors.map((error, i) => (
                <tr key={i} data-selected={i === prompt || undefined}>
                  <th scope="row">
                    <button
                      type="button"
                      class="it-button is-quiet"
                      {...english}
                      disabled={disabled}
                      aria-current={i === prompt}
                      onClick={() => props.onPrompt(i)}
                    >
                      {prompts[i]!.prompt}
                    </button>
                  </th>
                  <td title={fullNumber(error.largest)} data-largest={error.largest}>
                    {formatNumber(error.largest, locale, 3)}
                  </td>
                  <td title={fullNumber(error.kl)} data-kl={error.kl}>
                    {formatNumber(error.kl, locale, 5)}
                  </td>
                  <td>{t(error.sameTop ? 'yes' : 'no')}</td>
                </tr>
              ))}
              <tr class="it-exact__all">
                <th scope="row">{t('allOf', { n: formatInteger(props.vocabularySize, locale) })}</th>
                <td>{formatNumber(Math.max(...errors.map(({ largest }) => largest)), locale, 3)}</td>
                <td>{formatNumber(errors.reduce((sum, { kl }) => sum + kl, 0) / errors.length, locale, 5)}</td>
                <td>{t('ofAll', { n: errors.filter(({ sameTop }) => sameTop).length, all: errors.length })}</td>
              </tr>
            </tbody>
          </table>
        </div>
        <div>
          <p class="it-control-label">{t('barsTitle')}</p>
          <p class="it-hint" {...english}>
            {prompts[prompt]!.prompt} …
          </p>
          <Bars
            label={t('barsTitle')}
            said
            items={shown.tokens.map(({ token, exact, found }) => ({
              id: token.id,
              label: token,
              value: found,
              secondary: exact,
              note: t('exact', { p: formatProbability(exact, locale) }),
            }))}
            format={(p) => formatProbability(p, locale)}
          />
        </div>
      </div>
      {suite && (
        <table class="it-exact__suite">
          <caption>{t('suiteTitle', { n: formatInteger(suite.tokens, locale) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('combination')}</th>
              <th scope="col">{t('meanKl')}</th>
              <th scope="col">{t('sameTop')}</th>
            </tr>
          </thead>
          <tbody>
            {suite.combinations.map(({ weights, compute, kl, top1 }) => (
              <tr key={weights + compute}>
                <th scope="row">{t(`${weights}-${compute}`)}</th>
                <td>{formatNumber(kl, locale, 5)}</td>
                <td>{formatProbability(top1, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
