/**
 * Cross-attention on vectors that the reader edits; no model. State in the address:
 * `#at=cross-attention&cross-attention.example=cheese&cross-attention.row=0&cross-attention.q=2,1;0,2`.
 */
import { useMemo } from 'preact/hooks';
import { reset, useLabState } from '../../lab/lab-state';
import { LabFrame } from '../shared/LabFrame';
import type { Strings } from '../shared/strings-type';
import { sharingProps } from '../shared/use-frame';
import { useMounted } from '../shared/mounted';
import { attend } from './arithmetic';
import { exampleNamed, type ExampleName } from './examples';
import type { Part } from './tables';
import { formatVectors, parseVectors, tidy } from './vectors-text';
import { CrossAttentionView } from './view';

interface Props {
  strings: Strings;
  locale: string;
}

const LAB = 'cross-attention';
/** The row of *mouse* in each example. */
const MOUSE: Record<ExampleName, number> = { click: 1, cheese: 0 };

export default function CrossAttention({ strings, locale }: Props) {
  const mounted = useMounted();
  // Empty: as the example has them.
  const state = useLabState(LAB, { example: 'click', row: MOUSE.click, q: '', k: '', v: '' });
  const name: ExampleName = state.example.value === 'cheese' ? 'cheese' : 'click';
  const example = useMemo(() => {
    const base = exampleNamed(name);
    for (const part of ['q', 'k', 'v'] as const) base[part] = parseVectors(state[part].value, base[part]);
    return base;
  }, [name, state.q.value, state.k.value, state.v.value]);
  const attended = useMemo(() => attend(example), [example]);
  const row = Math.max(0, Math.min(Math.trunc(state.row.value) || 0, example.target.length - 1));
  const changed = (['q', 'k', 'v'] as const).some((part) => state[part].value !== '');
  const neutral = () => (['q', 'k', 'v'] as const).forEach((part) => (state[part].value = ''));
  const onVector = (part: Part, token: number, vector: number[]) => {
    const next = example[part].map((old, i) => (i === token ? vector.map(tidy) : old));
    const text = formatVectors(next);
    state[part].value = text === formatVectors(exampleNamed(name)[part]) ? '' : text;
  };

  return (
    <LabFrame
      {...sharingProps(LAB, locale, mounted)}
      modelless
      wide
      state={{ kind: 'idle' }}
      origin="live"
      modelTitle=""
      prompt={example.source.map(({ text }) => text).join('')}
      title={strings['lab.cross.title'] ?? ''}
      lead={strings['lab.cross.lead']}
      onReset={() => reset(LAB, { keepPrompt: true })}
      exportData={async () => (await import('./export')).exportOf(example, attended)}
      strings={strings}
    >
      <CrossAttentionView
        {...{ name, example, attended, row, changed, strings, locale, onVector }}
        disabled={!mounted}
        onExample={(next) => {
          neutral();
          state.example.value = next;
          state.row.value = MOUSE[next];
        }}
        onRow={(next) => (state.row.value = next)}
        onNeutral={neutral}
      />
    </LabFrame>
  );
}
