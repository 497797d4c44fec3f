/** Runs an asynchronous question so that only the answer to the latest one is heard. */
export function latestOf<Q, A>(
  ask: (question: Q) => Promise<A>,
  hear: (answer: A, question: Q) => void,
): (q: Q) => void {
  let count = 0;
  return async (question) => {
    const mine = ++count;
    const answer = await ask(question);
    if (mine === count) hear(answer, question);
  };
}
