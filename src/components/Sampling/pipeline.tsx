/** The table of steps. Rows are one tab stop; arrows move, and the line below says the row's exact numbers. */
import { useRef, useState } from 'preact/hooks';
import type { Candidate } from '../../engine/types';
import { formatInteger, formatNumber, formatProbability, fullNumber } from '../shared/format';
import { TokenText } from '../shared/TokenText';
import { keyOf, moveInList } from '../shared/roving';
import { tokenLabel } from '../shared/token-text';
import { restOf, tally } from './draws';
import type { Linked } from './view';

const STEPS = ['probability', 'tempered', 'final'] as const;
/** What a column is called in the chapter's formulas. */
const SYMBOLS = { probability: 'p', tempered: 'p tempered', final: 'kept' } as const;

export function Pipeline(props: Linked) {
  const { distribution, draws, stale, locale, t, pointed, onPoint } = props;
  const { candidates } = distribution;
  const body = useRef<HTMLTableSectionElement>(null);
  const [active, setActive] = useState(0);
  const rest = restOf(candidates, distribution);
  const counts = tally(candidates, draws);
  // One scale for all columns, so that a bar that grows has grown.
  const max = Math.max(...candidates.map((c) => Math.max(c.probability, c.tempered, c.final)), 0);
  const last = candidates.length;
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moveInList(keyOf(event), active, last + 1);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    (body.current?.children[next] as HTMLElement | undefined)?.focus();
  };
  const row = (i: number, cut: boolean) => ({
    class: cut ? 'is-cut' : '',
    'data-pointed': pointed === i || undefined,
    tabIndex: active === i ? 0 : -1,
    onFocus: () => (setActive(i), onPoint(i)),
    onBlur: () => onPoint(null),
    onPointerEnter: () => onPoint(i),
  });

  return (
    <>
      <table
        class={`it-sampling__table${stale ? ' it-stale' : ''}`}
        aria-label={t('label')}
        aria-describedby="sampling-row"
      >
        <thead>
          <tr>
            <th scope="col">{t('token')}</th>
            <th scope="col" class="is-logit" data-sym="logits">
              {t('logit')}
            </th>
            {STEPS.map((step) => (
              <th key={step} scope="col" data-sym={SYMBOLS[step]}>
                {t(`step.${step}`)}
              </th>
            ))}
            <th scope="col" class="is-drawn">
              {draws.length > 0 ? t('drawnOf', { n: formatInteger(draws.length, locale) }) : t('drawn')}
            </th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown} onPointerLeave={() => onPoint(null)}>
          {candidates.map((c, i) => (
            <tr key={c.token.id} {...row(i, c.final === 0)}>
              <th scope="row">
                <TokenText token={c.token} said />
              </th>
              <td class="is-logit" data-sym="logits">
                {formatNumber(c.logit, locale)}
              </td>
              {STEPS.map((step) => (
                <Cell
                  key={step}
                  step={step}
                  value={c[step]}
                  max={max}
                  cut={step === 'final' && c.final === 0}
                  t={t}
                  locale={locale}
                  why={why(c, t)}
                />
              ))}
              <td class="is-drawn">{share(counts[i] ?? 0, draws.length, locale)}</td>
            </tr>
          ))}
          <tr {...row(last, rest.kept === 0)} data-rest>
            <th scope="row">{t('others', { n: formatInteger(rest.count, locale) })}</th>
            <td class="is-logit" />
            {STEPS.map((step) => (
              <Cell
                key={step}
                step={step}
                value={rest[step]}
                max={max}
                cut={step === 'final' && rest.kept === 0}
                t={t}
                locale={locale}
                why={t('cut')}
                overflow
              />
            ))}
            <td class="is-drawn">{share(counts[last] ?? 0, draws.length, locale)}</td>
          </tr>
        </tbody>
      </table>
      <p class="it-sampling__exact" id="sampling-row">
        {exact(props, rest.kept)}
      </p>
    </>
  );
}

interface CellProps {
  step: (typeof STEPS)[number];
  value: number;
  max: number;
  cut: boolean;
  why: string;
  /** A sum over many tokens: its bar may run out of the scale, and says so by its torn end. */
  overflow?: boolean;
  locale: string;
  t: Linked['t'];
}

function Cell({ step, value, max, cut, why, overflow, locale }: CellProps) {
  const width = max > 0 ? Math.min(1, value / max) * 100 : 0;
  return (
    <td class="it-sampling__step" data-sym={SYMBOLS[step]} title={fullNumber(value)}>
      <span class={`it-sampling__bar${overflow ? ' is-sum' : ''}${value > max ? ' is-beyond' : ''}`} aria-hidden="true">
        <span style={{ width: `${width}%` }} />
      </span>
      <span class="it-sampling__value">{cut ? why : formatProbability(value, locale)}</span>
    </td>
  );
}

/** Which rule cut a candidate off. */
function why(c: Candidate, t: Linked['t']): string {
  if (c.final > 0) return '';
  if (!c.keptByTopK && !c.keptByTopP) return t('cutByBoth');
  return t(c.keptByTopK ? 'cutByP' : 'cutByK');
}

function share(count: number, all: number, locale: string): string {
  return all === 0 ? '' : formatInteger(count, locale);
}

function exact({ distribution, pointed, locale, t }: Linked, restKept: number): string {
  const candidate = pointed === null ? undefined : distribution.candidates[pointed];
  if (candidate) {
    return t('exact', {
      token: tokenLabel(candidate.token),
      id: candidate.token.id,
      rank: candidate.rank,
      logit: fullNumber(candidate.logit),
      p: fullNumber(candidate.probability),
      tempered: fullNumber(candidate.tempered),
      final: fullNumber(candidate.final),
    });
  }
  if (pointed !== null) return t('exactRest', { n: formatInteger(restKept, locale) });
  return t('exactHint');
}
