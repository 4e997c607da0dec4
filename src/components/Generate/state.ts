/** Seed and settings of the two texts: their defaults, their form in the address, and the key of a text. */
import { allowedSettings } from '../shared/sampling-settings';
import type { SamplingSettings, Token } from '../../engine/types';
import type { LabState } from '../../lab/lab-fields';
import type { WrittenToken } from '../shared/RunningText';

/** The same draws at two temperatures. */
export const DEFAULTS = {
  seedA: 1,
  temperatureA: 1,
  topKA: 0,
  topPA: 1,
  seedB: 1,
  temperatureB: 0.5,
  topKB: 0,
  topPB: 1,
};

export interface TextInput {
  seed: number;
  settings: SamplingSettings;
}

/** Seed and settings that a text was written with, and its tokens. */
export interface Written {
  key: string;
  input: TextInput;
  tokens: readonly WrittenToken[];
  contextFull: boolean;
}

/** Both texts, and what they continue: the prompt, and its tokens as far as they fit the model. */
export interface Texts {
  before: string;
  tokens: readonly Token[];
  texts: readonly Written[];
}

/** `src/examples/generate.json` as far as it is read here. */
export interface StoredTexts {
  model: { id: string; title: string };
  prompt: string;
  tokens: Token[];
  count: number;
  runs: (TextInput & { tokens: WrittenToken[] })[];
}

/** Both inputs; whatever an address says, within what the model takes. */
export function inputsOf(fields: typeof DEFAULTS): TextInput[] {
  return (['A', 'B'] as const).map((name) => ({
    seed: Math.trunc(fields[`seed${name}`]),
    settings: allowedSettings(fields[`temperature${name}`], fields[`topK${name}`], fields[`topP${name}`]),
  }));
}

/** What the signals of the two texts' fields hold now. */
export function valuesOf(state: LabState<typeof DEFAULTS>): typeof DEFAULTS {
  return Object.fromEntries(Object.entries(state).map(([name, field]) => [name, field.value])) as typeof DEFAULTS;
}

/** The same key: the same text. */
export function keyOf(prompt: string, { seed, settings }: TextInput): string {
  return JSON.stringify([prompt, seed, settings.temperature, settings.topK, settings.topP]);
}
