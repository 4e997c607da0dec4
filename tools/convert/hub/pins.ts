/**
 * Checkpoints whose exact bytes are known in advance.
 *
 * `openai-community/gpt2` is GPT-2 small (124 M). Its revision, sizes and hashes agree in many independent public
 * records of that repository; 8 + 14,283 header bytes + 4 · (124,439,808 parameters + 12 causal masks of 1024²)
 * = 548,105,171 bytes accounts for the size.
 */

/** What a file must be. `sha256` is null where nobody has said it beforehand; it is recorded after the download. */
export interface ExpectedFile {
  bytes: number | null;
  sha256: string | null;
}

/** The two files that make a checkpoint. */
export const CHECKPOINT_FILES = ['config.json', 'model.safetensors'] as const;

export type CheckpointFile = (typeof CHECKPOINT_FILES)[number];

/** A checkpoint at one commit. */
export interface Pin {
  /** Commit id, 40 hex digits. */
  revision: string;
  files: Record<CheckpointFile, ExpectedFile>;
  /** What readers are told, where nobody says otherwise. */
  title?: string;
  license?: string;
}

const PINS: Readonly<Record<string, Pin>> = {
  'openai-community/gpt2': {
    title: 'GPT-2 small',
    license: 'MIT',
    revision: '607a30d783dfa663caf39e06633721c8d4cfcd7e',
    files: {
      'config.json': { bytes: 665, sha256: '0daed7749b4f02b8f76240d5444551d7b08712dab4d0adb8239c56ba823bb7b4' },
      'model.safetensors': {
        bytes: 548_105_171,
        sha256: '248dfc3911869ec493c76e65bf2fcf7f615828b0254c12b473182f0f81d3a707',
      },
    },
  },
};

/** The pin of `repo`, where no revision or just the pinned one is asked for. */
export function pinFor(repo: string, revision: string | null): Pin | undefined {
  const pin = Object.hasOwn(PINS, repo) ? PINS[repo] : undefined;
  return pin && (revision === null || revision === pin.revision) ? pin : undefined;
}
