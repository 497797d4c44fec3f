import { expect } from 'vitest';
import { SpecError } from '../../src/errors.ts';
import { importSbml } from '../../src/model/sbml/import-sbml.ts';

/** The one line with which a text is refused. */
export function refusal(text: string): string {
  try {
    importSbml(text);
  } catch (error) {
    expect(error).toBeInstanceOf(SpecError);
    const { message } = error as SpecError;
    expect(message).not.toMatch(/[\n\r]/);
    expect(message.length).toBeLessThan(400);
    return message;
  }
  throw new Error('was not refused');
}
