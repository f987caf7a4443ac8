/** Numbers from 0 to 1, the same for the same seed, a whole number other than 0 (xorshift, 32 bits). */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
