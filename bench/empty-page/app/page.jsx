import { headers } from "next/headers";

/** Made anew for every reader, as all pages of the portal are: a page kept from the build would be no comparison. */
export default async function EmptyPage() {
  await headers();
  return <p>。</p>;
}
