import { BlockChart } from './chart/block-chart.ts';
import { ConvergenceChart } from './chart/convergence-chart.ts';
import { CourseChart } from './chart/course-chart.ts';
import { CurveChart } from './chart/curve-chart.ts';
import { DissipationChart } from './chart/dissipation-chart.ts';
import { DistributionChart } from './chart/distribution-chart.ts';
import { FluctuationChart } from './chart/fluctuation-chart.ts';
import { LawChart } from './chart/law-chart.ts';
import { PathsChart } from './chart/paths-chart.ts';
import { ProfileChart } from './chart/profile-chart.ts';
import { RatioChart } from './chart/ratio-chart.ts';
import { SpectrumChart } from './chart/spectrum-chart.ts';
import { SpectrumRatioChart } from './chart/spectrum-ratio-chart.ts';
import { SpeedChart } from './chart/speed-chart.ts';
import { SweepChart } from './chart/sweep-chart.ts';
import { SweepDeviationChart } from './chart/sweep-deviation-chart.ts';
import { ThroughputChart } from './chart/throughput-chart.ts';
import { WorkChart } from './chart/work-chart.ts';
import { SystemPicture } from './gallery/system-picture.ts';
import { FieldPicture } from './picture/field-picture.ts';
import { MoleculePicture } from './picture/molecule-picture.ts';
import { StateDiagram } from './picture/state-diagram.ts';

/** Makes the pictures known to the page as elements. */
export function defineCharts(): void {
  customElements.define('work-chart', WorkChart);
  customElements.define('convergence-chart', ConvergenceChart);
  customElements.define('block-chart', BlockChart);
  customElements.define('ratio-chart', RatioChart);
  customElements.define('dissipation-chart', DissipationChart);
  customElements.define('speed-chart', SpeedChart);
  customElements.define('spectrum-chart', SpectrumChart);
  customElements.define('spectrum-ratio-chart', SpectrumRatioChart);
  customElements.define('sweep-chart', SweepChart);
  customElements.define('sweep-deviation-chart', SweepDeviationChart);
  customElements.define('throughput-chart', ThroughputChart);
  customElements.define('profile-chart', ProfileChart);
  customElements.define('paths-chart', PathsChart);
  customElements.define('law-chart', LawChart);
  customElements.define('molecule-picture', MoleculePicture);
  customElements.define('state-diagram', StateDiagram);
  customElements.define('field-picture', FieldPicture);
  customElements.define('distribution-chart', DistributionChart);
  customElements.define('course-chart', CourseChart);
  customElements.define('fluctuation-chart', FluctuationChart);
  customElements.define('curve-chart', CurveChart);
  customElements.define('system-picture', SystemPicture);
}
