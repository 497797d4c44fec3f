import { DeviceError } from '../errors.ts';
import type { Process } from './backend.ts';

/** Rounds of events in which no trajectory reaches the stop, before a kernel counts as one that never will. */
const patience = 2 ** 30;

/** The process with its first number, the placeholder of `stop`, replaced. */
export function withStop<P extends Pick<Process, 'uniforms'>>(process: P, stop: number): P {
  return { ...process, uniforms: [stop, ...process.uniforms.slice(1)] };
}

/**
 * Watches trajectories on their way to `stop`: to be told, after some rounds of events, how many are still under way. Kernels cap
 * their events themselves; this ends the runs of those that do not.
 * @throws DeviceError when none has arrived in 2³⁰ rounds
 */
export function createEventWatch(stop: number): (underWay: number, rounds: number) => void {
  let least = Number.POSITIVE_INFINITY;
  let idle = 0;
  return (underWay, rounds) => {
    idle = underWay < least ? 0 : idle + rounds;
    least = underWay;
    if (underWay > 0 && idle >= patience)
      throw new DeviceError(`kernel: ${underWay} trajectories make no way to t = ${stop} in ${patience} rounds`);
  };
}
