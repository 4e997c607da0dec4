/** What a lab gives to be saved. The file around it (model, prompt, link, units) is made in one place: `export-file.ts`. */

export type Row = Readonly<Record<string, string | number | boolean>>;

export interface ExportData {
  /**
   * Everything the figure shows, as it is. `model` (an id) or `model.id`, `prompt` or `text`, and `tokens` are taken out for
   * the head of the file.
   */
  json: Readonly<Record<string, unknown>>;
  /** The same as a table: columns are explained in `export-columns.ts`. */
  rows: readonly Row[];
  /** Arrays in `json` that are more than a column: their names in the model's graph, and what their axes are. */
  tensors?: readonly TensorNote[];
}

export interface TensorNote {
  /** As the graph calls it (`blocks.2.attn.pattern`), where it is one of the graph's. */
  name: string;
  /** Where in `json`: `['steps', 'scores']`. Flat or nested, its numbers are those of `shape`, row-major. */
  at: readonly (string | number)[];
  shape: readonly number[];
  axes: readonly string[];
  /** `1` (none) where absent. */
  unit?: Unit;
}

/** `1`: a number without a unit; `nat`: natural logarithms; the first four are no quantities. */
export type Unit = 'name' | 'id' | 'index' | 'count' | '1' | 'nat' | 'ms' | 'byte' | 'degree';

/** The model as its manifest describes it, with what identifies it. */
export interface ModelFacts {
  id: string;
  title: string;
  license: string;
  /** Of the checkpoint that the model was made of. */
  source: { name: string; sha256: string; revision?: string };
  graph: { file: string; sha256: string };
  chunks: readonly { file: string; sha256: string }[];
  weights: string;
  compute: string;
}

/** What is known about the file beside its numbers. */
export interface ExportAbout {
  lab: string;
  title: string;
  /** Address that opens the experiment again. */
  link: string;
  language: string;
  /** `stale`: the numbers are of the prompt or model in the file, not of what the link shows. */
  origin: string;
  /** ISO 8601. */
  date: string;
  /** Null for a lab without a model, and where its description can not be read now. */
  model: ModelFacts | null;
}
