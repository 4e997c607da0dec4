/**
 * The whole model as one figure, top to bottom: the residual stream is the band on the left; every block reads from it
 * and adds to it. Sizes are live. Choosing a part opens its explanation beside the map (below it on a phone).
 */
import { useRef, useState } from 'preact/hooks';
import type { ModelConfig, Token } from '../../engine/types';
import { fill, formatInteger } from '../shared/format';
import { TokenText } from '../shared/TokenText';
import { Detail, type ChapterLink } from './detail';
import { partById, sizesOf, symbol, type Dim, type Part, type PartId, type Sizes } from './parts';
import './parts.css';
import './style.css';

export interface ModelMapViewProps {
  config: ModelConfig;
  /** Tokens of the current prompt, all of them. */
  tokens: readonly Token[];
  /** Chapters that exist, by slug. */
  chapters: Record<string, ChapterLink>;
  selected: PartId;
  onSelect(id: PartId): void;
  /** The tokens are those of an earlier prompt. */
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.modelMap.*`. */
  strings: Record<string, string>;
  locale: string;
}

const SHOWN_SIZES: readonly Dim[] = ['T', 'D', 'L', 'H', 'd', 'F', 'V'];
/** What a part is called in the chapter's formulas. */
const SYMBOLS = {
  tokens: 'tokens',
  embedding: 'W_E embed',
  position: 'W_pos pos_embed',
  ln1: 'normalized',
  attention: 'attn_out',
  add1: 'resid_mid',
  ln2: 'normalized',
  mlp: 'mlp_out',
  add2: 'resid_post',
  lnFinal: 'normalized',
  output: 'logits W_E',
  probabilities: 'p',
} as const;
/** As many tokens as fit in a line; the rest are counted. */
const SHOWN_TOKENS = 10;

export function ModelMapView(props: ModelMapViewProps) {
  const { config, tokens, strings, locale, selected } = props;
  const sizes = sizesOf(config, tokens.length);
  // On a phone the explanation stays at the foot of the screen once the reader has asked for it, until it is closed.
  const [asked, setAsked] = useState(false);
  const choose = (id: PartId) => {
    setAsked(id !== selected || !asked);
    props.onSelect(id);
  };
  const map = useRef<HTMLDivElement>(null);
  // The focus goes back to the part; for whoever does not work by keys the page does not move.
  const close = () => {
    const focused = map.current?.querySelector('.it-map__detail :focus');
    setAsked(false);
    if (!focused) return;
    const part = map.current?.querySelector<HTMLElement>('[data-chosen] > button');
    part?.focus({ preventScroll: !focused.matches(':focus-visible') });
  };
  const box = (id: PartId) => <PartBox {...props} onSelect={choose} part={partById(id)} sizes={sizes} />;
  return (
    <div
      ref={map}
      class={`it-map${props.stale ? ' it-stale' : ''}`}
      onKeyDown={({ key }) => asked && key === 'Escape' && close()}
    >
      <dl class="it-map__sizes">
        {SHOWN_SIZES.map((dim) => (
          <div key={dim}>
            <dt>
              <i>{symbol(dim)}</i> <span>{strings[`lab.modelMap.size.${dim}`]}</span>
            </dt>
            <dd>{formatInteger(sizes[dim], locale)}</dd>
          </div>
        ))}
      </dl>
      <div class="it-map__body">
        <div class="it-map__flow">
          <div class="it-map__row it-map__row--input">
            {box('tokens')}
            <TokenLine tokens={tokens.slice(-sizes.T)} strings={strings} />
          </div>
          <div class="it-map__row it-map__row--embed">
            <div class="it-map__sum">
              {box('embedding')}
              <span class="it-map__plus" aria-hidden="true" data-sym="x">
                +
              </span>
              {box('position')}
            </div>
          </div>
          <div class="it-map__block" role="group" aria-label={fill(strings['lab.modelMap.block']!, { n: sizes.L })}>
            <p class="it-map__times">{fill(strings['lab.modelMap.block']!, { n: sizes.L })}</p>
            <div class="it-map__branch it-map__branch--attention">
              {box('ln1')}
              {box('attention')}
            </div>
            <div class="it-map__row it-map__row--add">{box('add1')}</div>
            <div class="it-map__branch it-map__branch--mlp">
              {box('ln2')}
              {box('mlp')}
            </div>
            <div class="it-map__row it-map__row--add">{box('add2')}</div>
          </div>
          <div class="it-map__row it-map__row--out">
            {box('lnFinal')}
            {box('output')}
            {box('probabilities')}
          </div>
          <p class="it-map__again">
            <span aria-hidden="true">↺</span> {strings['lab.modelMap.again']}
          </p>
        </div>
        <Detail
          part={partById(selected)}
          sizes={sizes}
          asked={asked}
          onClose={close}
          chapters={props.chapters}
          strings={strings}
          locale={locale}
        />
      </div>
    </div>
  );
}

function PartBox({ part, sizes, ...props }: ModelMapViewProps & { part: Part; sizes: Sizes }) {
  const { strings, locale, chapters } = props;
  const chosen = props.selected === part.id;
  const chapter = part.chapters.map((slug) => chapters[slug]).find(Boolean);
  const shape = part.output.map((dim) => formatInteger(sizes[dim], locale)).join(' × ');
  return (
    <div
      class={`it-map__part it-map__part--${part.tone}`}
      data-part={part.id}
      data-sym={SYMBOLS[part.id]}
      data-chosen={chosen || undefined}
    >
      <button
        type="button"
        disabled={props.disabled}
        aria-pressed={chosen}
        aria-controls="model-map-detail"
        onClick={() => props.onSelect(part.id)}
      >
        <span class="it-map__name">{strings[`lab.modelMap.${part.id}.name`]}</span>
        <span class="it-map__shape" title={part.output.map(symbol).join(' × ')}>
          {shape}
        </span>
      </button>
      {part.id === 'attention' && <Inside sizes={sizes} strings={strings} />}
      {chapter && (
        <a class="it-map__link" href={chapter.href}>
          {chapter.title}
        </a>
      )}
    </div>
  );
}

/** Query, key and value in their colours, once for each head. */
function Inside({ sizes, strings }: { sizes: Sizes; strings: Record<string, string> }) {
  return (
    <p class="it-map__inside">
      <span class="it-map__q">{strings['lab.modelMap.query']}</span>
      <span class="it-map__k">{strings['lab.modelMap.key']}</span>
      <span class="it-map__v">{strings['lab.modelMap.value']}</span>
      <span>{fill(strings['lab.modelMap.heads']!, { n: sizes.H })}</span>
    </p>
  );
}

function TokenLine({ tokens, strings }: { tokens: readonly Token[]; strings: Record<string, string> }) {
  const hidden = Math.max(0, tokens.length - SHOWN_TOKENS);
  return (
    <p class="it-map__tokens">
      {hidden > 0 && <span>{fill(strings['lab.modelMap.earlier']!, { n: hidden })}</span>}
      {tokens.slice(hidden).map((token, i) => (
        <span key={i} class="it-map__token">
          <TokenText token={token} />
        </span>
      ))}
    </p>
  );
}
