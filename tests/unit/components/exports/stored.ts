/** What labs export of their stored runs, as their islands hand it over. */
import { readFileSync } from 'node:fs';
import { exportOf as attendsTo } from '../../../../src/components/AttendsTo/export';
import { exportOf as cacheCost } from '../../../../src/components/CacheCost/export';
import { comparisonOf } from '../../../../src/components/ComparePrompts/comparison';
import { exported as comparePrompts } from '../../../../src/components/ComparePrompts/exported';
import { attend } from '../../../../src/components/CrossAttention/arithmetic';
import { exampleNamed } from '../../../../src/components/CrossAttention/examples';
import { exportOf as crossAttention } from '../../../../src/components/CrossAttention/export';
import { exportOf as cutSkip } from '../../../../src/components/CutSkip/export';
import { exportOf as decodeSteps } from '../../../../src/components/DecodeSteps/export';
import { decodingOf, DEFAULTS as DECODING } from '../../../../src/components/DecodeSteps/state';
import { exportOf as dropoutPattern } from '../../../../src/components/DropoutPattern/export';
import { strike } from '../../../../src/components/DropoutPattern/place';
import { valuesOf } from '../../../../src/components/DropoutPattern/stored';
import { exportOf as dropoutRuns } from '../../../../src/components/DropoutRuns/export';
import { DEFAULTS as DROPOUT } from '../../../../src/components/DropoutRuns/runs';
import { exported as embedding } from '../../../../src/components/EmbeddingStrip/exported';
import { vectorsOf } from '../../../../src/components/EmbeddingStrip/stored';
import { exportOf as geluCurve } from '../../../../src/components/GeluCurve/export';
import { exportOf as generate } from '../../../../src/components/Generate/export';
import { exportOf as greedyLoop } from '../../../../src/components/GreedyLoop/export';
import { exportOf as headKinds } from '../../../../src/components/HeadKinds/export';
import { scoresOf as kindScores } from '../../../../src/components/HeadKinds/scores';
import { exportOf as headOutputs } from '../../../../src/components/HeadOutputs/export';
import { outputsOf } from '../../../../src/components/HeadOutputs/stored';
import { exportOf as headPatterns } from '../../../../src/components/HeadPatterns/export';
import { patternsOf } from '../../../../src/components/HeadPatterns/stored';
import { exportOf as headSwitches } from '../../../../src/components/HeadSwitches/export';
import { roundedTo } from '../../../../src/components/Int8/channels';
import { exportOf as int8 } from '../../../../src/components/Int8/export';
import { exportOf as laterWords } from '../../../../src/components/LaterWords/export';
import { exportOf as logitLens } from '../../../../src/components/LogitLens/export';
import { exportOf as maskChoice } from '../../../../src/components/MaskChoice/export';
import { stepsOf } from '../../../../src/components/MaskSteps/ask';
import { exportOf as maskSteps } from '../../../../src/components/MaskSteps/export';
import { fromStored as mlpOf } from '../../../../src/components/MlpFlow/ask';
import { exportOf as mlpFlow } from '../../../../src/components/MlpFlow/export';
import { exportOf as mlpOff } from '../../../../src/components/MlpOff/export';
import { exportOf as modelMap } from '../../../../src/components/ModelMap/export';
import { sizesOf } from '../../../../src/components/ModelMap/sizes';
import { exportOf as neurons } from '../../../../src/components/Neurons/export';
import { exportOf as nextToken } from '../../../../src/components/NextToken/export';
import { exportOf as normOff } from '../../../../src/components/NormOff/export';
import { fromStored as scaleOf } from '../../../../src/components/NormScale/ask';
import { exportOf as normScale } from '../../../../src/components/NormScale/export';
import { fromStored as normOf } from '../../../../src/components/NormValues/ask';
import { exportOf as normValues } from '../../../../src/components/NormValues/export';
import { exportOf as positionTable } from '../../../../src/components/PositionTable/export';
import { tableOf } from '../../../../src/components/PositionTable/table';
import { cellOf } from '../../../../src/components/QkvCell/ask';
import { exportOf as qkvCell } from '../../../../src/components/QkvCell/export';
import { exportOf as repeatedPhrase } from '../../../../src/components/RepeatedPhrase/export';
import { exportOf as sampling } from '../../../../src/components/Sampling/export';
import { exportOf as scoreShape } from '../../../../src/components/ScoreShape/export';
import { scoresOf } from '../../../../src/components/ScoreSum/ask';
import { exportOf as scoreSum } from '../../../../src/components/ScoreSum/export';
import { exportOf as shiftText } from '../../../../src/components/ShiftText/export';
import { exportOf as streamNorms } from '../../../../src/components/StreamNorms/export';
import { normsOf } from '../../../../src/components/StreamNorms/stored';
import { exported as tokenizer } from '../../../../src/components/TokenizerPlayground/exported';
import { exportOf as whoWrote } from '../../../../src/components/WhoWrote/export';
import { exportOf as wordOrder } from '../../../../src/components/WordOrder/export';
import type { ExportData } from '../../../../src/components/shared/export-data';
import { decodeFloats } from '../../../../src/engine/base64';
import type { Manifest, Token } from '../../../../src/engine/types';

/** A stored run is trusted to have the form that the lab says: `npm run check` holds pages against it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Example = any;

export function example(name: string): Example {
  return JSON.parse(readFileSync(`src/examples/${name}.json`, 'utf8'));
}

export const { config } = JSON.parse(readFileSync('public/models/course-12m/manifest.json', 'utf8')) as Manifest;

/** An answer as `useLab` keeps it. */
export function shown<T>(stored: { model: { id: string; title: string }; prompt: string; tokens: Token[] }, value: T) {
  return { value, text: stored.prompt, tokens: stored.tokens, config, model: stored.model };
}

const MODEL = 'course-12m';
const NEUTRAL = { temperature: 1, topK: 0, topP: 1 };
/** The lab's example goes through `build`. */
const of = (name: string, build: (stored: Example) => ExportData) => [name, () => build(example(name))] as const;

export const stored: readonly (readonly [lab: string, () => ExportData])[] = [
  of('attends-to', (e) => attendsTo(MODEL, e.prompt, e.tokens, e.attention)),
  of('kv-cache', (e) =>
    cacheCost(MODEL, {
      text: e.prompt,
      tokens: e.tokens,
      results: [{ ...e.results[0], times: { whole: [5, 6], cached: [1, 2] } }, ...e.results.slice(1)],
    }),
  ),
  of('compare-prompts', (e) => comparePrompts(MODEL, comparisonOf(e))),
  [
    'cross-attention',
    () => {
      const click = exampleNamed('click');
      return crossAttention(click, attend(click));
    },
  ],
  of('cut-skip', (e) => {
    const value = { cut: e.cut, other: e.others[0].prompt, at: 2, gate: 1 };
    return cutSkip(shown(e, value), shown(e, e.map), value);
  }),
  of('decode-steps', (e) => decodeSteps(MODEL, { ...e, decoding: decodingOf(DECODING) })),
  of('dropout-pattern', (e) => {
    const values = valuesOf(e);
    const settings = { p: 0.1, seed: 1, rescale: true };
    const place = { kind: 'embd' } as const;
    return dropoutPattern(shown(e, { values, place }), settings, strike(values, place, 1, 0.1, true));
  }),
  of('dropout-runs', (e) => dropoutRuns(shown(e, e.reference), DROPOUT, e.runs)),
  of('embedding', (e) => embedding(MODEL, e.prompt, { tokens: e.tokens, ...vectorsOf(e) })),
  ['gelu-curve', () => geluCurve(shown(example('mlp-flow'), mlpOf(example('mlp-flow'))))],
  of('generate', (e) =>
    generate(MODEL, {
      before: e.prompt,
      tokens: e.tokens,
      texts: e.runs.map((run: Example) => ({ input: run, tokens: run.tokens })),
    }),
  ),
  of('greedy-loop', (e) => greedyLoop(MODEL, { before: e.prompt, tokens: e.tokens, seed: 1, texts: e.texts })),
  [
    'head-kinds',
    () => {
      const e = example('head-patterns');
      const patterns = patternsOf(e);
      const value = { tokens: e.tokens, patterns, copies: [-9, -1, -9] as const };
      return headKinds(shown(e, value), kindScores(patterns, 'previous'));
    },
  ],
  of('head-outputs', (e) => headOutputs(shown(e, outputsOf(e)))),
  of('head-patterns', (e) => headPatterns(MODEL, e.prompt, e.tokens, patternsOf(e))),
  of('head-switches', (e) => headSwitches(shown(e, { comparison: e.comparison, off: [] }), e.effects)),
  of('int8', (e) => {
    const exact = decodeFloats(e.channels[0].exact);
    return int8(MODEL, { ...e.channels[0], at: 0 }, exact, roundedTo(exact, 4));
  }),
  of('later-words', (e) => laterWords(shown(e, e.answer))),
  of('logit-lens', (e) => logitLens(shown(e, e.layers))),
  of('mask-choice', (e) => maskChoice(shown(e, e))),
  of('mask-steps', (e) => maskSteps(shown(e, stepsOf(e.answer)))),
  of('mlp-flow', (e) => mlpFlow(shown(e, mlpOf(e)))),
  of('mlp-off', (e) => mlpOff(shown(e, e))),
  ['model-map', () => modelMap(MODEL, sizesOf(config, 8), { text: 'a', tokens: [{ id: 64, text: 'a', bytes: [97] }] })],
  of('neurons', (e) => neurons(shown(e, e.answer))),
  of('next-token', (e) => nextToken(MODEL, { ...e.distribution, text: e.prompt, tokens: e.tokens })),
  of('norm-off', (e) => normOff(shown(e, e))),
  of('norm-scale', (e) => normScale(shown(e, scaleOf(e)))),
  of('norm-values', (e) => normValues(shown(e, normOf(e)))),
  of('position-table', (e) => positionTable(MODEL, tableOf(e))),
  of('qkv-cell', (e) => {
    const value = cellOf(e.answer);
    return qkvCell(shown(e, value), 1, new Float64Array(value.column.length));
  }),
  of('repeated-phrase', (e) => repeatedPhrase(MODEL, e.prompt, e.tokens, e.value)),
  of('sampling', (e) => sampling(shown(e, { ...e.distribution, settings: NEUTRAL }))),
  of('score-shape', (e) => scoreShape(shown(e, e))),
  of('score-sum', (e) => {
    const value = scoresOf(e.answer, e.tokens.length);
    return scoreSum(shown(e, value), 1, 0, new Float64Array(value.q.length / e.tokens.length));
  }),
  of('shift-text', (e) => shiftText(shown(e, e.shifted))),
  of('stream-norms', (e) => streamNorms(MODEL, e.prompt, e.tokens, normsOf(e.norms))),
  of('who-wrote', (e) => whoWrote(shown(e, e))),
  of('word-order', (e) => wordOrder(shown(e, e.answer))),
  ['tokenizer', () => tokenizer('a', [{ id: 64, bytes: [97], text: 'a' }])],
];
