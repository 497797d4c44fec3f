import { SpecError } from '../errors.ts';

/** Does something with a file that others wrote; whatever goes wrong is said in one line. @throws SpecError */
export async function unreadable<T>(name: string, what: string, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SpecError) throw error;
    throw SpecError.of(name, what, `cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
