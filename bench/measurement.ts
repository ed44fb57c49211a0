import type { Bench } from "./portal.ts";

/** One line of the table: what is compared, and whether the target holds. */
export type Row = {
  readonly name: string;
  /** The program or state that ours is held against, and what it reached. */
  readonly limit: string;
  readonly ours: string;
  readonly ratio: string;
  readonly target: string;
  /** Null where nothing was promised. */
  readonly met: boolean | null;
};

/** Something that can be measured by name; its rows stand together in the table. */
export type Measurement = {
  readonly name: string;
  /** What the rows mean, in a sentence or two for the reader of the table. */
  readonly about: string;
  run(bench: Bench): Promise<Row[]>;
};

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

export function times(factor: number): string {
  return `${factor.toFixed(2)}×`;
}

export function perSecond(rate: number): string {
  return `${Math.round(rate).toLocaleString("en-US")}/s`;
}

export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`;
}

/** The value below which `share` of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
