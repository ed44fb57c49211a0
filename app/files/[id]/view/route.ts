import { fileView } from "#lib/http/file-response.ts";
import { route } from "#lib/http/route.ts";
import { openFile } from "../../open-file.ts";

/** A file shown inside one of our own pages. */
export const GET = route({
  who: "applicant-or-staff",
  does: "read",
  async run(request) {
    const file = await openFile(request);
    return "ok" in file ? file : fileView(file);
  },
});
