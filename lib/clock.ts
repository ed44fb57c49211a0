/** The only source of the present; operations receive one so that tests and demo data can move it. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** Always the same moment. */
export function fixedClock(at: Date | string): Clock {
  const moment = new Date(at).getTime();
  return { now: () => new Date(moment) };
}

/** A clock that stands still until it is moved. */
export type SteppingClock = Clock & { moveTo(at: Date | string): void; advance(milliseconds: number): void };

export function steppingClock(start: Date | string): SteppingClock {
  let moment = new Date(start).getTime();
  return {
    now: () => new Date(moment),
    moveTo(at) {
      moment = new Date(at).getTime();
    },
    advance(milliseconds) {
      moment += milliseconds;
    },
  };
}
