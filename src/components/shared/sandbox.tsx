/** Fixture states of the shared components, for the gallery: invented numbers, never shown on a page of the course. */
import type { ComponentChildren, ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import type { Comparison, Token } from '../../engine/types';
import type { SessionState } from '../../lab/protocol';
import { Bars } from './Bars';
import { BeforeAfter } from './BeforeAfter';
import { Calculation } from './Calculation';
import { Button, NumberField, Segmented, Switch } from './controls';
import { formatNumber, formatProbability } from './format';
import { HeadGrid } from './HeadGrid';
import { HeatStrip } from './HeatStrip';
import { LabFrame } from './LabFrame';
import { Legend } from './Legend';
import { MatrixGrid, type MatrixLine } from './MatrixGrid';
import { PromptInput } from './PromptInput';
import { Slider } from './Slider';
import type { Strings } from './strings-type';
import { tokenLabel } from './token-text';
import { TokenStrip } from './TokenStrip';

interface Props {
  strings: Strings;
  locale: string;
}

const encoder = new TextEncoder();
const token = (text: string, id = 0): Token => ({ id, text, bytes: [...encoder.encode(text)] });
const tokens: Token[] = [
  ...['Once', ' upon', ' a', ' time', ',', '\n', ' empowers', '  '].map((text, i) => token(text, 100 + 977 * i)),
  { id: 33768, text: null, bytes: [0xe6, 0x97] },
  { id: 98, text: null, bytes: [0xa5] },
  token(' 🙂', 12520),
];
const words = tokens.slice(0, 7);
/** A smooth stretch of invented values in −1…1. */
const wave = Array.from({ length: 192 }, (_, i) => Math.sin(i / 7) * Math.cos(i / 31) + 0.25 * Math.sin(i * 2.1));
const matrix = words.flatMap((_, r) => words.map((_, c) => (c > r ? 0 : 1 / (1 + Math.abs(r - c) + (c % 3)))));
const signed = words.flatMap((_, r) => words.map((_, c) => Math.sin(r * 2.3 + c * 1.7)));
const upper = words.flatMap((_, r) => words.map((_, c) => c > r));
const prompt = 'Once upon a time, a little girl who lived near the sea opened the door and';

/** Two matrices that mark each other's row and column; heads can be chosen. */
function Linked({ count }: { count: number }) {
  const [cell, choose] = useState<[number, number] | null>(null);
  const [hover, point] = useState<[number, number] | null>(null);
  const [line, focus] = useState<MatrixLine | null>(null);
  const labels = Array.from({ length: count }, (_, i) => (i % 7 === 6 ? '␣extraordinarily' : `␣w${i}`));
  const cells = Array.from({ length: count * count }, (_, i) => [Math.floor(i / count), i % count] as const);
  const common = {
    rows: count,
    columns: count,
    rowLabels: labels,
    columnLabels: labels,
    selected: cell,
    onSelect: choose,
    marked: hover ?? cell,
    onHover: point,
    line,
    onLine: focus,
    mask: cells.map(([r, c]) => c > r),
    fit: true,
    cell: 44,
    describe: (r: number, c: number, v: number) => `${labels[r]}, ${labels[c]}: ${formatNumber(v)}`,
    cellText: (v: number) => formatNumber(v, 'en', 1),
  };
  return (
    <>
      <MatrixGrid
        {...common}
        values={cells.map(([r, c]) => 2 * Math.sin(r * 2.3 + c))}
        label="Scores"
        scale="signed"
        limit={2}
      />
      <br />
      <MatrixGrid
        {...common}
        values={cells.map(([r]) => 1 / (r + 1))}
        label="Pattern"
        scale="probability"
        rowTail={{ label: 'sum', text: () => '1.00' }}
      />
    </>
  );
}

const states: SessionState[] = [
  { kind: 'idle' },
  { kind: 'loading', receivedBytes: 4_900_000, totalBytes: 16_400_000, preparing: false },
  { kind: 'loading', receivedBytes: 16_400_000, totalBytes: 16_400_000, preparing: true },
  { kind: 'running' },
  { kind: 'ready' },
  { kind: 'failed', code: 'interrupted', details: {} },
];

function Frame({
  strings,
  locale,
  state,
  children,
  origin = 'stored',
}: Props & Partial<Parameters<typeof LabFrame>[0]>) {
  return (
    <LabFrame
      id={`frame-${state?.kind}-${origin}`}
      title="Which word comes next?"
      lead="Type a beginning; the bars are the model’s answer."
      state={state ?? { kind: 'idle' }}
      origin={origin}
      modelTitle="Course model, 12 M"
      prompt={prompt}
      strings={strings}
      locale={locale}
      onStart={noop}
      onCancel={noop}
      onRetry={noop}
      onReset={noop}
      onCopyLink={() => 'https://example.org/#at=x'}
      embedUrl="/embed/next-token/"
      exportData={() => ({ json: { wave }, rows: [{ index: 0, value: 1 }] })}
    >
      {children}
    </LabFrame>
  );
}

function noop() {}

/** Two runs that differ as `factor` says: 1 not at all, NaN beyond what a float holds. */
function comparison(factor: number): Comparison {
  const before = words.map((_, i) => 0.4 / (i + 1) ** 1.2);
  const after = before.map((p, i) => p * factor ** (i % 2 ? 1 : -1));
  const finite = Number.isFinite(factor);
  const run = { activations: {}, top: words[0]!, entropy: 3.1, divergence: 0, identical: true, finite: true };
  const changed = { ...run, identical: factor === 1, finite, top: finite ? words[factor > 1.5 ? 1 : 0]! : null };
  return {
    tokens: words.map((each, i) => ({ token: each, probabilities: [before[i]!, after[i]!], logits: [0, 0] })),
    runs: [run, { ...changed, divergence: finite ? Math.abs(Math.log(factor)) / 3 : NaN }],
  };
}

const gallery: Record<string, (props: Props) => ComponentChildren> = {
  tokens: ({ strings }) => {
    const [selected, select] = useState<number | null>(1);
    return (
      <>
        <TokenStrip tokens={tokens} selected={selected} onSelect={select} label="Tokens" strings={strings} />
        <br />
        <TokenStrip tokens={tokens} highlighted={[3, 4]} showIds label="Tokens with ids" strings={strings} />
        <br />
        <TokenStrip tokens={tokens} stale label="Stale tokens" strings={strings} />
      </>
    );
  },
  heat: () => (
    <>
      <HeatStrip
        values={wave}
        label="A vector"
        limit={1}
        describe={(i, v) => `dimension ${i}: ${formatNumber(v, 'en', 4)}`}
      />
      <br />
      <Legend scale="signed" limit={1} label="value of one dimension" />
    </>
  ),
  bars: ({ locale }) => (
    <>
      <Bars
        label="Next token"
        items={words.map((w, i) => ({
          id: i,
          label: w,
          value: 0.3 / (i + 1),
          marked: i === 1,
          muted: i > 4,
          secondary: 0.2 / (i + 1),
        }))}
        format={(p) => formatProbability(p, locale)}
        onSelect={noop}
      />
      <br />
      <Bars
        label="Change"
        scale="signed"
        items={words.map((w, i) => ({ id: i, label: w, value: Math.cos(i * 1.3), note: i === 2 ? 'largest' : '' }))}
        format={(x) => formatNumber(x, locale)}
      />
    </>
  ),
  matrix: () => {
    const [cell, choose] = useState<[number, number] | null>([4, 2]);
    const labels = words.map(tokenLabel);
    const describe = (r: number, c: number, v: number) => `${labels[r]}, ${labels[c]}: ${formatProbability(v)}`;
    const common = {
      rows: 7,
      columns: 7,
      rowLabels: labels,
      columnLabels: labels,
      describe,
      selected: cell,
      onSelect: choose,
    };
    return (
      <>
        <MatrixGrid
          {...common}
          values={matrix}
          mask={upper}
          label="Attention"
          scale="probability"
          cell={40}
          cellText={(v) => v.toFixed(2).slice(1)}
        />
        <Legend scale="probability" limit={1} label="attention probability" />
        <MatrixGrid {...common} values={signed} label="Scores" scale="signed" limit={1} />
      </>
    );
  },
  'linked matrices': () => <Linked count={7} />,
  'linked matrices, 64 tokens': () => <Linked count={64} />,
  'linked matrices, 1 token': () => <Linked count={1} />,
  'before and after': ({ strings, locale }) => (
    <>
      {[1, 1.3, 4, NaN].map((factor) => (
        <BeforeAfter
          key={factor}
          comparison={comparison(factor)}
          names={['as it is', 'without head 3']}
          stale={factor === 1.3}
          strings={strings}
          locale={locale}
        />
      ))}
    </>
  ),
  heads: () => {
    const [chosen, choose] = useState<readonly [number, number]>([1, 2]);
    return (
      <HeadGrid
        layers={3}
        heads={4}
        matrix={(layer, head) =>
          layer === 2 && head === 3
            ? null
            : { values: matrix.map((p, i) => (i % 3 === head % 3 ? p : p / (layer + 2))), rows: 7, columns: 7 }
        }
        selected={chosen}
        onSelect={(layer, head) => choose([layer, head])}
        off={(layer, head) => layer === 0 && head === 1}
        describe={(layer, head) => `Block ${layer}, head ${head}`}
        label="All heads"
        layerLabel={(n) => `Block ${n}`}
        headLabel={(n) => `Head ${n}`}
      />
    );
  },
  calculation: ({ strings, locale }) => (
    <Calculation
      title="q₃ of “king”"
      terms={words.map((each, i) => ({ name: tokenLabel(each), factors: [Math.sin(i * 2.1), Math.cos(i)] }))}
      factorNames={['x', 'W']}
      termName="dimension"
      constant={{ name: 'bias', value: 0.25 }}
      result={0.1234567}
      rows={3}
      strings={strings}
      locale={locale}
      open
    />
  ),
  controls: ({ strings }) => {
    const [temperature, setTemperature] = useState(1.6);
    const [k, setK] = useState(0);
    const [on, setOn] = useState(true);
    const [mask, setMask] = useState('causal');
    const [seed, setSeed] = useState(7);
    return (
      <div style={{ display: 'grid', gap: '1.5rem', maxWidth: '26rem' }}>
        <Slider
          label="Temperature"
          value={temperature}
          min={0.1}
          max={5}
          step={0.05}
          neutral={1}
          scale="log"
          format={(x) => formatNumber(x)}
          onInput={setTemperature}
          neutralLabel="back to normal"
          hint="Below 1 sharpens, above 1 flattens."
        />
        <Slider
          label="Top-k"
          value={k}
          min={0}
          max={50}
          step={1}
          neutral={0}
          format={(x) => (x ? String(x) : 'all')}
          onInput={setK}
          neutralLabel="back to normal"
        />
        <Switch label="Attention of block 3" checked={on} onInput={setOn} />
        <Segmented<string>
          label="Mask"
          value={mask}
          onInput={setMask}
          options={['causal', 'none', 'reversed'].map((value) => ({ value, label: value }))}
        />
        <NumberField
          label="Seed"
          value={seed}
          min={0}
          max={999}
          range={strings['lab.common.numberRange']}
          onInput={setSeed}
        />
        <Button onClick={() => setSeed(8)}>Another seed</Button>
        <span style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem' }}>
          <Button kind="primary" onClick={noop}>
            Generate
          </Button>
          <Button onClick={noop}>Stop</Button>
          <Button kind="quiet" onClick={noop}>
            Take back
          </Button>
          <Button onClick={noop} disabled>
            Disabled
          </Button>
        </span>
      </div>
    );
  },
  prompt: ({ strings, locale }) => {
    const [text, setText] = useState(prompt);
    return (
      <PromptInput
        value={text}
        onInput={setText}
        examples={[prompt, 'The king and the queen lived in a']}
        tokenCount={text.split(' ').length}
        limit={20}
        refused
        label="Prompt"
        strings={strings}
        locale={locale}
        onSubmit={noop}
        submitLabel="Run"
        hint="The model speaks English."
      />
    );
  },
  frames: (props) => (
    <>
      {states.map((state, i) => (
        <Frame key={i} {...props} state={state} origin={(['stored', 'live', 'stale'] as const)[i % 3]!}>
          <HeatStrip values={wave} label="A vector" limit={1} describe={(n, v) => `${n}: ${v}`} />
        </Frame>
      ))}
    </>
  ),
};

export default Object.entries(gallery).map(([name, render]) => ({
  name,
  render: render as unknown as ComponentType<Record<string, unknown>>,
}));
