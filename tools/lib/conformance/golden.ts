/** The golden activations in `tests/golden`, whose README says where they are from, and the engine held against them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Model } from '../../../src/engine/model';
import { run } from '../../../src/engine/run';
import type { Activation, Activations, Interventions } from '../../../src/engine/types';
import { SafetensorsFile } from '../safetensors/reader';
import { largestDifference, magnitude } from './compare';

export const GOLDEN_FOLDER = 'tests/golden';

/** One tensor compared: how far it is off, relative to its own largest value. */
export interface Finding {
  /** `p0` … for prompts at neutral inputs, else the intervention's name. */
  case: string;
  output: string;
  difference: number;
}

interface GoldenCases {
  /** Id of the model that they are of. */
  model: string;
  prompts: { name: string; text: string; ids: number[] }[];
  cases: { name: string; prompt: string; inputs: string[] }[];
}

export class Golden {
  private constructor(
    private readonly file: SafetensorsFile,
    readonly contents: GoldenCases,
  ) {}

  static async open(folder = GOLDEN_FOLDER): Promise<Golden> {
    const contents = JSON.parse(await readFile(join(folder, 'golden.json'), 'utf8')) as GoldenCases;
    return new Golden(await SafetensorsFile.open(join(folder, 'golden.safetensors')), contents);
  }

  close(): Promise<void> {
    return this.file.close();
  }

  /** Every stored tensor of every prompt at neutral inputs. */
  async compareNeutral(model: Model): Promise<Finding[]> {
    const findings: Finding[] = [];
    for (const { name, ids } of this.contents.prompts) {
      findings.push(...(await this.compare(model, name, `${name}/`, ids, {})));
    }
    return findings;
  }

  /** Every stored tensor of every intervention. */
  async compareInterventions(model: Model): Promise<Finding[]> {
    const findings: Finding[] = [];
    for (const { name, prompt } of this.contents.cases) {
      const { ids } = this.contents.prompts.find((p) => p.name === prompt)!;
      const interventions = await this.interventions(name);
      findings.push(...(await this.compare(model, name, `${name}/out/`, ids, interventions)));
    }
    return findings;
  }

  /** The changed inputs of a case; none for a prompt at neutral inputs. */
  async interventions(name: string): Promise<Interventions> {
    const inputs = this.contents.cases.find((c) => c.name === name)?.inputs ?? [];
    const changed = await Promise.all(inputs.map(async (i) => [i, await this.tensor(`${name}/in/${i}`)] as const));
    return Object.fromEntries(changed);
  }

  private async compare(
    model: Model,
    name: string,
    prefix: string,
    tokens: number[],
    interventions: Interventions,
  ): Promise<Finding[]> {
    const stored = [...this.file.entries.keys()].filter((key) => key.startsWith(prefix));
    const expected: Activations = {};
    for (const key of stored) expected[key.slice(prefix.length)] = await this.tensor(key);
    const onlyLast = 'last_logits' in expected;
    const fetch = Object.keys(expected).map((output) => (output === 'last_logits' ? 'logits' : output));
    const logitPositions = onlyLast ? [tokens.length - 1] : tokens.map((_, position) => position);
    const actual = await run(model, { tokens, interventions, logitPositions, fetch });
    return Object.entries(expected).map(([output, value]) => {
      const answer = output === 'last_logits' ? row(actual.logits!) : actual[output]!;
      return { case: name, output, difference: largestDifference(answer, value, scaleFor(output, expected, model)) };
    });
  }

  private async tensor(name: string): Promise<Activation> {
    return { data: await this.file.floats(name), shape: this.file.entry(name).shape };
  }
}

/** A mean is close to 0 where positive and negative values cancel: it is judged by the values that it averages. */
function scaleFor(output: string, expected: Activations, model: Model): number | undefined {
  const averaged = output
    .replace('ln1.mean', 'resid_pre')
    .replace('ln2.mean', 'resid_mid')
    .replace('ln_final.mean', `blocks.${model.config.n_layer - 1}.resid_post`);
  return averaged === output ? undefined : magnitude(expected[averaged]!.data);
}

/** [1,V] → [V] */
function row({ data, shape }: Activation): Activation {
  return { data, shape: shape.slice(1) };
}
