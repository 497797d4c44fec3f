import * as Comlink from 'comlink';
import { createLaboratory } from './create-laboratory.ts';
import type { OnProgress } from './laboratory-api.ts';

const laboratory = createLaboratory();

/** The page hands over a new callback for each piece of work; without this every one would keep its channel. */
const releasing =
  <Q, A>(work: (question: Q, onProgress: OnProgress) => Promise<A>) =>
  async (question: Q, onProgress: OnProgress): Promise<A> => {
    try {
      return await work(question, onProgress);
    } finally {
      (onProgress as Partial<Comlink.ProxyMethods>)[Comlink.releaseProxy]?.();
    }
  };

Comlink.expose({
  ...laboratory,
  study: releasing(laboratory.study),
  example: releasing(laboratory.example),
});
