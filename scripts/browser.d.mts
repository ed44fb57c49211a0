export function findBrowser(): string;
export function systemBrowser(): string | undefined;
