/**
 * Does every byte cost this reader? Then nothing large is downloaded before the reader asks for it by a button that
 * names the size. Browsers say so where they can: data saver, or a mobile network; elsewhere nothing is known.
 */
interface Connection {
  saveData?: boolean;
  type?: string;
}

/** `device`: the `navigator` of a page or a worker; tests give another. */
export function isMetered(device: object = navigator): boolean {
  const { connection } = device as { connection?: Connection };
  return connection?.saveData === true || connection?.type === 'cellular';
}
