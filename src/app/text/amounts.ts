/** `1e6` → `1 000 000` with narrow spaces; exact up to a thousand million. */
export const grouped = (n: number): string => String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, '\u202f');

/** A rate: `312 Msteps/s`. */
export function perSecond(rate: number, what: 'steps' | 'jumps'): string {
  const [unit, size] = rate >= 1e9 ? ['G', 1e9] : rate >= 1e6 ? ['M', 1e6] : ['k', 1e3];
  const x = rate / Number(size);
  return `${x >= 99.5 ? x.toFixed(0) : x.toPrecision(2)} ${unit}${what}/s`;
}

/** Seconds in words short enough for a status line: `4 s`, `2 min 10 s`. */
export function shortTime(seconds: number): string {
  if (seconds < 9.5) return `${Math.max(seconds, 0.1).toFixed(1)} s`;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(seconds / 3600).toFixed(1)} h`;
}

/** Bytes in words short enough for a line: `12 kB`. */
export function byteSize(bytes: number): string {
  const [unit, size] =
    bytes >= 1e9 ? ['GB', 1e9] : bytes >= 1e6 ? ['MB', 1e6] : bytes >= 1e3 ? ['kB', 1e3] : ['bytes', 1];
  const x = bytes / Number(size);
  return `${x >= 10 || unit === 'bytes' ? x.toFixed(0) : x.toFixed(1)} ${unit}`;
}
