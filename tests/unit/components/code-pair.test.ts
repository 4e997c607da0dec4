/** Code beside formulas: the regions of the reference, in both languages, as a chapter shows them. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aligned } from '../../../src/components/CodePair/align';
import { filesOf, listing, plainTypeScript, regionsNamed, regionsOf } from '../../../src/components/CodePair/regions';
import { marked, plain, shapesOf } from '../../../src/components/CodePair/shapes';
import type { Manifest } from '../../../src/engine/types';

const { config } = JSON.parse(readFileSync('public/models/course-12m/manifest.json', 'utf8')) as Manifest;
const shapes = shapesOf(config, 8);
const folder = 'src/engine/reference/';
const read = (ending: string) =>
  regionsOf(
    Object.fromEntries(
      readdirSync(folder)
        .filter((name) => name.endsWith(ending))
        .map((name) => [folder + name, readFileSync(folder + name, 'utf8')]),
    ),
  );
const ts = read('.ts');
const py = read('.py');
const shown = (code: string) =>
  plain(
    aligned(marked(code), 60, (piece) => plain(piece, shapes).length),
    shapes,
  );

describe('the reference', () => {
  it('has every step in both languages, in files of the same name', () => {
    expect(ts.size).toBeGreaterThan(30);
    const places = (regions: typeof ts) => [...regions].map(([name, { file }]) => [name, file.replace(/\.\w+$/, '')]);
    expect(places(py).sort()).toEqual(places(ts).sort());
  });

  it.each([...ts.keys()])('shows %s in lines that fit side by side', (step) => {
    const sides = [shown(plainTypeScript(ts.get(step)!.code)), shown(py.get(step)!.code)];
    for (const side of sides) {
      expect(side.split('\n').filter((line) => line.length > 60)).toEqual([]);
      expect(side.split('\n').length).toBeLessThanOrEqual(20);
      expect(side).not.toMatch(/^export|[\w\])]!(?!==)|region/m);
    }
  });

  it('is run in PyTorch, every step of it', () => {
    const check = readFileSync('tools/pytorch/check.py', 'utf8');
    expect([...py.keys()].filter((step) => !check.includes(`"${step}"`))).toEqual([]);
  });

  it('changes nothing else about the source', () => {
    for (const { code } of ts.values()) {
      const bare = (text: string) => text.replace(/^export /gm, '').replaceAll('!', '');
      expect(bare(plainTypeScript(code))).toBe(bare(code));
    }
    expect(plainTypeScript('export const x = a[i]!;\nif (!b && c! !== d!.e) f(g!);')).toBe(
      'const x = a[i];\nif (!b && c !== d.e) f(g);',
    );
  });
});

describe('regions', () => {
  const files = {
    '/a.ts': '// #region one\nexport const one = 1;\n// #endregion\n\n// #region two\nconst two = 2;\n// #endregion\n',
    '/b.py': '    # #region three\n    three = 3\n    # #endregion\n',
  };
  it('are found by name, in the order asked for', () => {
    const found = regionsNamed(regionsOf(files), ['two', 'one'], 'TypeScript');
    expect(listing(found, plainTypeScript)).toBe('const two = 2;\n\nconst one = 1;');
    expect(filesOf(found)).toEqual(['a.ts']);
    expect(regionsOf(files).get('three')).toEqual({ file: 'b.py', code: '    three = 3' });
  });
  it('stop the build where a name is wrong or stands twice', () => {
    expect(() => regionsNamed(regionsOf(files), ['four'], 'PyTorch')).toThrow(
      'CodePair: there is no region "four" in the PyTorch files of src/engine/reference. Known: one, three, two.',
    );
    expect(() => regionsOf({ 'a.ts': files['/a.ts'], 'b.ts': files['/a.ts'] })).toThrow(
      'The region one stands in a.ts and in b.ts: rename one of them.',
    );
  });
});

describe('comments at the ends of lines', () => {
  it('stand in one column', () => {
    const code = 'a = 1 # [T]\n\nlonger = 2      # [D]\nnothing';
    expect(aligned(code, 60, (piece) => piece.length)).toBe('a = 1       # [T]\n\nlonger = 2  # [D]\nnothing');
  });
  it('move left where a line has no room', () => {
    const code = 'a = 1 # [T]\nlonger = 2 # long comment\nthe longest = 3 # [D]';
    expect(aligned(code, 24, (piece) => piece.length)).toBe(
      'a = 1            # [T]\nlonger = 2 # long comment\nthe longest = 3  # [D]',
    );
  });
});
