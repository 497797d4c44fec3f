import { describe, expect, test } from 'vitest';
import { countLoop } from '../../bench/instructions/count-loop.ts';
import { cudaOf } from '../../bench/instructions/cuda-of.ts';
import { h200, mostSteps } from '../../bench/instructions/instructions.ts';
import { planOf } from '../../bench/problem.ts';

/** As `cuobjdump -sass` prints it: a loop of eight within one of eleven, and the end, which branches to itself. */
const sass = `
        Function : advance_each
        /*0000*/                   LDC R1, c[0x0][0x28] ;                 /* 0x00000a00ff017b82 */
                                                                          /* 0x000e240000000800 */
        /*0010*/                   IADD3 R5, R0, UR4, RZ ;
        /*0020*/                   LOP3.LUT R7, R5, R6, RZ, 0x3c, !PT ;
        /*0030*/                   SHF.L.W.U32.HI R7, R7, 0xd, R7 ;
        /*0040*/                   FFMA.FTZ R8, R7, R8, 1 ;
        /*0050*/                   IMAD.IADD R8, R7, 0x1, R8 ;
        /*0060*/                   MUFU.SQRT R9, R8 ;
        /*0070*/                   I2F.U8 R9, R8 ;
        /*0080*/                   I2FP.F32.U32 R9, R9 ;
        /*0090*/                   LDG.E.CONSTANT R3, [R2.64] ;
        /*00a0*/                   ULDC UR6, c[0x3][0x0] ;
        /*00b0*/              @!P0 BRA 0x30 ;
        /*00c0*/              @!UP0 BRA 0x10;
        /*00d0*/                   EXIT ;
        /*00e0*/                   BRA 0xe0;
`;

describe('instructions of a loop', () => {
  test('are those of the longest, by the units that carry them out', () => {
    expect(countLoop(sass)).toEqual({
      all: 12,
      floating: 2,
      integer: 4,
      special: 2,
      uniform: 3,
      memory: 1,
    });
  });

  test('need a loop', () => {
    expect(() => countLoop(sass.replace(/BRA 0x[13]0/g, 'NOP'))).toThrow('no loop');
  });

  test('bound steps by the busiest unit', () => {
    const count = { all: 100, floating: 40, integer: 40, special: 5, uniform: 10, memory: 5 };
    const lanes = h200.multiprocessors * h200.lanes * h200.hertz;
    const most = (change: object) => mostSteps({ title: '', registers: 0, steps: 4, count: { ...count, ...change } });
    expect(most({})).toBeCloseTo((4 * lanes) / 100, -3);
    expect(most({ integer: 60 })).toBeCloseTo((4 * lanes) / 120, -3);
    expect(most({ special: 20 })).toBeCloseTo((4 * lanes) / 160, -3);
  });
});

test('a kernel as CUDA has as many trajectories to a thread as it is asked for, and constants in single precision', () => {
  const { kernel } = planOf(1024, 1, 'single').forward.kernel;
  const two = cudaOf(kernel, 2);
  expect(two).toContain('{ s0 = f_advance_group(s0, who0, i); s1 = f_advance_group(s1, who1, i); }');
  expect(two).toMatch(
    /__device__ __forceinline__ S_State f_advance_group\(S_State v_s, S_Trajectory v_who, uint v_i\) \{/,
  );
  expect(two).toMatch(/__device__ S_Sum\(float a0, float a1\) : m_hi\(a0\), m_lo\(a1\) \{\}/);
  expect(two.match(/\d\.\d+(?![\d.fe])/g) ?? []).toEqual([]);
  expect(cudaOf(kernel, 1)).not.toContain('s1');
});
