/** Random choices that come out the same for the same seed. */
export type Random = {
  /** From 0 up to but not 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  chance(probability: number): boolean;
  /** Choices of its own for `label`: what happens elsewhere does not move them. */
  fork(label: string): Random;
};

export function randomFrom(seed: string): Random {
  let state = hash(seed);
  const next = () => {
    // mulberry32: small, quick and even enough for demo data.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    fork: (label) => randomFrom(`${seed}/${label}`),
    pick(list) {
      const index = int(0, list.length - 1);
      if (index >= list.length) throw new Error("nothing to pick from");
      return list[index] as (typeof list)[number];
    },
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value;
}
