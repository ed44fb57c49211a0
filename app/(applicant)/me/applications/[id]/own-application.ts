import { notFound } from "next/navigation";
import { pathId } from "#lib/http/path-id.ts";
import { type OwnApplication, ownApplication } from "#lib/queries/applicant.ts";
import { type ApplicantPage, applicantPage } from "../../../applicant-page.ts";

export type OwnPage = ApplicantPage & { readonly application: OwnApplication };

/** The reader's own application; somebody else's looks like one that does not exist. */
export async function ownPage(id: string, path: (id: string) => string): Promise<OwnPage> {
  const page = await applicantPage(path(id));
  const application = await ownApplication(page.reading, { id: pathId(id), ...page.owner });
  return application ? { ...page, application } : notFound();
}
