/** Memory of results that nobody reads any more, for those of later runs. */
export interface Spares {
  /** A buffer of at least so many bytes, whatever they hold. */
  take(bytes: number): ArrayBuffer;
  give(buffer: ArrayBufferLike): void;
  /** So many, or all that there are: those that came last, which are then no longer here. */
  some(count: number): ArrayBuffer[];
}

/** Bytes that are kept at most, whatever is handed back. */
const most = 2 ** 24;

export function createSpares(): Spares {
  const buffers: ArrayBuffer[] = [];
  return {
    take(bytes) {
      const at = buffers.findIndex((buffer) => buffer.byteLength >= bytes && buffer.byteLength <= 2 * bytes);
      return at < 0 ? new ArrayBuffer(bytes) : buffers.splice(at, 1)[0]!;
    },
    give(buffer) {
      if (!(buffer instanceof ArrayBuffer) || buffer.byteLength === 0) return;
      buffers.push(buffer);
      let bytes = buffers.reduce((sum, { byteLength }) => sum + byteLength, 0);
      while (bytes > most) bytes -= buffers.shift()!.byteLength;
    },
    some: (count) => buffers.splice(Math.max(0, buffers.length - count)),
  };
}
