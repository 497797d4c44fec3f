import { toDataLink } from './laboratory/data-link.ts';
import { toFragment } from './link.ts';
import type { AppState, Page } from './state.ts';

/** The link to a page as it stands: to its request, to its data, or by its name. */
export function linkOf({ requests, laboratory }: AppState, page: Page): string {
  if (page === 'systems' || page === 'model') return `#${toFragment(requests[page])}`;
  return `#${page === 'data' ? toDataLink(laboratory.example) : page}`;
}
