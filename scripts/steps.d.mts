export function step<T>(title: string, work: (note: (text: string) => void) => Promise<T> | T): Promise<T>;
export function seconds(started: number): string;
export class StartError extends Error {}
