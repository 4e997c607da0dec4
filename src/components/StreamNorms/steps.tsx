/** The additions of one token as a table: how long what is added is, how it lies to the stream, how long the stream is then. */
import { formatNumber, fullNumber } from '../shared/format';
import { placeName, stepName, partOf } from '../shared/steps';

export interface StepsProps {
  title: string;
  /** [2L+1] */
  stream: readonly number[];
  /** [2L] each */
  added: readonly number[];
  angle: readonly number[];
  /** Place of the stream that is pointed at. */
  marked: number | null;
  onMark(place: number | null): void;
  stale: boolean;
  strings: Record<string, string>;
  locale: string;
  t(key: string, values?: Record<string, string | number>): string;
}

const SYMBOLS = { attention: 'attn_out', mlp: 'mlp_out' } as const;

export function Steps(props: StepsProps) {
  const { title, stream, added, angle, marked, onMark, strings, locale, t } = props;
  const most = Math.max(...stream, ...added);
  return (
    <table class={`it-norms__table${props.stale ? ' it-stale' : ''}`} onPointerLeave={() => onMark(null)}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('step')}</th>
          <th scope="col">{t('added')}</th>
          <th scope="col">{t('angle')}</th>
          <th scope="col">{t('after')}</th>
        </tr>
      </thead>
      <tbody>
        <tr data-marked={marked === 0 || undefined} onPointerEnter={() => onMark(0)}>
          <th scope="row">{placeName(0, strings)}</th>
          <td class="is-none" />
          <td class="is-none" />
          <td title={fullNumber(stream[0]!)}>
            <Bar value={stream[0]!} most={most} part="stream" locale={locale} />
          </td>
        </tr>
        {added.map((value, step) => (
          <tr key={step} data-marked={marked === step + 1 || undefined} onPointerEnter={() => onMark(step + 1)}>
            <th scope="row">{stepName(step, strings)}</th>
            <td title={fullNumber(value)} data-sym={SYMBOLS[partOf(step)]}>
              <Bar value={value} most={most} part={partOf(step)} locale={locale} />
            </td>
            <td class="is-angle" title={fullNumber(angle[step]!)}>
              <Dial degrees={angle[step]!} />
              <span>{formatNumber(angle[step]!, locale, 0)}°</span>
            </td>
            <td title={fullNumber(stream[step + 1]!)}>
              <Bar value={stream[step + 1]!} most={most} part="stream" locale={locale} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar(props: { value: number; most: number; part: 'attention' | 'mlp' | 'stream'; locale: string }) {
  const { value, most, part, locale } = props;
  return (
    <span class="it-norms__bar">
      <span class={`is-${part}`} style={{ width: `${(100 * value) / most}%` }} aria-hidden="true" />
      <span>{formatNumber(value, locale, 1)}</span>
    </span>
  );
}

/** The stream points to the right; what is added, as it lies to it. Beyond a right angle it takes away from it. */
function Dial({ degrees }: { degrees: number }) {
  const turn = (degrees * Math.PI) / 180;
  const [x, y] = [16 + 13 * Math.cos(turn), 15 - 13 * Math.sin(turn)];
  return (
    <svg class="it-norms__dial" viewBox="0 0 32 17" aria-hidden="true">
      <path class="is-arc" d="M3 15A13 13 0 0 1 29 15" />
      <path class="is-square" d="M16 15V2" />
      <path class="is-stream" d="M16 15H29" />
      {Number.isFinite(degrees) && <path class="is-added" d={`M16 15L${x.toFixed(2)} ${y.toFixed(2)}`} />}
    </svg>
  );
}
