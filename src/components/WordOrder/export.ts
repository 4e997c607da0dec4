/** The numbers of the figure as JSON and CSV: the differences stage by stage; both distributions' heads in the JSON. */
import type { ExportData } from '../shared/export-data';
import type { OrderAnswer } from './ask';

export function exportOf(model: string, prompt: string, answer: OrderAnswer): ExportData {
  const { comparison, order, settings, stages } = answer;
  const { tokens, runs } = comparison;
  const { identical, divergence } = runs[1]!;
  return {
    json: { model, prompt, order, ...settings, stages, tokens, identical, divergence },
    rows: stages.map((stage) => ({ ...stage })),
  };
}
