import { mathText, reactionText, timeText } from './sbml-text.ts';

/** The reaction X → 2 X with a law. */
export const law = (inner: string) => ({ reactions: reactionText(mathText(inner)) });

/** The reaction X → 2 X with law X, altered. */
export const reaction = (more: object) => ({ reactions: reactionText(mathText('<ci>X</ci>'), more) });

/** A list of events. */
export const after = (...events: string[]) => ({ after: `<listOfEvents>${events.join('')}</listOfEvents>` });

/** A list of rules. */
export const rules = (inner: string) => ({ between: `<listOfRules>${inner}</listOfRules>` });

/** An assignment rule. */
export const rule = (id: string, inner = '<cn>1</cn>') =>
  `<assignmentRule variable="${id}">${mathText(inner)}</assignmentRule>`;

/** A parameter that a rule may define. */
export const variable = '<parameter id="k" value="1" constant="false"/>';

/** t ≥ 1. */
export const later = `<apply><geq/>${timeText}<cn>1</cn></apply>`;

/** X > 30. */
export const crowded = '<apply><gt/><ci>X</ci><cn>30</cn></apply>';

/** Functions of one argument x. */
export const functions = (...items: [string, string][]) => ({
  before: `<listOfFunctionDefinitions>${items
    .map(([id, body]) => {
      const lambda = `<lambda><bvar><ci>x</ci></bvar>${body}</lambda>`;
      return `<functionDefinition id="${id}">${mathText(lambda)}</functionDefinition>`;
    })
    .join('')}</listOfFunctionDefinitions>`,
});

/** A function of the file, called. */
export const call = (id: string, inner: string) => `<apply><ci>${id}</ci>${inner}</apply>`;
