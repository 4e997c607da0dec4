/**
 * Asks for one token's values before and after one LayerNorm.
 * State: `norm` (ln1, ln2, final), `layer`, `position` (−1: the last token), `dimension` (−1: the one farthest from the mean).
 */
import { useMemo } from 'preact/hooks';
import type { ModelConfig, Token } from '../../engine/types';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { useLab } from '../shared/use-lab';
import { placeOf } from '../shared/use-place';
import { usePrompt } from '../shared/use-prompt';
import { askNorm, fromStored, normOf, type StoredNorm } from './ask';
import { NormValuesView } from './view';

const LAB = 'norm-values';
const DEFAULTS = { norm: 'ln1', layer: 3, position: -1, dimension: -1 };

interface Props {
  stored: StoredNorm & { model: { id: string; title: string }; prompt: string; tokens: Token[] };
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

export default function NormValues({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const { norm, layer, position, dimension } = useLabState(LAB, DEFAULTS);
  const value = useMemo(() => fromStored(stored), [stored]);
  const wanted = { norm: normOf(norm.value), layer: layer.value, position: position.value };
  const lab = useLab({
    id: LAB,
    locale,
    stored: { ...stored, value },
    config,
    text: pagePrompt,
    key: `${wanted.norm} ${wanted.layer} ${wanted.position}`,
    storedKey: `${DEFAULTS.norm} ${DEFAULTS.layer} ${DEFAULTS.position}`,
    ask: (ids, sizes) => askNorm((name, input) => session.ask(LAB, name, input), ids, sizes, wanted),
  });
  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.normValues.title']!}
      lead={strings['lab.normValues.lead']}
      strings={strings}
      exportData={async () => (await import('./export')).exportOf(lab.shown)}
    >
      <NormValuesView
        place={placeOf(lab, examples, { position, ...(wanted.norm !== 'final' && { layer }) })}
        norm={wanted.norm}
        onNorm={(next) => {
          norm.value = next;
          lab.touch();
        }}
        answer={lab.shown.value}
        token={lab.shown.tokens[lab.shown.value.position] ?? null}
        dimension={dimension.value}
        onDimension={(next) => void (dimension.value = next)}
        stale={lab.stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}
