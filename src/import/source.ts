/** A file as it is read, in a browser (where a `File` is one) or in Node. */
export interface Source {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Bytes from `start` to `end`, as a `Blob` gives them. */
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
  stream(): ReadableStream<Uint8Array>;
}
