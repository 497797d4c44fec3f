/** Milliseconds between two looks at the device: short beside a dispatch, long beside a turn of the event loop. */
const pause = 1;

/** Dawn's own callback: a native function without name and arguments. */
const isTick = (callback: unknown): boolean =>
  typeof callback === 'function' &&
  callback.name === '' &&
  callback.length === 0 &&
  Function.prototype.toString.call(callback).includes('[native code]');

let patient = false;

/**
 * While anything is pending, Dawn in Node looks at the device in every turn of the event loop: its AsyncRunner calls the global
 * `setImmediate` again and again, and waiting keeps a core busy, of which a software adapter has two. Afterwards it looks once in a
 * millisecond. All other immediates come as before.
 */
export function makeDawnPatient(): void {
  if (patient) return;
  patient = true;
  globalThis.setImmediate = new Proxy(globalThis.setImmediate, {
    apply: (immediate, self, [callback, ...rest]: Parameters<typeof setImmediate>) =>
      isTick(callback) ? setTimeout(callback, pause, ...rest) : Reflect.apply(immediate, self, [callback, ...rest]),
  });
}
