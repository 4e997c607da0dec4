/** Cache Storage on a disk that may be full. */
interface Stored {
  bytes: ArrayBuffer;
  status: number;
  headers: [string, string][];
}

export interface Disk {
  full: boolean;
  /** Of the course's cache. */
  files: Map<string, Stored>;
}

/** It keeps a response's bytes, status and headers; those of other caches than the course's are not looked at. */
export function cache(disk: Disk, isCourse: boolean) {
  const files = isCourse ? disk.files : new Map<string, Stored>();
  return {
    match: async (key: string) => {
      const found = files.get(key);
      return found && new Response(found.bytes, found);
    },
    put: async (key: string, response: Response) => {
      const { status } = response;
      const bytes = await response.arrayBuffer();
      if (disk.full) throw new DOMException('full', 'QuotaExceededError');
      files.set(key, { bytes, status, headers: [...response.headers] });
    },
    keys: async () => [...files.keys()].map((url) => ({ url })),
    delete: async (key: string) => files.delete(key),
  };
}
