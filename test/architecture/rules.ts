/** What programs are made of. */
const everything = [
  ...['formula', 'tally', 'exact', 'estimate', 'model', 'kernel', 'backends', 'laws', 'systems', 'experiment'],
  ...['import', 'report'],
];

/** Rooms of src/, and shaders/, that each room may import besides itself; an entry may also be a single file. */
export const mayImport: Record<string, string[]> = {
  formula: [],
  tally: [],
  exact: ['formula'],
  estimate: ['tally'],
  model: ['formula', 'exact', 'tally'],
  kernel: ['formula', 'model', 'exact', 'backends/backend.ts', 'shaders'],
  backends: ['shaders'],
  import: [],
  report: ['estimate', 'tally', 'import'],
  laws: ['estimate', 'tally', 'exact', 'model'],
  systems: ['model', 'formula', 'exact', 'laws', 'estimate', 'tally'],
  experiment: ['formula', 'tally', 'exact', 'estimate', 'model', 'kernel', 'backends', 'laws', 'systems'],
  app: everything,
  cli: everything,
  'index.ts': everything,
  'errors.ts': [],
  'version.ts': [],
  'or-null.ts': [],
  'recent.ts': [],
  'typed.ts': [],
};

/** What every room may import. */
export const common = ['errors.ts', 'or-null.ts', 'recent.ts', 'typed.ts', 'version.ts'];

/** Names of the page: for src/app alone, so that everything else runs in workers and in Node. */
export const pageNames = ['document', 'window'];

/** Names of Node: for src/cli and files named *-node.ts alone, so that everything else runs in a browser. */
export const nodeNames = ['process', 'Buffer', 'require', '__dirname', '__filename'];

export const isPageFile = (path: string) => path.startsWith('app/');

export const isNodeFile = (path: string) => path.startsWith('cli/') || path.endsWith('-node.ts');
