/** The engine against independent activations. `npm run conformance` prints the same comparison as a table. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../../src/engine/model';
import { EXACT_NEUTRAL, exactBar, ROUNDED } from '../../../tools/lib/conformance/bars';
import { Golden, type Finding } from '../../../tools/lib/conformance/golden';
import { convertedModel } from '../../support/models';
import { tempFolder } from '../../support/temp-folder';

const folder = tempFolder();
let golden: Golden;
beforeAll(async () => void (golden = await Golden.open()));
afterAll(() => golden.close());

describe('float32 weights and arithmetic', () => {
  let model: Model;
  beforeAll(async () => void (model = await convertedModel(folder)));
  afterAll(() => model.dispose());

  it('equals the golden activations at neutral inputs', async () => {
    const findings = await golden.compareNeutral(model);
    expect(findings.length).toBe(4 * 126);
    expect(above(findings, () => EXACT_NEUTRAL)).toEqual([]);
  });

  it('equals them under every intervention', async () => {
    const findings = await golden.compareInterventions(model);
    expect(new Set(findings.map((finding) => finding.case)).size).toBe(21);
    expect(above(findings, (finding) => exactBar(finding.case))).toEqual([]);
  });
});

describe.each(ROUNDED)('$title', ({ weights, compute, neutral }) => {
  it('stays near the golden activations', async () => {
    const model = await convertedModel(folder, { weights, compute });
    const findings = await golden.compareNeutral(model);
    await model.dispose();
    expect(above(findings, () => neutral)).toEqual([]);
  });
});

function above(findings: Finding[], bar: (finding: Finding) => number): Finding[] {
  return findings.filter((finding) => !(finding.difference <= bar(finding)));
}
