import type { WorkChoice } from '../import/table.ts';

/** Where the works of one direction came from. */
export interface ReportSide {
  /** Names of the files in the order read; none when the works were simulated. */
  readonly files: readonly string[];
  /** How the work was had from them; null when it was simulated. */
  readonly choice: WorkChoice | null;
  /** Cells without a finite number: how many, and where the first of them are (`file:line`). */
  readonly skipped: number;
  readonly skippedAt: readonly string[];
}

/** What a report says about its numbers besides the numbers. */
export interface ReportAbout {
  readonly title: string;
  /** When the study was made, as ISO 8601. */
  readonly date: string;
  /** Version of Eddy that made it. */
  readonly version: string;
  readonly forward: ReportSide;
  readonly reverse: ReportSide | null;
  /** Unit of the works as they came. */
  readonly unit: string;
  /** Thermal energy in that unit. */
  readonly kT: number;
  /** Kelvin, where kT was had from a temperature; else null. */
  readonly temperature: number | null;
  /** `plus`: reverse files hold W_R, the work done on the system in the reverse process; `minus`: they hold −W_R. */
  readonly reverseSign: 'plus' | 'minus';
  /** ΔF in kT where it is known exactly; else null. */
  readonly exact: number | null;
  /** What the import had to say. */
  readonly warnings: readonly string[];
}
