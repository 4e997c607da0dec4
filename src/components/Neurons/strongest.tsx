/**
 * The strongest neurons as a table, one of which is chosen (radio buttons, so that arrow keys move); below it the prompt,
 * each token shaded by how active the chosen neuron is there.
 */
import { useId } from 'preact/hooks';
import { Legend } from '../shared/Legend';
import { TokenText } from '../shared/TokenText';
import { fullNumber } from '../shared/format';
import { niceLimit, valueClass } from '../shared/scale';
import { tokenLabel } from '../shared/token-text';
import type { NeuronsViewProps, Translate } from './view';

export function Strongest(props: NeuronsViewProps & { t: Translate; number(x: number): string }) {
  const { answer, tokens, pick, onPick, stale, disabled, t, number } = props;
  const { strongest, layer, position } = answer;
  const name = useId();
  const chosen = strongest[pick];
  const longest = Math.max(...strongest.map(({ length }) => length), 1e-9);
  const limit = niceLimit(Math.max(0, ...(chosen?.over ?? []).map(Math.abs)));
  return (
    <section class={`it-neurons__strongest${stale ? ' it-stale' : ''}`}>
      <h4>{t('strongest.title', { layer })}</h4>
      <table class="it-neurons__table">
        <thead>
          <tr>
            <th scope="col">{t('strongest.neuron')}</th>
            <th scope="col" data-sym="mlp_post">
              {t('strongest.post')}
            </th>
            <th scope="col">{t('strongest.length')}</th>
            <th scope="col" data-sym="W_out">
              {t('strongest.promotes')}
            </th>
          </tr>
        </thead>
        <tbody>
          {strongest.map(({ neuron, post, length, promotes }, i) => (
            <tr key={neuron} class={i === pick ? 'is-chosen' : ''} onClick={() => !disabled && onPick(i)}>
              <th scope="row">
                <label>
                  <input type="radio" name={name} checked={i === pick} disabled={disabled} onChange={() => onPick(i)} />
                  <span>{neuron}</span>
                </label>
              </th>
              <td title={fullNumber(post)}>{number(post)}</td>
              <td title={fullNumber(length)}>
                <span class="it-neurons__bar" aria-hidden="true">
                  <span style={{ width: `${(length / longest) * 100}%` }} />
                </span>
                <span>{number(length)}</span>
              </td>
              <td class="it-neurons__promotes">
                {promotes.map(({ token, logit }) => (
                  <span key={token.id} title={t('strongest.logit', { logit: fullNumber(logit) })}>
                    <TokenText token={token} />
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {chosen && (
        <div class="it-neurons__over" data-neuron={chosen.neuron}>
          <h4>{t('over.title', { neuron: chosen.neuron })}</h4>
          <div
            class="it-neurons__scroll"
            role="group"
            tabIndex={0}
            aria-label={t('over.label', { neuron: chosen.neuron })}
          >
            <ol>
              {chosen.over.map((value, i) => (
                <li
                  key={i}
                  class={`${valueClass('signed', value, limit)}${i === position ? ' is-here' : ''}`}
                  title={`${tokens[i] ? tokenLabel(tokens[i]!) : ''}: ${fullNumber(value)}`}
                >
                  {tokens[i] && <TokenText token={tokens[i]!} />}
                  <small>{number(value)}</small>
                </li>
              ))}
            </ol>
          </div>
          <Legend scale="signed" limit={limit} label={t('over.legend')} />
        </div>
      )}
    </section>
  );
}
