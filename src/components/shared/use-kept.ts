/**
 * Which options of a question the reader has chosen: kept on the device, found again on the next visit, empty again when
 * the reader has everything forgotten. The first paint knows nothing of it: it is the server's.
 */
import { useEffect, useState } from 'preact/hooks';
import { FORGOTTEN, noteAnswer, pageChapter, readProgress } from '../../lab/course-progress';

export interface Kept {
  chosen: readonly number[];
  /** From an earlier visit: `choose` was not called since. */
  restored: boolean;
  /** None: the question is open again. */
  choose(options: readonly number[]): void;
}

/** @param id DOM id of the question; @param count of its options: what is kept may be older than the question */
export function useKept(id: string, count: number): Kept {
  const [{ chosen, restored }, set] = useState<Omit<Kept, 'choose'>>({ chosen: [], restored: false });
  useEffect(() => {
    const kept = readProgress().answers[`${pageChapter()}/${id}`];
    if (kept?.every((option) => option < count)) set({ chosen: kept, restored: true });
    const forget = () => set({ chosen: [], restored: false });
    addEventListener(FORGOTTEN, forget);
    return () => removeEventListener(FORGOTTEN, forget);
  }, []);
  return {
    chosen,
    restored,
    choose(options) {
      set({ chosen: options, restored: false });
      const chapter = pageChapter();
      // Outside chapters (the gallery) nothing is kept.
      if (chapter) noteAnswer(`${chapter}/${id}`, options);
    },
  };
}
