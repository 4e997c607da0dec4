/**
 * The map of the model, small: it accompanies the reader through the chapters, marks the parts that the chapter is about,
 * and gives their shapes. Every other part leads to its chapter. The parts are those of the large map (ModelMap/parts.ts).
 * Drawn at build time; the island keeps its numbers true.
 */
import { Fragment } from 'preact';
import type { ModelConfig } from '../../engine/types';
import { formatInteger } from '../shared/format';
import type { ChapterLink } from '../ModelMap/detail';
import { partById, sizesOf, symbol, type Dim, type PartId, type Sizes } from '../ModelMap/parts';
import type { MarkId, Marks } from './marks';
import './style.css';
import { untranslated } from '../shared/untranslated';

export interface ChapterMapViewProps {
  /** Slug of this chapter. */
  chapter: string;
  marks: Marks;
  /** Chapters that exist, by slug. */
  chapters: Readonly<Record<string, ChapterLink>>;
  config: ModelConfig;
  /** Number of tokens of the page's prompt. */
  tokens: number;
  /** Keys `lab.chapterMap.*`. */
  strings: Record<string, string>;
  locale: string;
}

export function ChapterMapView(props: ChapterMapViewProps) {
  const { marks, config, tokens, strings, locale } = props;
  const sizes = sizesOf(config, tokens);
  const box = (id: PartId) => <Box {...props} id={id} />;
  const isMarked = (id: MarkId) => marks.marked.includes(id);
  return (
    <div class="it-minimap">
      <div class="it-minimap__flow">
        <div class="it-minimap__row is-first">{box('tokens')}</div>
        <div class="it-minimap__row">
          {box('embedding')}
          <span aria-hidden="true">+</span>
          {box('position')}
        </div>
        <div class="it-minimap__block" data-marked={isMarked('block') || undefined}>
          <p class="it-minimap__times">
            <span class="it-hidden">{strings['lab.chapterMap.block']} </span>×{' '}
            <Size dim="L" sizes={sizes} locale={locale} />
            {isMarked('block') && <Here strings={strings} />}
          </p>
          <div class="it-minimap__row">
            {box('ln1')}
            {box('attention')}
            {box('add1')}
          </div>
          <div class="it-minimap__row">
            {box('ln2')}
            {box('mlp')}
            {box('add2')}
          </div>
        </div>
        <div class="it-minimap__row">
          {box('lnFinal')}
          {box('output')}
        </div>
        <div class="it-minimap__row is-last">
          {box('probabilities')}
          <Again {...props} marked={isMarked('again')} />
        </div>
      </div>
      {marks.shapes.length > 0 && (
        <dl class="it-minimap__shapes">
          {marks.shapes.map(({ name, shape }) => (
            <div key={name}>
              <dt {...untranslated}>{name}</dt>
              <dd title={shape.map(symbol).join(' × ')}>
                {shape.map((dim, i) => (
                  <Fragment key={i}>
                    {i > 0 && ' × '}
                    <Size dim={dim} sizes={sizes} locale={locale} />
                  </Fragment>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function Box({ id, chapter, chapters, marks, strings }: ChapterMapViewProps & { id: PartId }) {
  const part = partById(id);
  const slug = part.chapters.find((other) => other !== chapter && chapters[other]);
  const link = slug && chapters[slug];
  const marked = marks.marked.includes(id);
  const name = strings[`lab.chapterMap.${id}`];
  const attributes = {
    class: `it-minimap__part it-minimap__part--${part.tone}${id.startsWith('add') ? ' is-add' : ''}`,
    'data-part': id,
    'data-marked': marked || undefined,
  };
  const words = id.startsWith('add') ? (
    <>
      <span aria-hidden="true">+</span>
      <span class="it-hidden">{name}</span>
    </>
  ) : (
    name
  );
  const here = marked && <Here strings={strings} />;
  if (!link) {
    return (
      <span {...attributes}>
        {words}
        {here}
      </span>
    );
  }
  return (
    <a {...attributes} href={link.href} title={link.title}>
      {words}
      {here}
      <span class="it-hidden">: {link.title}</span>
    </a>
  );
}

/** The way from the drawn token back to the text. */
function Again({ chapter, chapters, strings, marked }: ChapterMapViewProps & { marked: boolean }) {
  const link = chapter === 'generation' ? undefined : chapters['generation'];
  const words = (
    <>
      <span aria-hidden="true">↺</span>
      <span class="it-hidden">{strings['lab.chapterMap.again']}</span>
      {marked && <Here strings={strings} />}
    </>
  );
  const attributes = { class: 'it-minimap__part it-minimap__part--plain is-again', 'data-marked': marked || undefined };
  return link ? (
    <a {...attributes} href={link.href} title={link.title}>
      {words}
      <span class="it-hidden">: {link.title}</span>
    </a>
  ) : (
    <span {...attributes}>{words}</span>
  );
}

/** What the frame and the weight of a marked part say, in words. */
const Here = ({ strings }: { strings: Record<string, string> }) => (
  <span class="it-hidden"> {strings['lab.chapterMap.here']}</span>
);

/** A number that the island keeps true. */
const Size = ({ dim, sizes, locale }: { dim: Dim; sizes: Sizes; locale: string }) => (
  <span data-dim={dim}>{formatInteger(sizes[dim], locale)}</span>
);

/** 'Attention', 'Embedding, Position'; the empty string where nothing is marked. */
export function markedText(marks: Marks, strings: Record<string, string>): string {
  const names = marks.marked.map((id) => strings[`lab.chapterMap.${id}`] ?? '');
  return [...new Set(names)].join(strings['lab.chapterMap.comma']);
}
