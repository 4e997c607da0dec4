/** The fields of the lab, within what the model takes, and the key of a text. */
import { allowedSettings, clamp } from '../shared/sampling-settings';
import type { DecodedStep, SamplingSettings, Token } from '../../engine/types';

export const DEFAULTS = { seed: 1, temperature: 0.7, topK: 0, topP: 0.9, steps: 3, cache: true, chosen: -1 };
/** Steps taken at most: more is what "Generate" is for. */
export const MOST_STEPS = 64;
/** Candidates listed for each step. */
export const TOP = 8;

export interface Decoding {
  seed: number;
  settings: SamplingSettings;
  cache: boolean;
}

/** `src/examples/decode-steps.json`. */
export interface StoredDecoding {
  model: { id: string; title: string };
  prompt: string;
  tokens: Token[];
  steps: DecodedStep[];
}

/** What an address asks for, made into something that can be asked. */
export function decodingOf(fields: typeof DEFAULTS): Decoding {
  return {
    seed: clamp(Math.trunc(fields.seed), 0, 999_999),
    settings: allowedSettings(fields.temperature, fields.topK, fields.topP),
    cache: fields.cache,
  };
}

/** Steps that are possible and wanted: a text never grows beyond what the model reads. */
export function stepsOf(wanted: number, tokens: number, limit: number): number {
  return clamp(Math.trunc(wanted), 0, mostSteps(tokens, limit));
}

export function mostSteps(tokens: number, limit: number): number {
  return tokens === 0 ? 0 : clamp(limit - tokens, 0, MOST_STEPS);
}

/** The same key: the same steps. */
export function keyOf(ids: readonly number[], { seed, settings, cache }: Decoding): string {
  return [ids.join(), seed, settings.temperature, settings.topK, settings.topP, cache].join(' ');
}
