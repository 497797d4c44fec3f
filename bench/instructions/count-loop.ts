/** Instructions of a loop, by the units of a streaming multiprocessor that carry them out. */
export interface LoopCount {
  readonly all: number;
  /** Floating-point sums and products, and whole products: full rate. */
  readonly floating: number;
  /** Whole numbers, bits, comparisons, moves: half rate. */
  readonly integer: number;
  /** Roots and some conversions: an eighth. */
  readonly special: number;
  /** What is the same for a warp: addresses, the loop. */
  readonly uniform: number;
  readonly memory: number;
}

const unitOf = (opcode: string): Exclude<keyof LoopCount, 'all'> => {
  if (/^(FADD|FMUL|FFMA|IMAD|HFMA2)/.test(opcode)) return 'floating';
  if (/^(MUFU|I2F(?!P)|F2I(?!P))/.test(opcode)) return 'special';
  if (/^U[A-Z]|^(BRA|BSSY|BSYNC|CALL)/.test(opcode)) return 'uniform';
  if (/^(LD|ST)/.test(opcode)) return 'memory';
  return 'integer';
};

/**
 * Counts the longest loop of a kernel.
 *
 * @param sass what `cuobjdump -sass` prints: an instruction a line, after its address
 * @throws Error where nothing branches back
 */
export function countLoop(sass: string): LoopCount {
  const code = [...sass.matchAll(/\/\*([0-9a-f]{4,})\*\/\s+(?:@!?U?P\d+ +)?(\w+)(.*?);/g)].map(
    ([, at, opcode, rest]) => ({ at: Number.parseInt(at!, 16), opcode: opcode!, rest: rest! }),
  );
  const loops = code.flatMap(({ at, opcode, rest }) => {
    const target = opcode === 'BRA' ? Number(rest.match(/0x[0-9a-f]+/)?.[0]) : Number.NaN;
    return target < at ? [code.filter((i) => i.at >= target && i.at <= at)] : [];
  });
  const loop = loops.sort((a, b) => b.length - a.length)[0];
  if (!loop) throw new Error('no loop in the machine code');
  const count = { all: loop.length, floating: 0, integer: 0, special: 0, uniform: 0, memory: 0 };
  for (const { opcode } of loop) count[unitOf(opcode)]++;
  return count;
}
