/**
 * The causal map: every head switched off in turn. Asked layer by layer, so that the figure fills as it goes, other labs get
 * their turn in between, and it can be stopped. It belongs to one prompt and one model.
 */
import { useRef, useState } from 'preact/hooks';
import type { ModelConfig } from '../../engine/types';
import { isSuperseded, toLabError, type LabError } from '../../lab/session';
import { effectsOf, type AskCompare, type LayerEffects } from './ask';

export interface CausalMap {
  /** Names the prompt and the model. */
  key: string;
  /** Layers that are done, from 0. */
  layers: readonly LayerEffects[];
}

export function useMap(stored: CausalMap, ask: AskCompare) {
  const [map, setMap] = useState<CausalMap>(stored);
  const [running, setRunning] = useState<string | null>(null);
  const [error, setError] = useState<LabError | null>(null);
  /** Raised by every start and stop: what belongs to an earlier number is over. */
  const turn = useRef(0);

  /** Measures, or goes on after a stop. `stillAsked` says whether prompt and model are the same. */
  async function measure(key: string, tokens: number[], config: ModelConfig, stillAsked: () => boolean): Promise<void> {
    const mine = ++turn.current;
    let layers = map.key === key && map.layers.length < config.n_layer ? map.layers : [];
    setRunning(key);
    setError(null);
    setMap({ key, layers });
    try {
      while (layers.length < config.n_layer) {
        const next = await effectsOf(ask, tokens, layers.length, config);
        if (turn.current !== mine) return;
        layers = [...layers, next];
        setMap({ key, layers });
        if (!stillAsked()) break;
      }
    } catch (problem) {
      if (turn.current === mine && !isSuperseded(problem)) setError(toLabError(problem));
    }
    if (turn.current === mine) setRunning(null);
  }

  const stop = () => {
    turn.current++;
    setRunning(null);
  };
  return { map, running, error, measure, stop };
}
