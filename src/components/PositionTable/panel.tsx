/** One table: its name, the map, what is under the cursor, and the cursor's column (or row) as a curve. */
import { HeatMap, type Cell } from '../shared/HeatMap';
import { Legend } from '../shared/Legend';
import { Curve, type CurveProps } from './curve';

export interface PanelProps {
  part: 'learned' | 'sinusoid';
  title: string;
  note: string;
  map: { rows: number; columns: number; values: Float32Array; limit: number };
  aspect: number;
  /** Labels of the axes: first and last row, first and last column. */
  axes: { rows: [string, string]; columns: [string, string] };
  cursor: Cell;
  label: string;
  describe(row: number, column: number): string;
  /** The cursor was moved here last: what it is on is read out. */
  used: boolean;
  onPoint(cell: Cell | null): void;
  onSelect(cell: Cell): void;
  curve: CurveProps;
  legend: string;
}

const SYMBOLS = { learned: 'W_pos', sinusoid: 'sinusoid' } as const;

export function Panel(props: PanelProps) {
  const { part, title, note, map, axes, cursor, describe, curve, legend } = props;
  return (
    <section class="it-postable__panel" data-part={part} data-sym={SYMBOLS[part]}>
      <h4 class="it-control-label">{title}</h4>
      <p class="it-hint">{note}</p>
      <div class="it-postable__map">
        <span class="it-postable__rows" aria-hidden="true">
          <span>{axes.rows[0]}</span>
          <span>{axes.rows[1]}</span>
        </span>
        <HeatMap
          {...map}
          aspect={props.aspect}
          label={props.label}
          cursor={cursor}
          describe={describe}
          onPoint={props.onPoint}
          onSelect={props.onSelect}
        />
        <span class="it-postable__columns" aria-hidden="true">
          <span>{axes.columns[0]}</span>
          <span>{axes.columns[1]}</span>
        </span>
      </div>
      <p class="it-postable__reading" data-said={props.used ? '' : undefined}>
        {describe(cursor[0], cursor[1])}
      </p>
      <Curve {...curve} />
      <Legend scale="signed" limit={map.limit} label={legend} />
    </section>
  );
}
