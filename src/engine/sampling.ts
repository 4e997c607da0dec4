/**
 * From logits to the next token: temperature → top-k and top-p → renormalise → draw.
 *
 * Top-k and top-p are both judged on the softmax over the whole vocabulary at the chosen temperature, so each keeps the
 * head of one list; a token must be kept by both. Tokens are ordered by falling logit, equal ones by id.
 */
import { Descending } from './descending';
import { entropy } from './derived/entropy';
import { EngineError } from './errors';
import { softmax } from './softmax';
import { describe } from './tokenizer';
import type { Candidate, Distribution, SamplingSettings } from './types';

/** Next-token distribution of logits [V]; the `top` most likely tokens are listed. */
export function distribution(logits: ArrayLike<number>, settings: SamplingSettings, top: number): Distribution {
  return new Weighing(logits, settings).distribution(top);
}

/** The token that a uniform random number in [0,1) picks, and the probability it was picked with. */
export function sample(
  logits: ArrayLike<number>,
  settings: SamplingSettings,
  draw: number,
): { id: number; probability: number } {
  return new Weighing(logits, settings).draw(draw);
}

/** Logits [V] weighed by sampling settings: for whoever needs the distribution and a draw from it. */
export class Weighing {
  private readonly original: Float64Array;
  private readonly tempered: Float64Array;
  private readonly order: Descending;
  /** How many tokens at the head of the order each rule keeps. */
  private readonly keptByTopK: number;
  private readonly keptByTopP: number;
  private readonly keptCount: number;
  /** Sum of `tempered` over the kept tokens. */
  private readonly keptMass: number;

  constructor(
    private readonly logits: ArrayLike<number>,
    settings: SamplingSettings,
  ) {
    checkSettings(settings);
    const { temperature, topK, topP } = settings;
    this.original = softmax(logits);
    this.tempered = temperature === 1 ? this.original : softmax(logits, temperature);
    this.order = new Descending(logits);
    this.keptByTopK = topK === 0 ? logits.length : Math.min(topK, logits.length);
    this.keptByTopP = this.smallestHead(topP);
    this.keptCount = temperature === 0 ? 1 : Math.min(this.keptByTopK, this.keptByTopP);
    this.keptMass = this.keptCount === logits.length ? 1 : this.massBefore(this.keptCount);
  }

  distribution(top: number): Distribution {
    const shown = Math.min(top, this.logits.length);
    return {
      candidates: Array.from({ length: shown }, (_, place) => this.candidateAt(place)),
      vocabularySize: this.logits.length,
      keptCount: this.keptCount,
      entropy: {
        original: entropy(this.original),
        tempered: entropy(this.tempered),
        final: this.finalEntropy(),
      },
    };
  }

  /** One token, wherever it stands in the order. */
  candidate(id: number): Candidate {
    let place = 0;
    for (let other = 0; other < this.logits.length; other++) {
      const difference = this.logits[other]! - this.logits[id]!;
      if (difference > 0 || (difference === 0 && other < id)) place += 1;
    }
    return this.describeAt(id, place);
  }

  /** Walks down the order until the probabilities passed exceed `draw`. */
  draw(draw: number): { id: number; probability: number } {
    let passed = 0;
    let place = 0;
    for (; place < this.keptCount - 1; place++) {
      passed += this.final(this.order.at(place));
      if (passed > draw) break;
    }
    const id = this.order.at(place);
    return { id, probability: this.final(id) };
  }

  private candidateAt(place: number): Candidate {
    return this.describeAt(this.order.at(place), place);
  }

  private describeAt(id: number, place: number): Candidate {
    return {
      token: describe(id),
      rank: place + 1,
      logit: this.logits[id]!,
      probability: this.original[id]!,
      tempered: this.tempered[id]!,
      keptByTopK: place < this.keptByTopK,
      keptByTopP: place < this.keptByTopP,
      final: place < this.keptCount ? this.final(id) : 0,
    };
  }

  /** Probability of a kept token. */
  private final(id: number): number {
    return this.tempered[id]! / this.keptMass;
  }

  private finalEntropy(): number {
    if (this.keptCount === this.logits.length) return entropy(this.tempered);
    return entropy(Float64Array.from({ length: this.keptCount }, (_, place) => this.final(this.order.at(place))));
  }

  /** Size of the smallest head whose probabilities reach p; at least one token. */
  private smallestHead(p: number): number {
    if (p >= 1) return this.logits.length;
    let mass = 0;
    let count = 0;
    while (count < this.logits.length && (count === 0 || mass < p)) mass += this.tempered[this.order.at(count++)]!;
    return count;
  }

  private massBefore(place: number): number {
    let mass = 0;
    for (let i = 0; i < place; i++) mass += this.tempered[this.order.at(i)]!;
    return mass;
  }
}

function checkSettings({ temperature, topK, topP }: SamplingSettings): void {
  const wrong = [
    ['temperature', temperature, Number.isFinite(temperature) && temperature >= 0],
    ['topK', topK, Number.isInteger(topK) && topK >= 0],
    ['topP', topP, topP >= 0 && topP <= 1],
  ].find(([, , right]) => !right);
  if (!wrong) return;
  const [input, value] = wrong as [string, number, boolean];
  throw new EngineError('bad-input', `${input} can not be ${value}`, { input, value });
}
