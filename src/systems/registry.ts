import { SpecError } from '../errors.ts';
import type { System } from '../model/system.ts';
import { bitErasure } from './bit-erasure.ts';
import { breathingTrap } from './breathing-trap.ts';
import { brownian } from './brownian.ts';
import { brownianUnderdamped } from './brownian-underdamped.ts';
import { draggedTrap } from './dragged-trap.ts';
import { draggedTrapUnderdamped } from './dragged-trap-underdamped.ts';
import { gyrator } from './gyrator.ts';
import { hairpin } from './hairpin.ts';
import { sink } from './sink.ts';
import { triangle } from './triangle.ts';
import { triangleCopies } from './triangle-copies.ts';
import { twoState } from './two-state.ts';

/** Every built-in system, in the order of the catalogue. */
export const systems: readonly System[] = [
  draggedTrap,
  draggedTrapUnderdamped,
  breathingTrap,
  hairpin,
  bitErasure,
  brownian,
  brownianUnderdamped,
  gyrator,
  sink,
  twoState,
  triangle,
  triangleCopies,
];

/** The system of that id. @throws SpecError when there is none */
export function findSystem(id: string, field = 'system'): System {
  const system = systems.find((s) => s.id === id);
  if (!system) throw SpecError.of(field, id, `must be one of ${systems.map((s) => s.id).join(', ')}`);
  return system;
}
