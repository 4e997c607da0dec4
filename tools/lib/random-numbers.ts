/**
 * Seeded random numbers for hundreds of megabytes of test weights: fast, not for sampling text (the engine's own
 * generator is for that).
 */
export class RandomNumbers {
  #state: number;

  constructor(seed: number) {
    // Neighbouring seeds start far apart.
    this.#state = Math.imul(seed + 1, 0x9e3779b1);
  }

  /** In (0,1). Mulberry32 by Tommy Ettinger (public domain), period 2³². */
  uniform(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let z = this.#state;
    z = Math.imul(z ^ (z >>> 15), z | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 2 ** 32 + 2 ** -33;
  }

  /** Fills with normally distributed numbers, by the Box–Muller transform. */
  fillNormal(values: Float32Array, mean: number, deviation: number): void {
    for (let i = 0; i < values.length; i += 2) {
      const radius = deviation * Math.sqrt(-2 * Math.log(this.uniform()));
      const angle = 2 * Math.PI * this.uniform();
      values[i] = mean + radius * Math.cos(angle);
      if (i + 1 < values.length) values[i + 1] = mean + radius * Math.sin(angle);
    }
  }
}
