/** A family's shape as a small picture for its button. */
import { relation, type Family } from './shapes';

/** Tokens in the picture: enough to show the shape; of these, in the encoder–decoder, the source's. */
const COUNT = 9;
const SOURCE = 4;

export function Mini({ family }: { family: Family }) {
  const cells = Array.from({ length: COUNT * COUNT }, (_, i) => [Math.floor(i / COUNT), i % COUNT] as const);
  return (
    <svg class="it-shapes__mini" viewBox={`0 0 ${COUNT} ${COUNT}`} aria-hidden="true">
      {cells.map(([row, column]) => (
        <rect
          key={`${row},${column}`}
          class={`is-${relation(family, row, column, family === 'both' ? SOURCE : 0)}`}
          x={column + 0.06}
          y={row + 0.06}
          width={0.88}
          height={0.88}
        />
      ))}
    </svg>
  );
}
