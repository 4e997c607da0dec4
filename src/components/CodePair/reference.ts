/** The regions of the reference implementation in both languages, read from source when the site is built. */
import { regionsOf } from './regions';

const ts = import.meta.glob<string>('/src/engine/reference/*.ts', { query: '?raw', import: 'default', eager: true });
const py = import.meta.glob<string>('/src/engine/reference/*.py', { query: '?raw', import: 'default', eager: true });

export const typescript = regionsOf(ts);
export const pytorch = regionsOf(py);
