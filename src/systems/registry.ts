import { SpecError } from '../errors.ts';
import type { System } from '../model/system.ts';
import { bitErasure } from './bit-erasure.ts';
import { bitErasureDiscrete } from './bit-erasure-discrete.ts';
import { breathingTrap } from './breathing-trap.ts';
import { brownian } from './brownian.ts';
import { brownianUnderdamped } from './brownian-underdamped.ts';
import { bumblebee } from './bumblebee.ts';
import { chaperone } from './chaperone.ts';
import { chemostat } from './chemostat.ts';
import { classicalSpectrumSystem } from './classical-spectrum.ts';
import { climateStates } from './climate-states.ts';
import { draggedTrap } from './dragged-trap.ts';
import { draggedTrapUnderdamped } from './dragged-trap-underdamped.ts';
import { drivenRing } from './driven-ring.ts';
import { effusion } from './effusion.ts';
import { enzyme } from './enzyme.ts';
import { evaporation } from './evaporation.ts';
import { flashingRatchet } from './flashing-ratchet.ts';
import { flippase } from './flippase.ts';
import { geneSwitch } from './gene-switch.ts';
import { gyrator } from './gyrator.ts';
import { hairpin } from './hairpin.ts';
import { heatRod } from './heat-rod.ts';
import { kickedParticle } from './kicked-particle.ts';
import { ladder } from './ladder.ts';
import { motor } from './motor.ts';
import { nessSwitch } from './ness-switch.ts';
import { nessSwitchDiscrete } from './ness-switch-discrete.ts';
import { neuron } from './neuron.ts';
import { osmosis } from './osmosis.ts';
import { photocell } from './photocell.ts';
import { planet } from './planet.ts';
import { proofreading } from './proofreading.ts';
import { protonMotiveForce } from './proton-motive-force.ts';
import { quantumDot } from './quantum-dot.ts';
import { qubit } from './qubit.ts';
import { reaction } from './reaction.ts';
import { resetting } from './resetting.ts';
import { schlogl } from './schlogl.ts';
import { shearDumbbell } from './shear-dumbbell.ts';
import { sink } from './sink.ts';
import { telegraphGene } from './telegraph-gene.ts';
import { thermoelectricDot } from './thermoelectric-dot.ts';
import { thermophoresis } from './thermophoresis.ts';
import { trapModel } from './trap-model.ts';
import { triangle } from './triangle.ts';
import { triangleCopies } from './triangle-copies.ts';
import { twoState } from './two-state.ts';

/** Systems that belong together. */
interface CatalogueGroup {
  readonly title: string;
  readonly systems: readonly System[];
}

/** Every built-in system, in the groups and the order of the catalogue. */
export const groups: readonly CatalogueGroup[] = [
  {
    title: 'Work and free energy',
    systems: [
      draggedTrap,
      draggedTrapUnderdamped,
      breathingTrap,
      hairpin,
      bitErasure,
      bitErasureDiscrete,
      nessSwitch,
      nessSwitchDiscrete,
    ],
  },
  {
    title: 'Currents and steady states',
    systems: [
      brownian,
      brownianUnderdamped,
      drivenRing,
      gyrator,
      resetting,
      kickedParticle,
      heatRod,
      shearDumbbell,
      flashingRatchet,
      thermophoresis,
      trapModel,
      bumblebee,
      planet,
    ],
  },
  {
    title: 'Chemistry and transport',
    systems: [
      twoState,
      reaction,
      sink,
      triangle,
      triangleCopies,
      climateStates,
      evaporation,
      effusion,
      osmosis,
      chemostat,
      schlogl,
    ],
  },
  {
    title: 'Life',
    systems: [enzyme, motor, protonMotiveForce, neuron, flippase, chaperone, geneSwitch, proofreading, telegraphGene],
  },
  {
    title: 'Quantum systems in baths',
    systems: [classicalSpectrumSystem, qubit, ladder, quantumDot, thermoelectricDot, photocell],
  },
];

/** Every built-in system, in the order of the catalogue. */
export const systems: readonly System[] = groups.flatMap((group) => group.systems);

/** The system of that id. @throws SpecError when there is none */
export function findSystem(id: string, field = 'system'): System {
  const system = systems.find((s) => s.id === id);
  if (!system)
    throw SpecError.of(field, id, `must be one of the ${systems.length} systems of the catalogue${near(id)}`);
  return system;
}

/** Systems whose names begin alike, or hold what was asked for. */
function near(id: string): string {
  const begin = id.slice(0, 3).toLowerCase();
  const alike = systems.filter((s) => begin.length === 3 && (s.id.startsWith(begin) || s.id.includes(id)));
  return alike.length > 0 ? `; did you mean ${alike.map((s) => s.id).join(' or ')}?` : ', which `eddy list` shows';
}
