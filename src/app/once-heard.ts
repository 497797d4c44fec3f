import * as Comlink from 'comlink';

/**
 * Does work that tells the page how it goes through a callback of the page. What it tells comes by a channel of its own, which the answer
 * would overtake where the page is busy: there is an answer once the page has heard it all. Then the callback is released, else each would
 * keep its channel.
 */
export async function onceHeard<A extends readonly unknown[], R>(
  callback: (...told: A) => unknown,
  work: (tell: (...told: A) => void) => Promise<R>,
): Promise<R> {
  let heard: unknown;
  try {
    return await work((...told) => {
      heard = callback(...told);
    });
  } finally {
    // The channel keeps its order: who has heard the last has heard them all.
    await Promise.resolve(heard).catch(() => {});
    (callback as Partial<Comlink.ProxyMethods>)[Comlink.releaseProxy]?.();
  }
}
