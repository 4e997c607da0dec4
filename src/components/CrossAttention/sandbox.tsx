/** Fixture states for the gallery. */
import { attend } from './arithmetic';
import { exampleNamed } from './examples';
import { CrossAttentionView, type CrossAttentionViewProps } from './view';

export const View = CrossAttentionView;

export const frame = { wide: true, modelless: true };
const written = 'its two examples, of three and two words, are written by hand';
export const without = {
  empty: written,
  '1 token': written,
  '64 tokens': written,
  'long words': written,
  'wide characters': written,
  loading: 'it computes two-number vectors itself, without the model',
  failed: 'it asks for nothing',
};

const noop = () => undefined;
type Fixture = Omit<CrossAttentionViewProps, 'strings' | 'locale'>;
function fixture(
  name: 'click' | 'cheese',
  row: number,
  change: Partial<ReturnType<typeof exampleNamed>> = {},
): Fixture {
  const example = { ...exampleNamed(name), ...change };
  return {
    name,
    example,
    attended: attend(example),
    row,
    changed: Object.keys(change).length > 0,
    disabled: false,
    onExample: noop,
    onRow: noop,
    onVector: noop,
    onNeutral: noop,
  };
}
const states: { name: string; props: Fixture }[] = [
  { name: 'click', props: fixture('click', 1) },
  { name: 'cheese', props: fixture('cheese', 0) },
  {
    name: 'zero query',
    props: fixture('click', 0, {
      q: [
        [0, 0],
        [0, 0],
      ],
    }),
  },
  {
    name: 'far out',
    props: fixture('click', 1, {
      q: [
        [-3, 3],
        [3, 3],
      ],
      k: [
        [3, 3],
        [3, -3],
        [-3, -3],
      ],
    }),
  },
];

export default states;
