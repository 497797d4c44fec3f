/** A GPU as `eddy devices` shows it. */
export interface AdapterDescription {
  readonly vendor: string;
  readonly architecture: string;
  readonly device: string;
  readonly description: string;
  /** Emulated on the CPU. */
  readonly software: boolean;
  readonly limits: Readonly<Record<(typeof shownLimits)[number], number>>;
}

const shownLimits = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupsPerDimension',
  'maxComputeInvocationsPerWorkgroup',
] as const;

/** Drivers that emulate a GPU, some of which do not report themselves as fallback adapters. */
export const softwareNames = /swiftshader|llvmpipe|lavapipe|softpipe|microsoft basic render|\bwarp\b/i;

export function describeAdapter(adapter: Pick<GPUAdapter, 'info' | 'limits'>): AdapterDescription {
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
  const software = isFallbackAdapter || softwareNames.test(`${vendor} ${architecture} ${device} ${description}`);
  const limits = Object.fromEntries(shownLimits.map((name) => [name, adapter.limits[name]]));
  return { vendor, architecture, device, description, software, limits: limits as AdapterDescription['limits'] };
}

/** The adapter in a few words: what it calls itself, else vendor and architecture. */
export function adapterName({ description, vendor, architecture, device }: AdapterDescription): string {
  return description || [vendor, architecture, device].filter(Boolean).join(' ') || 'unnamed GPU';
}
