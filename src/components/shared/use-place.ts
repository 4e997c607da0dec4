/**
 * What `Place` needs of a lab: the page's prompt, and where the lab keeps a position (−1 is the last token) and a block, these.
 *
 *     <View place={placeOf(lab, examples, { position: state.position, layer: state.layer })} … />
 */
import type { Signal } from '@preact/signals';
import { prompt } from '../../lab/experiment';
import type { PlaceOfLab } from './Place';
import { indexWithin, positionWithin } from './place';
import type { Lab } from './use-lab';
import { lastThatFit } from './use-reading';

export function placeOf<T>(
  lab: Lab<T>,
  examples: readonly string[],
  { position, layer }: { position?: Signal<number>; layer?: Signal<number> } = {},
): PlaceOfLab {
  const { reading, limit, config } = lab;
  const count = lastThatFit(reading.tokens, limit).length;
  return {
    text: lab.text,
    onText: (text) => {
      if (position) position.value = -1;
      prompt.value = text;
      lab.touch();
    },
    examples,
    tokens: reading.tokens,
    limit,
    ...(position && {
      position: positionWithin(position.value, count),
      onPosition: (index: number) => {
        position.value = index === count - 1 ? -1 : index;
        lab.touch();
      },
    }),
    ...(layer && {
      layer: indexWithin(layer.value, config.n_layer),
      layers: config.n_layer,
      onLayer: (next: number) => {
        layer.value = next;
        lab.touch();
      },
    }),
  };
}
