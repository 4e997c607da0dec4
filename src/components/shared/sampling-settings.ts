/** Sampling settings as an address or a control may give them, within what the labs take. */
import type { SamplingSettings } from '../../engine/types';

export function clamp(x: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, x));
}

/** The nearest settings that the sliders reach. */
export function allowedSettings(temperature: number, topK: number, topP: number): SamplingSettings {
  return { temperature: clamp(temperature, 0.1, 5), topK: Math.max(0, Math.trunc(topK)), topP: clamp(topP, 0.01, 1) };
}
