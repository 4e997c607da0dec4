/**
 * `npm run -s activations -- --model public/models/<id> --requests in.safetensors --out out.safetensors [--fetch a,b]`
 *
 * The engine from the command line. The request file holds cases, the answer file every output of each case (or those
 * of `--fetch`) as `<case>/<output>`, float32, without the batch axis; `present.*` keep it, so that they can go back
 * in as `past_key_values.*`. `tools/lib/activation-requests.ts` says what a case may hold.
 */
import { parseArgs } from 'node:util';
import { EngineError } from '../src/engine/errors';
import type { Model } from '../src/engine/model';
import { outputNames, presentNames } from '../src/engine/outputs';
import { run } from '../src/engine/run';
import type { Activation, Activations, RunRequest } from '../src/engine/types';
import { caseNames, readCase } from './lib/activation-requests';
import { loadModelFromFolder } from './lib/node-files';
import { progressBar } from './lib/progress';
import { SafetensorsFile } from './lib/safetensors/reader';
import { SafetensorsWriter } from './lib/safetensors/writer';
import { messageOf, runCommand, UserError } from './lib/user-error';

const HELP = `Runs a model on given token ids and writes its activations.

Usage: npm run -s activations -- --model <folder> --requests <file> --out <file> [--fetch <names>]

  --model <folder>   a converted model, e.g. public/models/course-12m
  --requests <file>  safetensors: <case>/input_ids I64 [T], and any other input of the graph as <case>/<input>
  --out <file>       safetensors: <case>/<output>, float32
  --fetch <names>    outputs separated by commas, e.g. logits,blocks.0.attn.pattern (default: all)
  --help             this text
`;

interface Options {
  model: string;
  requests: string;
  out: string;
  fetch: string | undefined;
}

await runCommand(async () => {
  const options = parseOptions();
  if (!options) return void process.stdout.write(HELP);
  const requests = await SafetensorsFile.open(options.requests);
  const cases = caseNames(requests);
  const model = await loadModelFromFolder(options.model);
  const fetch = fetchNames(options.fetch, model);
  const writer = await SafetensorsWriter.create(options.out, { model: model.manifest.id });
  const progress = progressBar('Running');
  try {
    for (const [done, name] of cases.entries()) {
      const outputs = await answer(model, name, { ...(await readCase(requests, name, model.config)), fetch });
      for (const [output, { data, shape }] of Object.entries(outputs)) {
        await writer.add(`${name}/${output}`, 'F32', shape, data);
      }
      progress(done + 1, cases.length);
    }
    await writer.finish();
  } catch (error) {
    await writer.abandon();
    throw error;
  } finally {
    await requests.close();
  }
});

function parseOptions(): Options | null {
  const text = { type: 'string' } as const;
  let values;
  try {
    ({ values } = parseArgs({
      options: { model: text, requests: text, out: text, fetch: text, help: { type: 'boolean', short: 'h' } },
    }));
  } catch (error) {
    throw new UserError(`${messageOf(error)} (--help shows how to call this.)`);
  }
  if (values.help) return null;
  const { model, requests, out, fetch } = values;
  if (!model || !requests || !out) {
    const missing = !model ? '--model' : !requests ? '--requests' : '--out';
    throw new UserError(`${missing} is missing; --help shows how to call this.`);
  }
  return { model, requests, out, fetch };
}

function fetchNames(list: string | undefined, model: Model): string[] {
  const known = outputNames(model.config);
  if (list === undefined) return known;
  const names = [...new Set(list.split(',').map((name) => name.trim()))].filter((name) => name !== '');
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UserError(`--fetch: the model has no output ${unknown}.`);
  if (names.length === 0) throw new UserError('--fetch names no output.');
  return names;
}

async function answer(model: Model, name: string, request: RunRequest): Promise<Activations> {
  try {
    const outputs = await run(model, request);
    for (const present of presentNames(model.config)) {
      if (outputs[present]) outputs[present] = withBatch(outputs[present]);
    }
    return outputs;
  } catch (error) {
    if (error instanceof EngineError) throw new UserError(`Case ${name}: ${error.message}.`);
    throw error;
  }
}

function withBatch({ data, shape }: Activation): Activation {
  return { data, shape: [1, ...shape] };
}
