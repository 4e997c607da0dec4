/**
 * Every state of a widget: those of its sandbox.tsx, and those that all widgets have in the same way, made here from the
 * first one. A widget that lacks one of `EVERY_STATE` says why: `without` in its sandbox.tsx.
 */
import type { ComponentType } from 'preact';
import type { LabFrameProps } from '../../components/shared/LabFrame';
import { tokenStateNames } from '../../components/shared/fixtures';

type Props = Record<string, unknown>;

/** What a sandbox.tsx exports. A state may draw itself (`render`) instead of giving props to `View`. */
export interface Sandbox {
  View?: ComponentType<Props>;
  default: { name: string; props?: Props; render?: ComponentType<Props> }[];
  /** How the lab is framed in chapters, where it is not wide and fed by the model. Null: the widget is no lab. */
  frame?: Pick<LabFrameProps, 'wide' | 'modelless'> | null;
  /** Name of a state → why the widget does not have it. */
  without?: Record<string, string>;
}

export interface State {
  name: string;
  View?: ComponentType<Props>;
  props: Props;
  /** Made from another state: its view is that of the first state, or of the stale one. */
  derived?: boolean;
  /** Drawn in dark, whatever the page is. */
  dark?: boolean;
  frame: Pick<LabFrameProps, 'wide' | 'modelless' | 'state' | 'origin'> | null;
}

/** A name may have several, as in '64 tokens, stale'. */
export const EVERY_STATE = [...tokenStateNames, 'loading', 'failed', 'dark'];

export function statesOf({ View, default: fixtures, frame = { wide: true } }: Sandbox): State[] {
  const own = fixtures.map(({ name, props = {}, render }): State => {
    const origin = props.stale === true ? 'stale' : 'live';
    return { name, props, View: render ?? View, frame: frame && { ...frame, state: { kind: 'ready' }, origin } };
  });
  const first = own[0];
  if (!first) return [];
  const dark: State = { ...first, name: 'dark', dark: true, derived: true };
  return frame && !frame.modelless ? [...own, ...ofTheModel(first), dark] : [...own, dark];
}

/** Before an answer the stored run is shown; after a failure what was there before, which no longer answers the prompt. */
function ofTheModel(first: State): State[] {
  const frame = first.frame!;
  const stale = 'stale' in first.props ? { stale: true } : {};
  return [
    {
      ...first,
      name: 'loading',
      derived: true,
      frame: {
        ...frame,
        state: { kind: 'loading', receivedBytes: 4_900_000, totalBytes: 16_400_000, preparing: false },
        origin: 'stored',
      },
    },
    {
      ...first,
      name: 'failed',
      derived: true,
      props: { ...first.props, ...stale },
      frame: { ...frame, state: { kind: 'failed', code: 'interrupted', details: {} }, origin: 'stale' },
    },
  ];
}
