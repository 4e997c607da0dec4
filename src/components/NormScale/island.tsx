/** Multiplies one token's residual stream before a block. State: `layer`, `position` (−1: the last token), `factor`. */
import { useMemo } from 'preact/hooks';
import type { ModelConfig, Token } from '../../engine/types';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { useLab } from '../shared/use-lab';
import { placeOf } from '../shared/use-place';
import { usePrompt } from '../shared/use-prompt';
import { askScale, FACTORS, fromStored, type StoredScale } from './ask';
import { NormScaleView } from './view';

const LAB = 'norm-scale';
const DEFAULTS = { layer: 3, position: -1, factor: 10 };

interface Props {
  stored: StoredScale & { model: { id: string; title: string }; prompt: string; tokens: Token[] };
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

export default function NormScale({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const { layer, position, factor } = useLabState(LAB, DEFAULTS);
  const value = useMemo(() => fromStored(stored), [stored]);
  const wanted = { layer: layer.value, position: position.value, factor: factor.value };
  const lab = useLab({
    id: LAB,
    locale,
    stored: { ...stored, value },
    config,
    text: pagePrompt,
    key: `${wanted.layer} ${wanted.position} ${wanted.factor}`,
    storedKey: `${DEFAULTS.layer} ${DEFAULTS.position} ${DEFAULTS.factor}`,
    ask: (ids, sizes) => askScale((name, input) => session.ask(LAB, name, input), ids, sizes, wanted),
  });
  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.normScale.title']!}
      lead={strings['lab.normScale.lead']}
      strings={strings}
      exportData={async () => (await import('./export')).exportOf(lab.shown)}
    >
      <NormScaleView
        place={placeOf(lab, examples, { position, layer })}
        factor={Math.max(FACTORS.min, Math.min(FACTORS.max, factor.value || 1))}
        range={FACTORS}
        onFactor={(next) => {
          factor.value = next;
          lab.touch();
        }}
        answer={lab.shown.value}
        stale={lab.stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}
