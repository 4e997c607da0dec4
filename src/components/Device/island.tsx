/** What the reader's device does with the model: threads, times of a pass, memory where the browser tells. Nothing is stored. */
import type { RunTiming } from '../../engine/types';
import type { LoadedModel } from '../../lab/protocol';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { modelProps, sharingProps } from '../shared/use-frame';
import { useMounted } from '../shared/mounted';
import { useOnPress } from '../shared/use-on-press';
import { useWaking } from '../shared/use-reading';
import { DeviceView } from './view';

const LAB = 'your-device';
const REPEATS = 9;

interface Props {
  model: { id: string; title: string };
  /** Sixteen tokens. */
  text: string;
  tokens: number[];
  strings: Record<string, string>;
  locale: string;
}

export default function Device({ model, text, tokens, strings, locale }: Props) {
  const mounted = useMounted();
  const waking = useWaking();
  const measuring = useOnPress<{ timing: RunTiming; model: LoadedModel; memory: number | null } | null>(
    { model, key: '', value: null },
    '',
  );
  const { value: measured, running, stop } = measuring;
  const loaded = session.model.value;
  const measure = () =>
    void measuring.run(async (signal, show) => {
      const { timing } = await session.ask(LAB, 'runTiming', { tokens, repeats: REPEATS }, { signal });
      const of = session.model.peek();
      if (of) show({ timing, model: of, memory: await memoryInUse() });
    });
  return (
    <LabFrame
      {...sharingProps(LAB, locale, mounted)}
      {...modelProps(waking, { error: measuring.error, retry: measure })}
      title={strings['lab.device.title']!}
      lead={strings['lab.device.lead']}
      origin={measuring.origin}
      modelTitle={measuring.model.title}
      prompt={text}
      strings={measured ? strings : { ...strings, 'lab.common.stored': strings['lab.device.nothing']! }}
      exportData={() =>
        measured && {
          json: { ...measured, prompt: text },
          rows: (['logits', 'all'] as const).flatMap((way) =>
            measured.timing.times[way].map((milliseconds, repetition) => ({ way, repetition, milliseconds })),
          ),
          tensors: (['logits', 'all'] as const).map((way) => ({
            name: way,
            at: ['timing', 'times', way],
            shape: [measured.timing.times[way].length],
            axes: ['repetition'],
            unit: 'ms' as const,
          })),
        }
      }
    >
      <DeviceView
        isolated={mounted ? crossOriginIsolated : null}
        cores={mounted ? navigator.hardwareConcurrency : null}
        threads={loaded?.threads ?? null}
        compute={loaded?.compute ?? null}
        tokens={tokens.length}
        timing={measured?.timing ?? null}
        memory={measured?.memory ?? null}
        busy={running}
        onMeasure={measure}
        onStop={stop}
        stale={measuring.origin === 'stale'}
        disabled={!mounted}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

/** Bytes that this page and its workers use; null where the browser does not tell (most tell isolated pages only). */
async function memoryInUse(): Promise<number | null> {
  const asks = performance as { measureUserAgentSpecificMemory?(): Promise<{ bytes: number }> };
  if (!crossOriginIsolated || !asks.measureUserAgentSpecificMemory) return null;
  // It may answer only after the next garbage collection: that is not worth waiting for.
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), 5000));
  const found = asks.measureUserAgentSpecificMemory().then(({ bytes }) => bytes);
  return Promise.race([found.catch(() => null), late]);
}
