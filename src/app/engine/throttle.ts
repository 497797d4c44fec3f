/** Milliseconds between updates at least: what an eye can follow, and what a page can draw without effort. */
const interval = 140;

/** Share of the time that work itself may take. */
const share = 0.15;

/** Runs the work given to it, unless that was done a moment ago; expensive work is done less often. */
export function createThrottle(now: () => number = () => performance.now()): (work: () => void) => void {
  let next = Number.NEGATIVE_INFINITY;
  return (work) => {
    const began = now();
    if (began < next) return;
    work();
    const ended = now();
    next = Math.max(began + interval, ended + (ended - began) * (1 / share - 1));
  };
}
