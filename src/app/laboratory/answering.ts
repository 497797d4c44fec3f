import type { Answer } from './laboratory-api.ts';

/** Does some work; an error becomes a refusal in one line at a place on the page. */
export async function answering<T>(place: string, work: () => Promise<T> | T): Promise<Answer<T>> {
  try {
    return { ok: await work() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { refused: { place, message: message.split('\n', 1)[0]! } };
  }
}
