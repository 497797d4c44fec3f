import { expect, test } from 'vitest';
import { varianceOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';
import { runSystem } from './run-system.ts';

test('a fluid at rest: a round cloud, no momentum flux, no heat, no tumbling, no entropy production in any trajectory', async () => {
  const { result, law, values } = await runSystem('shear-dumbbell', { parameters: { shear: 0 } });
  for (const l of result.laws) expect(l, l.id).toMatchObject({ holds: true });
  for (const id of ['momentum-flux', 'normal-stress', 'dissipation', 'tumbling'])
    expect(law(id).expected).toBeCloseTo(0, 12);
  expect(law('stretch').expected).toBe(1);
  for (const weight of values('weight')) expect(weight).toBeCloseTo(1, 5);
});

test('viscosity by Green and Kubo: stress at rest fluctuates as much as kTλ = H⟨xy⟩/γ̇ asks for', async () => {
  const parameters = { H: 1.4, zeta: 3, kT: 0.8 };
  const lambda = parameters.zeta / (4 * parameters.H);
  const duration = 6 * lambda;
  const rest = await runSystem('shear-dumbbell', { parameters: { ...parameters, shear: 0 }, duration });
  const { variance, error } = varianceOf(rest.values('stress'));
  // ∫∫⟨σ(t)σ(t′)⟩ with ⟨σσ⟩ = kT² e^{−t/λ}: the time of the run is finite
  const finite = 1 + (lambda / duration) * Math.expm1(-duration / lambda);
  const scale = 2 * parameters.kT * duration * finite;
  const driven = await runSystem('shear-dumbbell', { parameters: { ...parameters, shear: 0.7 }, seed: 12 });
  const viscosity = driven.law('momentum-flux');
  expectWithinError(
    variance / scale,
    viscosity.measured! / 0.7,
    Math.hypot(error / scale, viscosity.standardError! / 0.7),
  );
  expect(viscosity.expected! / 0.7).toBeCloseTo(parameters.kT * lambda, 12);
});

test('a flow the other way carries momentum the other way and makes the same heat', async () => {
  const shear = 1.6;
  const [forth, back] = await Promise.all(
    [shear, -shear].map((value) => runSystem('shear-dumbbell', { parameters: { shear: value } })),
  );
  for (const { result } of [forth!, back!]) for (const l of result.laws) expect(l, l.id).toMatchObject({ holds: true });
  expect(back!.law('momentum-flux').expected).toBe(-forth!.law('momentum-flux').expected!);
  expect(back!.law('dissipation').expected).toBe(forth!.law('dissipation').expected);
  expect(back!.law('tumbling').expected).toBe(-forth!.law('tumbling').expected!);
});
