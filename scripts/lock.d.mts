export type Holder = { pid?: number; url?: string; stopping?: boolean };
export type Lock = { held: true; release: () => Promise<void> } | { held: false; holder: Holder };
export function takeLock(name: string, about?: () => object): Promise<Lock>;
export function awaitLock(
  name: string,
  options: { about: () => object; waits: (holder: Holder) => boolean; patience: number },
): Promise<Lock>;
