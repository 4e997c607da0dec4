/** Every addition in turn: how far the answer moves when its skip path is cut, and how far when its sublayer is switched off. */
import { formatNumber, fullNumber } from '../shared/format';
import { partOf, stepName } from '../shared/steps';
import { PATHS } from './ask';
import type { CutSkipViewProps } from './view';

export function CutMapTable(props: CutSkipViewProps & { t(key: string): string }) {
  const { map, at, onAt, mapStale, disabled, strings, locale, t } = props;
  const most = Math.max(...PATHS.flatMap((path) => map[path].filter(Number.isFinite)), 1e-9);
  return (
    <table class={`it-cut__map${mapStale ? ' it-stale' : ''}`}>
      <caption>{t('map')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('addition')}</th>
          {PATHS.map((path) => (
            <th key={path} scope="col" class={`is-${path}`}>
              {t(path === 'skip' ? 'mapSkip' : 'mapSublayer')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {map.skip.map((_, step) => (
          <tr key={step} data-step={step} data-selected={step === at || undefined}>
            <th scope="row">
              <button type="button" disabled={disabled} aria-pressed={step === at} onClick={() => onAt(step)}>
                {stepName(step, strings)}
              </button>
            </th>
            {PATHS.map((path) => {
              const value = map[path][step]!;
              return (
                <td key={path} title={fullNumber(value)} data-path={path}>
                  <span
                    class={`it-cut__bar is-${path === 'skip' ? 'skip' : partOf(step)}`}
                    style={{ '--it-share': Number.isFinite(value) ? value / most : 1 }}
                    aria-hidden="true"
                  />
                  <span>{formatNumber(value, locale, 3)}</span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
