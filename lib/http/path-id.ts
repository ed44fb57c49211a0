import { notFound } from "next/navigation";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An id out of an address; what cannot be one leads to the page for what does not exist. */
export function pathId(text: string): string {
  return uuid.test(text) ? text : notFound();
}
