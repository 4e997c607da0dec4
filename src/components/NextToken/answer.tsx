/** The bars of the next token, or of the choice at an added token, with the rest of the vocabulary and the exact numbers. */
import { useState } from 'preact/hooks';
import type { Token } from '../../engine/types';
import { Bars } from '../shared/Bars';
import { formatInteger, formatProbability, fullNumber } from '../shared/format';
import { tokenLabel } from '../shared/token-text';
import { rest, type Step } from './continuation';
import type { NextTokenViewProps, Translate } from './view';

export function Answer({
  answer,
  step,
  stale,
  disabled,
  onChoose,
  locale,
  t,
}: NextTokenViewProps & { step: Step | null; t: Translate }) {
  const [pointed, setPointed] = useState<number | null>(null);
  const candidates = step?.candidates ?? answer.candidates;
  const other = rest(candidates, answer.vocabularySize);
  const candidate = candidates.find((c) => c.token.id === pointed);
  return (
    <>
      <Bars
        label={t('barsLabel')}
        items={candidates.map((c) => ({
          id: c.token.id,
          label: c.token,
          value: c.probability,
          marked: c.token.id === step?.token.id,
        }))}
        format={(p) => formatProbability(p, locale)}
        disabled={disabled}
        describe={(item) =>
          t('add', { token: String(tokenLabel(item.label as Token)), p: formatProbability(item.value, locale) })
        }
        onSelect={step ? undefined : (item) => onChoose(Number(item.id))}
        onHover={(item) => setPointed(item === null ? null : Number(item.id))}
        stale={stale && !step}
      />
      <p class="it-next__rest">
        {t('rest', { n: formatInteger(other.count, locale), p: formatProbability(other.probability, locale) })}
      </p>
      <p class="it-next__exact">
        {candidate
          ? t('exact', {
              token: tokenLabel(candidate.token),
              id: candidate.token.id,
              p: fullNumber(candidate.probability),
              logit: fullNumber(candidate.logit),
              rank: candidate.rank,
            })
          : t(step ? 'stepHint' : 'barsHint')}
      </p>
    </>
  );
}
