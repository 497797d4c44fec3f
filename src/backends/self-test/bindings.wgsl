// What every kernel is given, as backend.ts says.

struct Params {
  n: u32, stride: u32, first_lo: u32, first_hi: u32, seed_lo: u32, seed_hi: u32, purpose: u32, group: u32, groups: u32, zero: u32,
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> controls: array<f32>;
@group(0) @binding(2) var<storage, read> table: array<f32>;
@group(0) @binding(3) var<storage, read_write> state: array<f32>;
