import { densityAt } from '../exact/fokker-planck/density-at.ts';
import type { FokkerPlanckModel } from '../exact/fokker-planck/fokker-planck-model.ts';
import { stationaryDensity } from '../exact/fokker-planck/stationary-density.ts';
import type { Law, Measurement, System } from '../model/system.ts';

/** Way from the hot wall, as a share of the vessel: the ring is the vessel and its mirror image. */
const place = 'abs(x/pi - 2*floor(x/(2*pi) + 1/2))';

/** Relaxation rate of q = Tp, ∂q/∂t = μT ∂²q/∂x², by the WKB approximation for a linear T: [π/∫dx/√(μT)]². */
const rate = '(mu*(sqrt(TH) + sqrt(TC))^2/4)';

/** ⟨s⟩ of p ∝ 1/(TH − (TH − TC)s) on [0, 1]: TH/(TH − TC) − 1/ln(TH/TC), 1/2 at TH = TC. */
function coldness({ parameters: p }: Measurement): number {
  const q = Math.log(p.TH! / p.TC!);
  return Math.abs(q) < 1e-2 ? 1 / 2 + q / 12 - q ** 3 / 720 : -1 / Math.expm1(-q) - 1 / q;
}

/** The share beyond the middle, ln[(TH + TC)/2TC]/ln(TH/TC). */
function coldHalf({ parameters: p }: Measurement): number {
  const z = (p.TH! - p.TC!) / p.TC!;
  return Math.abs(z) < 1e-9 ? 1 / 2 : Math.log1p(z / 2) / Math.log1p(z);
}

/** ⟨T⟩ of p ∝ 1/T for the linear T between the walls: their logarithmic mean. */
function meanTemperature({ parameters: p }: Measurement): number {
  const z = (p.TH! - p.TC!) / p.TC!;
  return Math.abs(z) < 1e-9 ? p.TC! : (p.TH! - p.TC!) / Math.log1p(z);
}

const spread = (m: Measurement) => 2 * m.parameters.mu! * meanTemperature(m) * m.duration;

function ring({ parameters: p }: Pick<Measurement, 'parameters'>): FokkerPlanckModel {
  const { TH, TC, mu, U0 } = p as Record<'TH' | 'TC' | 'mu' | 'U0', number>;
  return {
    from: 0,
    to: 2 * Math.PI,
    boundary: 'periodic',
    states: [
      {
        drift: (y) => -mu * U0 * Math.cos(y),
        diffusion: (y) => mu * ((TH + TC) / 2 + ((TH - TC) / 2) * Math.cos(y)),
      },
    ],
  };
}

const equality = { kind: 'equality', unit: '' } as const satisfies Partial<Law>;

/** Brownian particles where the temperature is uneven: in a vessel between two walls, and beside it on a ring. */
export const thermophoresis: System = {
  id: 'thermophoresis',
  title: 'Warm and cold places',
  kind: 'langevin',
  summary:
    'Water that is warm here and cold there. In a vessel between a hot and a cold wall particles leave the warm side, where they are shaken harder, and crowd on the cold one, though nothing pulls them. On a ring with a hill whose one slope is warm and the other cold, the warm slope is climbed more often, and all go round that way: a heat engine without a piston. Make both temperatures the same, and the vessel is evenly filled and the ring at rest.',
  model: {
    parameters: {
      TH: {
        default: 2,
        minimum: 1e-2,
        maximum: 100,
        unit: 'kT',
        description: 'temperature of the hot wall, and the warmest of the ring',
      },
      TC: {
        default: 0.5,
        minimum: 1e-2,
        maximum: 100,
        unit: 'kT',
        description: 'temperature of the cold wall, and the coldest of the ring',
      },
      mu: { default: 1, minimum: 1e-3, maximum: 1e3, unit: '', description: 'mobility, the same everywhere' },
      U0: { default: 1, minimum: -20, maximum: 20, unit: 'kT', description: 'half the height of the hill on the ring' },
    },
    // x runs through the vessel and back through its mirror image, which is what reflecting walls do; y around the ring
    coordinates: {
      x: { mobility: 'mu', temperature: 'T_x', periodic: '2*pi' },
      y: { mobility: 'mu', temperature: 'T_y', periodic: '2*pi' },
    },
    assignments: { s: place, T_x: 'TH - (TH - TC)*s', T_y: '(TH + TC)/2 + (TH - TC)/2*cos(y)' },
    // of constant mobility: J = μ[Fp − ∂(kT p)/∂x]
    convention: 'ito',
    potential: 'U0*sin(y)',
    initial: 'stationary',
    burnIn: `6/${rate}`,
    integrals: { path: 's', cold: 's > 1/2 ? 1 : 0' },
  },
  duration: `7/${rate}`,
  dt: '0.01/(mu*(max(TH, TC) + abs(U0)))',
  trajectories: 30_000,
  measure: { work: false, reverse: false },
  observables: { turned: 'y - y0', spread: '(x - x0)^2' },
  field: { y: 96 },
  exactField: (theory) => {
    const law = stationaryDensity(ring(theory));
    const density = densityAt(law);
    return { density: ([y]) => density(y!), current: () => [law.current.value] };
  },
  internal: ['path', 'cold', 'spread'],
  laws: [
    {
      ...equality,
      id: 'soret',
      statement: 'mean way from the hot wall = TH/(TH − TC) − 1/ln(TH/TC) of its length, as p ∝ 1/T',
      measured: (m) => m.moments('path').mean / m.duration,
      expected: coldness,
      scale: () => 1,
    },
    {
      ...equality,
      id: 'cold-half',
      statement: 'share of the half on the side of TC = ln[(TH + TC)/2TC]/ln(TH/TC)',
      measured: (m) => m.moments('cold').mean / m.duration,
      expected: coldHalf,
      scale: () => 1,
    },
    {
      ...equality,
      id: 'spread',
      statement:
        '⟨Δx²⟩ = 2μ⟨T⟩t, ⟨T⟩ = (TH − TC)/ln(TH/TC): unfolded, the way between the walls is a sum of kicks without drift',
      measured: (m) => m.moments('spread').mean,
      expected: spread,
      scale: spread,
    },
    {
      ...equality,
      id: 'buttiker-landauer',
      statement: 'v around the ring by the Fokker–Planck equation, U = U0 sin y, T = (TH + TC)/2 + (TH − TC)/2·cos y',
      measured: (m) => m.moments('turned').mean / m.duration,
      expected: (m) => stationaryDensity(ring(m)).velocity.value,
      scale: ({ parameters: p }) => p.mu! * (p.TH! + p.TC!) * 0.1,
    },
  ],
  presets: [
    {
      title: 'One temperature: TH = TC = 1',
      words: 'The vessel is evenly filled, and the ring stands still.',
      parameters: { TH: 1, TC: 1 },
    },
    {
      title: 'No hill: U0 = 0',
      words: 'The ring stands still although it is warm here and cold there; the vessel is crowded as before.',
      parameters: { U0: 0 },
    },
  ],
  sources: [
    'N. G. van Kampen, J. Phys. Chem. Solids 49, 673 (1988)',
    'M. Büttiker, Z. Phys. B 68, 161 (1987)',
    'R. Landauer, J. Stat. Phys. 53, 233 (1988)',
  ],
};
