/** Eddy's public API: the same rooms that the app and the command line are built from. */
export type { Backend, Columns, Kernel, Process, Program, Range } from './backends/backend.ts';
export { createCpuBackend } from './backends/cpu/create-cpu-backend.ts';
export { spawnNodeWorker } from './backends/cpu/spawn-node.ts';
export { createWebgpuBackend } from './backends/webgpu/create-webgpu-backend.ts';
export { createNodeGpu } from './backends/webgpu/gpu-node.ts';
export { DeviceError, SpecError, UnsupportedError } from './errors.ts';
export { estimateWorks } from './estimate/estimate-works.ts';
export { type ExampleId, type ExampleWorks, exampleIds, exampleWorks } from './estimate/example-works.ts';
export { mbar, mbarDifference } from './estimate/mbar.ts';
export { severalProtocols } from './estimate/several-protocols.ts';
export { studyWorks } from './estimate/study-works.ts';
export { thermodynamicIntegration } from './estimate/thermodynamic-integration.ts';
export type { Light, TrustVerdict, VerdictReason } from './estimate/verdict.ts';
export type { StudyOptions } from './estimate/weigh-works.ts';
export type { StudiedEstimate, WorkStudy } from './estimate/work-study.ts';
export { boltzmann } from './exact/boltzmann.ts';
export { boltzmann2d } from './exact/boltzmann-2d.ts';
export { effectiveDiffusion } from './exact/fokker-planck/effective-diffusion.ts';
export type { FokkerPlanckModel } from './exact/fokker-planck/fokker-planck-model.ts';
export { stationaryDensity } from './exact/fokker-planck/stationary-density.ts';
export { type SolvedNetwork, solveNetwork } from './exact/markov/solved-network.ts';
export { createPlan } from './experiment/create-plan.ts';
export type { Plan } from './experiment/plan.ts';
export { planSpeeds, type SpeedOptions } from './experiment/plan-speeds.ts';
export { type PullingSpeed, type SpeedHooks, studyPullingSpeed } from './experiment/pulling-speed.ts';
export type {
  ReportedEstimate,
  ReportedField,
  ReportedFluctuations,
  ReportedLaw,
  Result,
} from './experiment/result.ts';
export { mergeRuns, type Progress, type RunHooks, runPlan, runShard } from './experiment/run.ts';
export type { Part, RunState } from './experiment/run-state.ts';
export { partOf } from './experiment/shard.ts';
export { parseRequest, type RunSpec } from './experiment/spec.ts';
export { spawnNodeTallyWorker } from './experiment/tally-pool/spawn-node.ts';
export { createTallyPool, type TallyPool } from './experiment/tally-pool/tally-pool.ts';
export type { EventsSpec, NetworkSpec, ReactionsSpec } from './model/jump-spec.ts';
export type { ModelSpec } from './model/parse-model.ts';
export { type ImportedSbml, importSbml } from './model/sbml/import-sbml.ts';
export type { LangevinSpec } from './model/spec.ts';
export type { Law, Measurement, System } from './model/system.ts';
export { findSystem, systems } from './systems/registry.ts';
export { version } from './version.ts';
