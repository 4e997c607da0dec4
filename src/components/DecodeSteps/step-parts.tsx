/** One step of decoding: in, out, draw, append. */
import type { DecodedStep } from '../../engine/types';
import { Bars } from '../shared/Bars';
import { formatBytes, formatInteger, formatProbability } from '../shared/format';
import { TokenText } from '../shared/TokenText';
import { DrawRuler } from '../shared/DrawRuler';
import { tokenLabel } from '../shared/token-text';
import type { Translate } from './view';

interface Props {
  step: DecodedStep;
  index: number;
  /** Only its room is taken, and each part says what it will be. */
  blank?: boolean;
  stale: boolean;
  t: Translate;
  locale: string;
}

export function StepParts({ step, index, blank, stale, t, locale }: Props) {
  const { candidates, vocabularySize, keptCount } = step.distribution;
  const listed = candidates.reduce((sum, candidate) => sum + candidate.final, 0);
  const rest = keptCount > candidates.length ? Math.max(0, 1 - listed) : 0;
  const place = candidates.findIndex((candidate) => candidate.token.id === step.token.id);
  const landed = place < 0 ? candidates.length : place;
  const p = (x: number) => formatProbability(x, locale);
  const outside = place < 0 ? step.probability : 0;
  const soon = (part: string) => blank && <p class="it-decode__soon">{t(`soon.${part}`)}</p>;
  const number = (x: number) => formatInteger(x, locale);
  return (
    <ol class={`it-decode__parts${stale ? ' it-stale' : ''}`} aria-label={t('partsLabel', { n: index + 1 })}>
      <li>
        <h4>{t('inTitle')}</h4>
        <p class="it-decode__flow">
          <span data-sym="past_key past_value" class={step.past === 0 ? 'is-none' : ''}>
            <strong>{number(step.past)}</strong> {t('fromCache')}
          </span>
          <span data-sym="tokens">
            <strong>{number(step.fed)}</strong> {t('throughModel')}
          </span>
        </p>
        <p>
          {t(step.past > 0 ? 'inCached' : index === 0 ? 'inPrompt' : 'inWhole', {
            n: number(step.fed),
            bytes: formatBytes(step.cacheBytes, locale),
          })}
        </p>
      </li>
      <li>
        <h4>{t('outTitle')}</h4>
        {soon('out')}
        <Bars
          label={t('outLabel')}
          said
          secondaryName={t('own')}
          items={[
            ...candidates.map((candidate) => ({
              id: candidate.token.id,
              label: candidate.token,
              value: candidate.final,
              secondary: candidate.probability,
              muted: candidate.final === 0,
              marked: candidate.token.id === step.token.id,
            })),
            ...(place < 0 ? [{ id: step.token.id, label: step.token, value: step.probability, marked: true }] : []),
          ]}
          format={p}
        />
        <p>
          {t('outNote', {
            kept: number(keptCount),
            all: number(vocabularySize),
            rest: p(Math.max(0, rest - outside)),
          })}
        </p>
        <p>{t('endOfText', { p: p(step.endOfText) })}</p>
      </li>
      <li>
        <h4>{t('drawTitle')}</h4>
        {soon('draw')}
        <DrawRuler
          candidates={candidates}
          rest={rest}
          restLabel={t('restShort')}
          u={step.draw}
          landed={landed}
          locale={locale}
        />
        <p>{drawNote(step, index, t, locale)}</p>
      </li>
      <li>
        <h4>{t('appendTitle')}</h4>
        {soon('append')}
        <p class="it-decode__append">
          <span aria-hidden="true">… + </span>
          <span class="it-token is-selected">
            <TokenText token={step.token} said />
          </span>
        </p>
        <p>{t('appendNote', { id: step.token.id })}</p>
      </li>
    </ol>
  );
}

export function drawNote({ token, probability }: DecodedStep, index: number, t: Translate, locale: string): string {
  return t('drawNote', { token: tokenLabel(token), p: formatProbability(probability, locale), step: index + 1 });
}
