/** The stored table of `<PositionTable />`: every second row, exactly as the model's file has it. */
import { askTable, storable } from '../../src/components/PositionTable/table';
import type { Model } from '../../src/engine/model';
import { answerModel } from '../../src/lab/answer-model';
import { OPTIONS } from './common';

const STEP = 2;

export async function positionTable(model: Model): Promise<object> {
  return storable(await askTable((input) => answerModel(model, 'weights', input, OPTIONS)), STEP);
}
