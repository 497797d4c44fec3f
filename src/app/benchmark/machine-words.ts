/** The machine and the browser, as far as a page can know them. */
export function machineWords({ hardwareConcurrency, userAgent }: Navigator): string {
  const browser = /(Firefox|Edg|Chrome|Version)\/[\d.]+/.exec(userAgent)?.[0] ?? 'browser';
  const system = /\(([^)]*)\)/.exec(userAgent)?.[1] ?? 'unknown system';
  return `${hardwareConcurrency} cores, ${browser.replace('Version/', 'Safari ').replace('/', ' ')}, ${system}`;
}
