/**
 * `npm run check:pytorch`: the PyTorch code that chapters show, step by step, against the golden activations and the
 * TypeScript beside it. Exits with 1 where a step is beyond its bar, with 2 where there is no PyTorch.
 */
import { checkPytorch, pythonWithTorch } from './pytorch/run';

const python = pythonWithTorch();
if (python) {
  process.exit((await checkPytorch(python)) ? 0 : 1);
} else {
  console.error(
    'There is no Python with PyTorch here. Install it (apt-get install python3-torch), or name one in PYTHON.',
  );
  process.exit(2);
}
