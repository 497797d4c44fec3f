/** Encodings of WebAssembly's binary format, as lists of bytes. */

/** Unsigned LEB128 of a 32-bit number. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  do {
    const low = rest & 127;
    rest >>>= 7;
    bytes.push(rest ? low | 128 : low);
  } while (rest);
  return bytes;
}

/** Signed LEB128 of a 32-bit number. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value | 0; ; ) {
    const low = rest & 127;
    rest >>= 7;
    if ((rest === 0 && !(low & 64)) || (rest === -1 && low & 64)) {
      bytes.push(low);
      return bytes;
    }
    bytes.push(low | 128);
  }
}

const view = new DataView(new ArrayBuffer(8));
const bytesOf = (count: number): number[] => Array.from({ length: count }, (_, i) => view.getUint8(i));

export function float32(value: number): number[] {
  view.setFloat32(0, value, true);
  return bytesOf(4);
}

export function float64(value: number): number[] {
  view.setFloat64(0, value, true);
  return bytesOf(8);
}

export function int32(value: number): number[] {
  view.setInt32(0, value, true);
  return bytesOf(4);
}

export function utf8(text: string): number[] {
  const bytes = new TextEncoder().encode(text);
  return [...unsigned(bytes.length), ...bytes];
}

/** A count, then the items. */
export const list = (items: readonly (readonly number[])[]): number[] => unsigned(items.length).concat(...items);

/** A section of a module. */
export function section(id: number, content: readonly number[]): number[] {
  return [id].concat(unsigned(content.length), content);
}
