/** A free-energy profile in kT, cell by cell. */
export interface ProfileEstimate {
  /** NaN where no trajectory was. */
  readonly values: Float64Array;
  /** Of the value, its constant being fixed as said at `estimateProfiles`; NaN where there is none. */
  readonly standardErrors: Float64Array;
  /** Effective number of works behind each value. */
  readonly effectiveWorks: Float64Array;
  /** Why a cell is not to be believed; null where it is. */
  readonly reasons: readonly (string | null)[];
}
