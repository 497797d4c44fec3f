import { SpecError } from '../errors.ts';
import type { LangevinModel } from '../model/langevin.ts';

/**
 * Starts are drawn from one law for all trajectories: where forces depend on a variable that is drawn for each of them there is none.
 * @throws SpecError
 */
export function checkDrawnStart({ initial, discrete, events, potential, forces }: LangevinModel): void {
  // with events the stationary state is reached by relaxing
  if (initial !== 'equilibrium' && !(initial === 'stationary' && events.length === 0)) return;
  const drawn = discrete.find(
    ({ name, draws }) => draws.length > 0 && [potential, ...forces].some((f) => f?.names.has(name)),
  );
  if (drawn)
    throw SpecError.of(
      'model.initial',
      initial,
      `${drawn.name} is drawn for each trajectory, so each has a law of its own: give a point to start from, and \`burnIn\``,
    );
}
