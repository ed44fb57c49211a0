/** Why a file is not taken. */
export type FileRefusal =
  | "file-missing"
  | "file-empty"
  | "file-too-large"
  | "file-kind-not-allowed"
  | "file-kind-differs"
  | "file-damaged"
  | "file-encrypted"
  | "image-too-large"
  | "file-infected"
  | "too-many-files"
  | "draft-full"
  | "upload-broken"
  | "storage-full";
