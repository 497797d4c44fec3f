import { html, type TemplateResult } from 'lit';
import { looksLikeAnother } from './looks-like-another.ts';

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

const letterOf = (name: string): string => letters.get(name) ?? name;

/** A name as plain text: `kappa` → `κ`, `k0` stays `k0`; one that would look like another name of the page stays as it is written. */
export const symbolText = (name: string, page: readonly string[] = []): string =>
  looksLikeAnother(name, page, letterOf) ? name : letterOf(name);

/** What stands on the line, and what below it. */
function partsOf(name: string): { readonly text: string; readonly below: string } {
  const [, stem = name, below = ''] = /^(.*?[^\d_])_?(\d+|_\w+)$/.exec(name) ?? [];
  return { text: letterOf(stem), below: below.replace('_', '') };
}

/**
 * A name as formulas set it: Greek letters, one letter in italics, digits below. One that would look like another name of the page, such
 * as `k1` beside `k_1`, stays as it is written.
 */
export function symbol(name: string, page: readonly string[] = []): TemplateResult {
  const { text, below } = partsOf(name);
  if (looksLikeAnother(name, page, (other) => Object.values(partsOf(other)).join(' ')))
    return html`<span>${name}</span>`;
  const sub = below ? html`<sub>${below}</sub>` : '';
  return text.length === 1 || text === 'kT' ? html`<i>${text}</i>${sub}` : html`<span>${text}</span>${sub}`;
}
