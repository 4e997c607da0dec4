/**
 * One channel of a weight matrix as the model stores it, and rounded to fewer bits. State in the address: `channel`, `bits`.
 * Exact values exist for the default model alone; of another model, the channel as it stores it is what is rounded further:
 * whole numbers, or float32 where it has no others.
 */
import { useMemo } from 'preact/hooks';
import { decodeFloats } from '../../engine/base64';
import type { ModelConfig } from '../../engine/types';
import { useLabState } from '../../lab/lab-state';
import { answeringModel, session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { modelProps, sharingProps } from '../shared/use-frame';
import { useLive } from '../shared/use-live';
import { useMounted } from '../shared/mounted';
import { useWaking } from '../shared/use-reading';
import {
  askChannel,
  DEFAULTS,
  roundedTo,
  valuesOf,
  WIDTHS,
  type Ask,
  type Held,
  type StoredChannel,
  type StoredChannels,
} from './channels';
import { Int8View } from './view';

const LAB = 'int8';
const ask: Ask = (name, input) => session.ask(LAB, name, input);

interface Props {
  stored: StoredChannels;
  strings: Record<string, string>;
  locale: string;
}

export default function Int8({ stored, strings, locale }: Props) {
  const mounted = useMounted();
  const waking = useWaking();
  const state = useLabState(LAB, DEFAULTS);
  const at = Math.min(stored.channels.length - 1, Math.max(0, Math.trunc(state.channel.value) || 0));
  const bits = WIDTHS.find((width) => width === state.bits.value) ?? DEFAULTS.bits;
  const config = session.model.value?.config;
  // A smaller model may lack this column: then the last one of its kind.
  const channels = stored.channels.map((one) => (config ? fitted(one, config) : one));
  const channel = channels[at]!;
  const live = useLive(
    { key: '0', value: heldBy(stored.channels[0]!, 0) },
    String(at),
    waking.loaded,
    () => askChannel(ask, { ...channel, at }),
    { figure: LAB },
  );
  const { answer } = live;
  // Stored channels are all there; the model is asked only whether it has the same. What is shown is of one model: its name,
  // place and exact values go with it, whichever model is loaded by now.
  const kept = stored.channels[at]!;
  const answered = answer.live && answer.value.at === at;
  const shown = answered ? answer.value : heldBy(kept, at);
  const model = (answered && answer.model) || stored.model;
  const source = shown.scale === null ? 'float32' : model.id === stored.model.id ? 'excerpt' : 'int8';
  const exact = useMemo(
    () => (source === 'excerpt' ? decodeFloats(kept.exact) : valuesOf(shown)),
    [source, kept, shown.values],
  );
  const rounded = useMemo(() => WIDTHS.map((width) => roundedTo(exact, width)), [exact]);
  const current = answer.live && answer.key === String(at) && live.origin === 'live';
  const origin = current ? 'live' : answeringModel() === stored.model.id && !waking.loaded ? 'stored' : 'stale';
  const same = current && source === 'excerpt' ? shown.values.every((value, i) => value === kept.values[i]) : null;

  return (
    <LabFrame
      {...sharingProps(LAB, locale, mounted)}
      {...modelProps(waking, live)}
      wide
      title={strings['lab.int8.title']!}
      lead={strings['lab.int8.lead']}
      origin={origin}
      modelTitle={model.title}
      prompt={shown.tensor}
      strings={{
        ...strings,
        'lab.common.stored': strings['lab.int8.stored']!,
        'lab.common.stale': strings['lab.int8.stale']!,
      }}
      exportData={async () =>
        (await import('./export')).exportOf(
          model.id,
          shown,
          exact,
          rounded.find((one) => one.bits === bits)!,
        )
      }
    >
      <Int8View
        channels={channels}
        channel={at}
        onChannel={(index) => {
          state.channel.value = index;
          waking.touch();
        }}
        bits={bits}
        onBits={(width) => (state.bits.value = width)}
        exact={exact}
        source={source}
        rounded={rounded}
        same={same}
        stale={origin === 'stale'}
        disabled={!mounted}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

/** A channel as it lies in a model, and its place in the list. */
function heldBy({ tensor, index, values, scale }: Omit<Held, 'at'>, at: number): Held {
  return { tensor, index, values, scale, at };
}

/** The same channel in a model of other sizes; for the default model itself. */
function fitted(channel: StoredChannel, { n_layer, n_embd }: ModelConfig): StoredChannel {
  const tensor = channel.tensor.replace(/^h\.(\d+)/, (_, layer) => `h.${Math.min(Number(layer), n_layer - 1)}`);
  const columns = /c_attn/.test(tensor) ? 3 * n_embd : /c_fc/.test(tensor) ? 4 * n_embd : n_embd;
  return { ...channel, tensor, index: /^w/.test(tensor) ? channel.index : Math.min(channel.index, columns - 1) };
}
