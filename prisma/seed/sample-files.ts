import { createHash, randomUUID } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import type { ReceivedFile } from "#lib/files/receive.ts";

export type SampleFile = { readonly name: string; readonly bytes: Uint8Array };

/** Materials that are pictures by nature; the rest come as PDF. */
const pictured: readonly string[] = ["photo", "id-card", "passport", "figures"];

const made = new Map<string, Promise<SampleFile>>();

/** A file that could be this material; the same bytes every time, made once. */
export function sampleFile(material: { code: string; name: { "zh-CN": string; en: string } }): Promise<SampleFile> {
  const known = made.get(material.code) ?? makeFile(material);
  made.set(material.code, known);
  return known;
}

/** The file as an upload leaves it in `folder`. */
export async function received(file: SampleFile, folder: string): Promise<ReceivedFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  await writeFile(path, file.bytes);
  return {
    path,
    sentName: file.name,
    size: file.bytes.length,
    sha256: Uint8Array.from(createHash("sha256").update(file.bytes).digest()),
    discard: () => rm(path, { force: true }),
  };
}

async function makeFile({ code, name }: { code: string; name: { "zh-CN": string; en: string } }): Promise<SampleFile> {
  const title = name["zh-CN"].replace(/[（(].*[）)]/g, "");
  if (pictured.includes(code)) return { name: `${title}.png`, bytes: await samplePicture(code === "photo") };
  return { name: `${title}.pdf`, bytes: samplePdf(name.en) };
}

/** A card with a head and lines of writing, or the head alone. No text: which fonts a machine has is not known. */
async function samplePicture(portrait: boolean): Promise<Uint8Array> {
  const [width, height] = portrait ? [330, 480] : [856, 540];
  const head = portrait ? [165, 190, 90] : [690, 200, 70];
  const [x = 0, y = 0, r = 0] = head;
  const lines = [130, 190, 250, 310, 420].map(
    (top, index) => `<rect x="70" y="${top}" width="${420 - 50 * (index % 3)}" height="22" rx="6" fill="#b8c4cc"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="${portrait ? "#ffffff" : "#eaf1f4"}"/>
    <circle cx="${x}" cy="${y}" r="${r}" fill="#8fa3ad"/>
    <ellipse cx="${x}" cy="${y + r * 2.4}" rx="${r * 1.5}" ry="${r * 1.25}" fill="#8fa3ad"/>
    ${portrait ? "" : lines.join("")}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** One A4 page that says what it stands for. Written by hand: one page needs no library. */
export function samplePdf(title: string): Uint8Array {
  const words = [title, "Sample document for the demonstration.", "It belongs to nobody."];
  const shown = words.map((text, index) => `1 0 0 1 72 ${740 - 30 * index} Tm (${plain(text)}) Tj`);
  const content = `BT /F1 16 Tf ${shown.join(" ")} ET\n0.6 w 72 700 451 -520 re S`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((body, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join("")}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

/** Text for a PDF string: ASCII only, brackets escaped. */
function plain(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, "-").replace(/[\\()]/g, "\\$&");
}
