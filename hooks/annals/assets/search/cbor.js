/* A file of the index as values, as far as filters are made of: lists, texts and numbers, in CBOR. */

const SORTS = { number: 0, text: 3 }; // of CBOR; a list is the only one beside them

/* Return the value that bytes stand for. */
export function read(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  let at = 0;
  return item();

  function item() {
    const [sort, short] = [bytes[at] >> 5, bytes[at++] & 31];
    const size = short < 24 ? short : number(2 ** (short - 24));
    if (sort === SORTS.number) return size;
    if (sort !== SORTS.text) return Array.from({ length: size }, item);
    at += size;
    return new TextDecoder().decode(bytes.subarray(at - size, at));
  }

  function number(width) {
    at += width;
    return [() => view.getUint8(at - 1), () => view.getUint16(at - 2), () => view.getUint32(at - 4)][Math.log2(width)]();
  }
}
