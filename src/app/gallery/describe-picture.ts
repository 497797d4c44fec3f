import { symbolText } from '../text/symbol.ts';
import type { SmallPicture } from './picture-api.ts';

/** Says what a small picture shows. */
export function describePicture(picture: SmallPicture): string {
  switch (picture.kind) {
    case 'molecules':
      return 'Molecules in the potential, halfway through; thin lines: the potential at start and end';
    case 'paths':
      return `Sample paths of ${symbolText(picture.name)} against time`;
    case 'field': {
      const page = picture.field.axes.map((a) => a.name);
      const over = page.map((name) => symbolText(name, page)).join(' and ');
      return `Probability density over ${over}, with arrows of net current`;
    }
    case 'network':
      return `The states ${picture.network.states.join(', ')}, the jumps between them and net currents`;
    case 'histograms':
      return `Distribution of ${picture.histograms.map((h) => h.name).join(' and of ')}`;
    case 'profile':
      return `Mean ${picture.name} in each of ${picture.means.length} cells`;
  }
}
