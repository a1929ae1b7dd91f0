/** Many numbers, in as little memory as the largest of them allows. */
export type Numbers = Uint16Array | Uint32Array;

/** In what numbers up to this one are kept. */
export const numbersFor = (largest: number) => (largest > 0xffff ? Uint32Array : Uint16Array);
