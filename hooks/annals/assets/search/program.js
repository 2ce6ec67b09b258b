/* Pagefind's program for browsers, asked without the script that comes with it: that unpacks by hand what browsers unpack
   themselves, holds a fifth of the bytes that a first result waits for, and looks every 50 milliseconds whether the program
   is there. What the program is called with is that of Pagefind 1.5, as what the index is made of. */

const MARK = 12; // bytes that stand before what Pagefind packs
const MODULE = "./pagefind_web_bg.js"; // what the program takes its one import from

/* Return the program at an address, started. */
export async function programAt(address) {
  const body = (await asked(address)).body.pipeThrough(new DecompressionStream("gzip")).pipeThrough(without(MARK));
  const code = new Response(body, { headers: { "content-type": "application/wasm" } }); // compiled while it comes
  let own = null;
  const { instance } = await WebAssembly.instantiateStreaming(code, { [MODULE]: { __wbindgen_init_externref_table: () => fill(own.__wbindgen_externrefs) } });
  own = instance.exports;
  own.__wbindgen_start();
  const memory = () => new Uint8Array(own.memory.buffer); // anew each time, since it moves as it grows
  return { call, told };

  /* Call a function of the program with bytes, texts and numbers; return what it returns. */
  function call(name, ...given) {
    return own[name](...given.flatMap((each) => (typeof each === "object" ? passed(each) : typeof each === "string" ? passed(new TextEncoder().encode(each)) : [each])));
  }

  /* Call a function that returns a text of JSON; return what it holds. */
  function told(name, ...given) {
    const [start, length] = call(name, ...given);
    const text = new TextDecoder().decode(memory().subarray(start >>> 0, (start >>> 0) + length));
    own.__wbindgen_free(start, length, 1);
    return JSON.parse(text);
  }

  function passed(bytes) {
    const start = own.__wbindgen_malloc(bytes.length, 1) >>> 0;
    memory().set(bytes, start);
    return [start, bytes.length];
  }
}

/* Return the bytes of a file that Pagefind has packed. */
export async function unpacked(address) {
  const body = (await asked(address)).body.pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(body).arrayBuffer()).subarray(MARK);
}

/* Return the answer to a request; raise an error where there is none that is right. */
export async function asked(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

/* Return what is kept under a name, made where it is not there; what fails is not kept, so that it is tried again. */
export function kept(there, name, make) {
  if (!there.has(name)) {
    there.set(name, make());
    there.get(name).catch(() => there.delete(name));
  }
  return there.get(name);
}

/* Return what leaves out so many bytes at the beginning of a stream. */
function without(count) {
  let left = count;
  return new TransformStream({
    transform(bytes, stream) {
      const gone = Math.min(left, bytes.length);
      left -= gone;
      if (gone < bytes.length) stream.enqueue(bytes.subarray(gone));
    },
  });
}

/* Put into a table of the program the values that it expects there. */
function fill(table) {
  const start = table.grow(4);
  table.set(0, undefined);
  [undefined, null, true, false].forEach((value, place) => table.set(start + place, value));
}
