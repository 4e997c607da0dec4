/**
 * ESLint rule `project/import-direction`: imports run one way, content → components → lab → engine.
 * Looks at static imports, re-exports, `import()` and `new URL('./x', import.meta.url)` (how a worker is named).
 * The table is in layers.mjs.
 */
import path from 'node:path';
import { forbidden, layerOf, notInEngine } from './layers.mjs';

/** @param {string} name */
const toPosix = (name) => name.split(path.sep).join('/');

/** @type {import('eslint').Rule.RuleModule} */
export const importDirection = {
  meta: {
    type: 'problem',
    docs: { description: 'imports run one way: content → components → lab → engine' },
    schema: [],
    messages: { direction: '{{ reason }}' },
  },
  create(context) {
    const from = toPosix(path.relative(context.cwd, context.filename));

    /**
     * @param {import('estree').Node} node
     * @param {unknown} specifier
     * @param {boolean} typeOnly
     */
    function check(node, specifier, typeOnly) {
      if (typeof specifier !== 'string') return;
      const reason = reasonAgainst(specifier.replace(/[?#].*$/, ''), typeOnly);
      if (reason) context.report({ node, messageId: 'direction', data: { reason } });
    }

    /**
     * @param {string} specifier
     * @param {boolean} typeOnly
     */
    function reasonAgainst(specifier, typeOnly) {
      if (specifier.startsWith('.')) {
        return forbidden(from, path.posix.join(path.posix.dirname(from), specifier), typeOnly);
      }
      // Absolute project paths (Vite's "/src/…") would go round the rule.
      if (specifier.startsWith('/src/')) return forbidden(from, specifier.slice(1), typeOnly);
      if (layerOf(from)?.name === 'engine' && notInEngine.test(specifier)) {
        return `${from} (engine) may not import ${specifier}: the engine runs in a worker, in Node and in tests alike.`;
      }
      return null;
    }

    return {
      ImportDeclaration: (node) => check(node, node.source.value, isTypeOnly(node)),
      ExportNamedDeclaration: (node) => node.source && check(node, node.source.value, isTypeOnly(node)),
      ExportAllDeclaration: (node) => check(node, node.source.value, isTypeOnly(node)),
      ImportExpression: (node) => node.source.type === 'Literal' && check(node, node.source.value, false),
      // `import('../engine/types').Token` in a type position.
      TSImportType: (/** @type {any} */ node) => check(node, node.source?.value ?? node.argument?.literal?.value, true),
      NewExpression(node) {
        const [file, base] = node.arguments;
        if (node.callee.type !== 'Identifier' || node.callee.name !== 'URL') return;
        if (file?.type === 'Literal' && base?.type === 'MemberExpression') check(node, file.value, false);
      },
    };
  },
};

/**
 * `import type …`, `export type …`, or braces in which every name is marked `type`.
 * @param {any} node
 */
function isTypeOnly(node) {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const names = node.specifiers ?? [];
  return (
    names.length > 0 &&
    names.every((/** @type {any} */ name) => name.importKind === 'type' || name.exportKind === 'type')
  );
}
