/** The three settings of sampling. Each stands at its neutral end until the reader moves it: temperature 1, all tokens, all of the mass. */
import type { SamplingSettings } from '../../engine/types';
import { formatInteger, formatNumber } from './format';
import { Slider } from './Slider';

interface Texts {
  temperature: string;
  topK: string;
  topP: string;
  /** Said where nothing is cut off. */
  all: string;
  /** The way back to the neutral end. */
  neutral: string;
  hints?: { temperature: string; topK: string; topP: string };
}

interface Props {
  settings: SamplingSettings;
  onSettings(settings: SamplingSettings): void;
  vocabularySize: number;
  texts: Texts;
  disabled: boolean | undefined;
  locale: string;
}

export function SamplingSliders({ settings, onSettings, vocabularySize: all, texts, disabled, locale }: Props) {
  const change = (part: Partial<SamplingSettings>) => onSettings({ ...settings, ...part });
  const shared = { disabled, neutralLabel: texts.neutral };
  return (
    <>
      <Slider
        {...shared}
        symbol="tau"
        label={texts.temperature}
        hint={texts.hints?.temperature}
        value={settings.temperature}
        min={0.1}
        max={5}
        step={0.01}
        neutral={1}
        scale="log"
        format={(x) => formatNumber(x, locale)}
        onInput={(temperature) => change({ temperature })}
      />
      <Slider
        {...shared}
        symbol="top_k"
        label={texts.topK}
        hint={texts.hints?.topK}
        value={settings.topK === 0 ? all : Math.min(settings.topK, all)}
        min={1}
        max={all}
        step={1}
        neutral={all}
        scale="log"
        format={(k) => (k >= all ? texts.all : formatInteger(k, locale))}
        onInput={(k) => change({ topK: k >= all ? 0 : Math.round(k) })}
      />
      <Slider
        {...shared}
        symbol="top_p"
        label={texts.topP}
        hint={texts.hints?.topP}
        value={settings.topP}
        min={0.01}
        max={1}
        step={0.01}
        neutral={1}
        format={(p) => (p >= 1 ? texts.all : formatNumber(p, locale))}
        onInput={(p) => change({ topP: Number(p.toFixed(2)) })}
      />
    </>
  );
}
