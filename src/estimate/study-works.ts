import { binEdges } from '../tally/histogram.ts';
import { variance } from '../tally/moments.ts';
import type { WorkTally } from '../tally/work-tally.ts';
import { type BlockStudy, createBlockStudy } from './block-study.ts';
import { createConvergence } from './convergence.ts';
import { logRatio } from './log-ratio.ts';
import { type StudyOptions, weighWorks } from './weigh-works.ts';
import type { WorkHistogram, WorkStudy, WorkSummary } from './work-study.ts';

/** Works given to the block study at a time. */
const portion = 2 ** 18;

/**
 * All that the laboratory says about works in kT: W_F, and W_R done on the system in the reverse process (or null). Works of +∞
 * have weight zero; NaN and −∞ are left out and counted; works sorted by value are dealt into blocks in a random order, which the
 * verdict says. Blocking, a few seconds for 10⁷ works: meant for a worker.
 * @throws RangeError when a direction has no work that is a number
 */
export function studyWorks(forward: Float64Array, reverse: Float64Array | null, options: StudyOptions = {}): WorkStudy {
  const { onProgress = () => {} } = options;
  const weighed = weighWorks(forward, reverse, options);
  const { forward: f, reverse: r, streams, ensembles, estimates } = weighed;
  onProgress('convergence', 0);
  const convergence = createConvergence();
  convergence.update(...streams);
  convergence.finish(Math.min(f.length, r?.length ?? f.length), estimates);
  const [tallyF, tallyR] = [ensembles[0].total.work!, ensembles[1]?.total.work ?? null];
  return {
    forward: summary(tallyF),
    reverse: tallyR && summary(tallyR),
    estimates,
    diagnostics: weighed.diagnostics,
    verdict: weighed.verdict,
    warnings: weighed.warnings,
    histograms: { forward: histogram(tallyF), reverse: tallyR && histogram(tallyR) },
    logRatio: tallyR && logRatio(tallyF, tallyR),
    convergence: convergence.series(),
    blocks: blocksOf(f, r, (share) => onProgress('blocks', share)),
  };
}

function blocksOf(f: Float64Array, r: Float64Array | null, onProgress: (share: number) => void): BlockStudy {
  const blocks = createBlockStudy();
  const most = Math.max(f.length, r?.length ?? 0);
  for (let from = 0; from < most; from += portion) {
    onProgress(from / most);
    blocks.add(f.subarray(from, from + portion), r?.subarray(from, from + portion) ?? null);
  }
  return blocks.study();
}

function summary({ count, infinite, excluded, moments }: WorkTally): WorkSummary {
  const { mean, minimum, maximum } = moments;
  const some = moments.count > 0;
  return {
    count,
    infinite,
    excluded,
    mean: some && infinite === 0 ? mean : Number.NaN,
    standardDeviation: infinite === 0 ? Math.sqrt(variance(moments)) : Number.NaN,
    minimum: some ? minimum : Number.NaN,
    maximum: some ? maximum : Number.NaN,
  };
}

function histogram({ histogram: { bins, counts, below, above } }: WorkTally): WorkHistogram {
  return { edges: binEdges(bins), counts: [...counts], below, above };
}
