/** Shows what the element under the pointer or with the focus says about itself (`data-explain`) in the line at the foot of the page. */
export function explainOnHover(root: HTMLElement): void {
  const show = (event: Event) => {
    const line = root.querySelector<HTMLElement>('.explain');
    if (!line) return;
    const about = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-explain]') : null;
    line.textContent = about?.dataset.explain ?? '';
  };
  root.addEventListener('pointerover', show);
  root.addEventListener('focusin', show);
}
