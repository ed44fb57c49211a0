/** Where a file stands with the virus scanner. Only a clean one can be opened by anybody. */
export const scanStates = ["quarantined", "clean", "refused"] as const;
export type ScanState = (typeof scanStates)[number];

const megabyte = 1024 * 1024;

/** What an applicant may send. */
export const fileLimits = {
  bytes: 10 * megabyte,
  /** Width times height of an image. */
  pixels: 40_000_000,
  nameLength: 120,
  /** All files of one draft, or of one answer to a correction. */
  bytesTogether: 60 * megabyte,
  filesTogether: 40,
} as const;

export const mediaTypes = ["application/pdf", "image/jpeg", "image/png"] as const;
export type MediaType = (typeof mediaTypes)[number];

/** The endings of a file name that go with each kind of content. */
export const extensionsOf: Record<MediaType, readonly string[]> = {
  "application/pdf": ["pdf"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
};

export function isMediaType(text: string): text is MediaType {
  return (mediaTypes as readonly string[]).includes(text);
}
