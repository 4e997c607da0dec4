/** Fetches the exact model's logits when the reader asks for them, and holds those of the running model against them. */
import { useRef, useState } from 'preact/hooks';
import type { LogitError } from '../../engine/types';
import { useLabState } from '../../lab/lab-state';
import type { LoadedModel } from '../../lab/protocol';
import { isSuperseded, session, toLabError, type LabError } from '../../lab/session';
import { basePath } from '../../lab/site';
import { LabFrame } from '../shared/LabFrame';
import { modelProps, sharingProps } from '../shared/use-frame';
import { useMounted } from '../shared/mounted';
import { useWaking } from '../shared/use-reading';
import type { StoredErrors } from './compare';
import { ExactErrorView, type SuiteFigures } from './view';

const LAB = 'exact-error';
const DEFAULTS = { prompt: 0 };

interface Props {
  stored: StoredErrors;
  suite: SuiteFigures | null;
  strings: Record<string, string>;
  locale: string;
}

export default function ExactError({ stored, suite, strings, locale }: Props) {
  const mounted = useMounted();
  const waking = useWaking();
  const state = useLabState(LAB, DEFAULTS);
  const exact = useRef<Float32Array | null>(null);
  const [answer, setAnswer] = useState<{ errors: LogitError[]; model: LoadedModel } | null>(null);
  const [busy, setBusy] = useState(false);
  const [unfetched, setUnfetched] = useState(false);
  const [error, setError] = useState<LabError | null>(null);
  const at = Math.min(stored.prompts.length - 1, Math.max(0, Math.trunc(state.prompt.value) || 0));
  const model = session.model.value;
  const other = model !== null && model.id !== stored.model.id;

  const compare = async () => {
    setBusy(true);
    setError(null);
    setUnfetched(false);
    try {
      const loaded = session.start();
      exact.current ??= await fetchExact(stored.bytes).catch(() => null);
      if (!exact.current) setUnfetched(true);
      const of = await loaded;
      const { compareWithExact } = await comparing();
      // Another model's logits have nothing to be held against here.
      if (exact.current && of.id === stored.model.id) {
        const errors = await compareWithExact(
          (name, input) => session.ask(LAB, name, input),
          stored.prompts,
          exact.current,
        );
        setAnswer({ errors, model: of });
      }
    } catch (problem) {
      if (!isSuperseded(problem)) setError(toLabError(problem));
    }
    setBusy(false);
  };
  const errors = answer?.errors ?? stored.errors;
  return (
    <LabFrame
      {...sharingProps(LAB, locale, mounted)}
      {...modelProps(waking, { error, retry: () => void compare() })}
      wide
      title={strings['lab.exactError.title']!}
      lead={strings['lab.exactError.lead']}
      origin={other ? 'stale' : answer ? 'live' : 'stored'}
      modelTitle={stored.model.title}
      prompt={stored.prompts[at]!.prompt}
      strings={strings}
      exportData={() => ({
        json: { model: stored.model, prompts: stored.prompts, errors },
        rows: errors.map(({ largest, kl, sameTop }, i) => ({
          prompt: stored.prompts[i]!.prompt,
          largest,
          kl,
          sameTop,
        })),
      })}
    >
      <ExactErrorView
        prompts={stored.prompts}
        prompt={at}
        onPrompt={(index) => (state.prompt.value = index)}
        vocabularySize={stored.vocabularySize}
        errors={errors}
        bytes={stored.bytes}
        suite={suite}
        busy={busy}
        unfetched={unfetched}
        otherModel={other ? model.title : null}
        modelTitle={stored.model.title}
        onCompare={() => void compare()}
        stale={other}
        disabled={!mounted}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

/** Brings the tokenizer's table along: only for readers who compare. */
const comparing = () => import('./compare');

/** A file of the wrong length is an error. */
async function fetchExact(bytes: number): Promise<Float32Array> {
  const { FILE, floatsOf } = await comparing();
  const response = await fetch(basePath() + FILE);
  const buffer = await response.arrayBuffer();
  if (!response.ok || buffer.byteLength !== bytes) throw new Error(`${FILE}: ${response.status}`);
  return floatsOf(buffer);
}
