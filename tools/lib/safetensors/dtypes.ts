/**
 * Number formats of safetensors files, and their conversion to float32 and integers.
 * All multi-byte numbers are little-endian, as on every platform that Node runs on here.
 */

/** Bytes of one element. */
export const ELEMENT_BYTES = {
  BOOL: 1,
  U8: 1,
  I8: 1,
  F8_E4M3: 1,
  F8_E5M2: 1,
  I16: 2,
  U16: 2,
  F16: 2,
  BF16: 2,
  I32: 4,
  U32: 4,
  F32: 4,
  I64: 8,
  U64: 8,
  F64: 8,
} as const;

export type DType = keyof typeof ELEMENT_BYTES;

export function isDType(name: unknown): name is DType {
  return typeof name === 'string' && Object.hasOwn(ELEMENT_BYTES, name);
}

/** Formats that `toFloat32` reads. */
export const FLOAT_DTYPES: readonly DType[] = ['F32', 'F16', 'BF16', 'F64'];

/** Raw bytes of a float format → float32; null where the format holds no floats. F64 is rounded to nearest. */
export function toFloat32(bytes: Uint8Array, dtype: DType): Float32Array | null {
  const buffer = aligned(bytes);
  switch (dtype) {
    case 'F32':
      return new Float32Array(buffer);
    case 'F64':
      return Float32Array.from(new Float64Array(buffer));
    case 'F16':
      return mapHalf(new Uint16Array(buffer));
    case 'BF16':
      return fromBrainFloat(new Uint16Array(buffer));
    default:
      return null;
  }
}

/** Raw bytes of I64 or I32 → plain numbers; null for other formats. Token ids are far below 2^53. */
export function toIntegers(bytes: Uint8Array, dtype: DType): number[] | null {
  const buffer = aligned(bytes);
  if (dtype === 'I64') return Array.from(new BigInt64Array(buffer), Number);
  if (dtype === 'I32') return Array.from(new Int32Array(buffer));
  return null;
}

/** Typed arrays need an aligned start; a copy is made only where the bytes do not own their whole buffer. */
function aligned(bytes: Uint8Array): ArrayBuffer {
  const whole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
  return (whole ? bytes.buffer : bytes.slice().buffer) as ArrayBuffer;
}

function mapHalf(halves: Uint16Array): Float32Array {
  const table = (halfTable ??= buildHalfTable());
  const values = new Float32Array(halves.length);
  for (let i = 0; i < halves.length; i++) values[i] = table[halves[i]!]!;
  return values;
}

/** BF16 is the upper half of a float32. */
function fromBrainFloat(halves: Uint16Array): Float32Array {
  const words = new Uint32Array(halves.length);
  for (let i = 0; i < halves.length; i++) words[i] = halves[i]! << 16;
  return new Float32Array(words.buffer);
}

/** All 65,536 half-precision values: looking them up is several times faster than computing each. */
let halfTable: Float32Array | undefined;

function buildHalfTable(): Float32Array {
  const table = new Float32Array(65536);
  for (let bits = 0; bits < 65536; bits++) {
    const sign = bits & 0x8000 ? -1 : 1;
    const exponent = (bits >> 10) & 31;
    const fraction = bits & 1023;
    if (exponent === 31) table[bits] = fraction ? NaN : sign * Infinity;
    else if (exponent === 0) table[bits] = sign * fraction * 2 ** -24;
    else table[bits] = sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  }
  return table;
}
