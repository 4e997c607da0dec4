/** Texts one click away, with the position that looks; the stored run is the first. Positions count from 0. */
export const EXAMPLES: { text: string; position: number }[] = [
  { text: 'The pizza came out of the oven and it tasted good', position: 8 },
  { text: 'The pizza came out of the oven and it was empty', position: 8 },
  { text: 'With one click of the mouse the', position: 5 },
];
