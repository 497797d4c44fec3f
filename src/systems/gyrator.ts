import type { Law, Measurement, System } from '../model/system.ts';

const parameters = ({ parameters: p }: Measurement) => ({ k: p.k!, u: p.u!, Tx: p.Tx!, Ty: p.Ty! });

/** Solution of Lyapunov's equation for U = k(x² + y²)/2 + uxy with μ = 1 and temperatures Tx, Ty. */
function covariance(m: Measurement): { xx: number; xy: number; yy: number } {
  const { k, u, Tx, Ty } = parameters(m);
  const mean = (Tx + Ty) / 2;
  const xy = (-u * mean) / (k * k - u * u);
  return { xx: (Tx - u * xy) / k, xy, yy: (Ty - u * xy) / k };
}

const equality = { kind: 'equality', unit: '', scale: () => 1 } satisfies Partial<Law>;

/** A particle in a tilted elliptic trap whose two directions feel different temperatures (R. Filliger, P. Reimann, PRL 99, 230602 (2007)). */
export const gyrator: System = {
  id: 'gyrator',
  title: 'Brownian gyrator',
  kind: 'langevin',
  summary:
    'One particle in a tilted trap, shaken harder along x than along y. It looks at rest: the cloud of positions does not move. But heat flows through it from the hot direction to the cold one, and the particle circulates on average around the centre. Make the temperatures equal and the eddy is gone.',
  model: {
    parameters: {
      k: { default: 1, minimum: 0.01, maximum: 100, unit: '', description: 'stiffness of the trap' },
      u: { default: 0.4, minimum: -99, maximum: 99, unit: '', description: 'coupling of the two directions, |u| < k' },
      Tx: { default: 2, minimum: 1e-6, maximum: 1e3, unit: '', description: 'temperature along x' },
      Ty: { default: 0.5, minimum: 1e-6, maximum: 1e3, unit: '', description: 'temperature along y' },
    },
    coordinates: { x: { mobility: 1, temperature: 'Tx' }, y: { mobility: 1, temperature: 'Ty' } },
    potential: 'k*(x^2 + y^2)/2 + u*x*y',
    initial: 'stationary',
    currents: { circulation: { x: '-y', y: 'x' } },
  },
  duration: '5/k',
  dt: '0.004/(k + abs(u))',
  trajectories: 50_000,
  measure: { work: true, reverse: false },
  observables: { xx: 'x*x', xy: 'x*y', yy: 'y*y' },
  field: { x: 32, y: 32 },
  internal: ['work', 'totalWork', 'shadowWork'],
  laws: [
    {
      ...equality,
      id: 'circulation',
      statement: '⟨x∘ẏ − y∘ẋ⟩ = μu(Ty − Tx)/k',
      measured: (m) => m.moments('circulation').mean,
      expected: (m) => {
        const { k, u, Tx, Ty } = parameters(m);
        return (u * (Ty - Tx)) / k;
      },
    },
    {
      ...equality,
      id: 'heat-flow',
      statement: 'heat into bath x per time = μu²(Ty − Tx)/(2k)',
      measured: (m) => m.moments('heat_x').mean / m.duration,
      expected: (m) => {
        const { k, u, Tx, Ty } = parameters(m);
        return (u * u * (Ty - Tx)) / (2 * k);
      },
    },
    {
      ...equality,
      id: 'cov-xx',
      statement: '⟨x²⟩ by Lyapunov’s equation',
      measured: (m) => m.moments('xx').mean,
      expected: (m) => covariance(m).xx,
    },
    {
      ...equality,
      id: 'cov-xy',
      statement: '⟨xy⟩ by Lyapunov’s equation',
      measured: (m) => m.moments('xy').mean,
      expected: (m) => covariance(m).xy,
    },
    {
      ...equality,
      id: 'cov-yy',
      statement: '⟨y²⟩ by Lyapunov’s equation',
      measured: (m) => m.moments('yy').mean,
      expected: (m) => covariance(m).yy,
    },
  ],
  presets: [
    {
      title: 'One bath: both at T = 1',
      words: 'A cloud much like the other one, but the eddy and the heat flow are gone.',
      parameters: { Tx: 1, Ty: 1 },
    },
    {
      title: 'The other way: Ty hotter',
      words: 'The eddy turns round.',
      parameters: { Tx: 0.5, Ty: 2 },
    },
  ],
  sources: [
    'R. Filliger, P. Reimann, Phys. Rev. Lett. 99, 230602 (2007)',
    'S. Cerasoli et al., Phys. Rev. E 98, 042149 (2018)',
  ],
};
