/**
 * Shows the position table of the model. It depends on no prompt. State in the address:
 * `#at=position-table&position-table.mode=similarity&position-table.position=40&position-table.column=8`.
 */
import { useMemo } from 'preact/hooks';
import { reset, useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { indexWithin } from '../shared/place';
import { LabFrame } from '../shared/LabFrame';
import type { Strings } from '../shared/strings-type';
import { modelProps, sharingProps } from '../shared/use-frame';
import { useLive } from '../shared/use-live';
import { useMounted } from '../shared/mounted';
import { useWaking } from '../shared/use-reading';
import { learnedValues, similarity, sinusoidValues, type Mode, type Order } from './figures';
import { askTable, tableOf, type StoredTable } from './table';
import { PositionTableView } from './view';

interface Props {
  stored: StoredTable;
  strings: Strings;
  locale: string;
}

const LAB = 'position-table';

export default function PositionTable({ stored, strings, locale }: Props) {
  const mounted = useMounted();
  const waking = useWaking();
  const state = useLabState(LAB, { mode: 'values', order: 'spread', position: 40, column: 0 });
  const first = useMemo(() => tableOf(stored), [stored]);
  const live = useLive({ key: 'table', value: first }, 'table', waking.loaded, () =>
    askTable((input) => session.ask(LAB, 'weights', input)),
  );
  const table = live.answer.value;
  const mode: Mode = state.mode.value === 'similarity' ? 'similarity' : 'values';
  const order: Order = state.order.value === 'stored' ? 'stored' : 'spread';

  const learned = useMemo(() => learnedValues(table, order), [table, order]);
  const sinusoid = useMemo(() => sinusoidValues(table), [table]);
  // Only when asked for: 256² cosines of 192 numbers, twice.
  const shown = useMemo(
    () =>
      mode === 'values' ? { learned, sinusoid } : { learned: similarity(learned), sinusoid: similarity(sinusoid) },
    [mode, learned, sinusoid],
  );
  const change = (action: () => void) => {
    action();
    waking.touch();
  };
  const model = live.answer.model ?? stored.model;

  return (
    <LabFrame
      {...sharingProps(LAB, locale, mounted)}
      {...modelProps(waking, live)}
      wide
      title={strings['lab.positionTable.title'] ?? ''}
      lead={strings['lab.positionTable.lead']}
      origin={live.origin}
      modelTitle={model.title}
      prompt="wpe.weight"
      onReset={() => reset(LAB, { keepPrompt: true })}
      exportData={async () => (await import('./export')).exportOf(model.id, table)}
      // No prompt has made this table.
      strings={{ ...strings, 'lab.common.stored': strings['lab.positionTable.stored'] ?? '' }}
    >
      <PositionTableView
        {...shown}
        context={table.context}
        width={table.width}
        mode={mode}
        order={order}
        position={indexWithin(state.position.value, sinusoid.rows)}
        column={indexWithin(state.column.value, mode === 'values' ? table.width : sinusoid.rows)}
        stale={live.origin === 'stale'}
        disabled={!mounted}
        onMode={(next) => change(() => (state.mode.value = next))}
        onOrder={(next) => change(() => (state.order.value = next))}
        onSelect={(position, column) =>
          change(() => {
            state.position.value = position;
            state.column.value = column;
          })
        }
        {...{ strings, locale }}
      />
    </LabFrame>
  );
}
