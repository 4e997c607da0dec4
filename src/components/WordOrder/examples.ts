/** Texts one click away; the stored run is the first. Words count from 0. */
import type { OrderExample } from './texts';

export const EXAMPLES: OrderExample[] = [
  { text: 'The mother saw her son and', swap: [1, 4], label: 'mother ⇄ son' },
  // The words have two and three tokens: those between them move by one place, but all tokens stay the same.
  { text: 'I eat a mandarin at the kotatsu and', swap: [3, 6], label: 'mandarin ⇄ kotatsu' },
  { text: 'The king killed the dragon and then the', swap: [1, 4], label: 'king ⇄ dragon' },
  { text: 'The old king loved the young queen and the', swap: [1, 5], label: 'old ⇄ young' },
];
