import { fileLimits } from "../domain/materials.ts";

// Controls, marks that turn the direction of writing (which make "fdp.exe" out of "exe.pdf"), and invisible characters.
const hidden =
  /[\p{Cc}\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]/gu;

/**
 * A sender's name for a file, fit to be shown and offered for download: no folders, nothing hidden, at most 120
 * characters, its ending kept. Never used as a path.
 */
export function cleanFileName(sent: string): string {
  const last = sent.toWellFormed().normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = last
    .replace(hidden, "")
    .replace(/[<>:"|?*\uFFFD]/g, "_")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  return shortened(plain === "" ? "file" : plain);
}

/** The ending of a name in lower case, without its dot; empty when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot < 1 ? "" : name.slice(dot + 1).toLowerCase();
}

function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= fileLimits.nameLength) return name;
  const extension = extensionOf(name);
  const tail = extension.length > 0 && extension.length <= 10 ? `.${extension}` : "";
  return `${characters
    .slice(0, fileLimits.nameLength - tail.length)
    .join("")
    .trimEnd()}${tail}`;
}
