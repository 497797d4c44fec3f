import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { webglRefusal } from '../../src/backends/webgl/refusal.ts';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { kernelsOf } from '../../src/experiment/open-backend.ts';
import { parseRequest } from '../../src/experiment/spec.ts';
import { systems } from '../../src/systems/registry.ts';

test('the systems that WebGL2 cannot run are those listed, for the reasons given', () => {
  const text = readFileSync(new URL('../../docs/webgl.md', import.meta.url), 'utf8');
  const listed = Array.from(text.matchAll(/^\| `(.+)` \| (.+) \|$/gm), ([, id, reason]) => [id, reason]);
  const refused = systems.flatMap(({ id }) => {
    const plan = createPlan(parseRequest({ system: id, trajectories: 1000 }));
    const [reason] = kernelsOf(plan).flatMap((kernel) => webglRefusal(kernel) ?? []);
    return reason === undefined ? [] : [[id, reason]];
  });
  expect(refused).toEqual(listed);
});
