import { html, type TemplateResult } from 'lit';

const letters = new Map(
  Object.entries({
    alpha: 'α',
    beta: 'β',
    gamma: 'γ',
    delta: 'δ',
    epsilon: 'ε',
    zeta: 'ζ',
    eta: 'η',
    theta: 'θ',
    kappa: 'κ',
    lambda: 'λ',
    mu: 'μ',
    nu: 'ν',
    rho: 'ρ',
    sigma: 'σ',
    tau: 'τ',
    phi: 'φ',
    chi: 'χ',
    psi: 'ψ',
    omega: 'ω',
    Delta: 'Δ',
    Gamma: 'Γ',
    Omega: 'Ω',
    hbar: 'ħ',
  }),
);

/** A name as plain text: `kappa` → `κ`, `k0` stays `k0`. */
export const symbolText = (name: string): string => letters.get(name) ?? name;

/** A name as formulas set it: Greek letters, one letter in italics, digits below. */
export function symbol(name: string): TemplateResult {
  const [, stem = name, below = ''] = /^(.*?[^\d_])_?(\d+|_\w+)$/.exec(name) ?? [];
  const text = letters.get(stem) ?? stem;
  const sub = below ? html`<sub>${below.replace('_', '')}</sub>` : '';
  return text.length === 1 || text === 'kT' ? html`<i>${text}</i>${sub}` : html`<span>${text}</span>${sub}`;
}
