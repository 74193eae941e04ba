/** Numbers that look random and are the same again for the same seed, so that a finding can be repeated. */
export class Chance {
  /** @param {number} seed */
  constructor(seed) {
    this.#state = seed >>> 0;
  }

  #state;

  /** From 0 up to 1 (mulberry32). */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /**
   * A whole number from 0 up to, and without, the limit.
   *
   * @param {number} limit
   */
  below(limit) {
    return Math.floor(this.next() * limit);
  }

  /**
   * @template Value
   * @param {readonly Value[]} values
   * @returns {Value}
   */
  of(values) {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new Error("Nothing to choose from");
    return value;
  }
}
