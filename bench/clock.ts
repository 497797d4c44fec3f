/** What a stretch of work took. */
export interface Elapsed {
  readonly seconds: number;
  /** Of all threads of this process; null in a browser. */
  readonly cpuSeconds: number | null;
}

/** Starts to measure; the returned function tells what has passed. */
export function startClock(): () => Elapsed {
  const began = performance.now();
  const node = 'process' in globalThis ? process : null;
  const usage = node?.cpuUsage();
  return () => {
    const seconds = (performance.now() - began) / 1000;
    const used = node?.cpuUsage(usage);
    return { seconds, cpuSeconds: used ? (used.user + used.system) / 1e6 : null };
  };
}
