export declare const root: string;
export declare const node: string;
/** `"up to date"` when there was nothing to do. */
export declare function buildPages(): Promise<string | undefined>;
export declare function run(
  command: string,
  args: readonly string[],
  failure: string,
  env?: Record<string, string>,
): Promise<string>;
