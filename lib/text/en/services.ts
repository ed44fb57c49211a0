import type { SameKeys } from "../same-keys.ts";
import type { services as reference } from "../zh-CN/services.ts";

export const services: SameKeys<typeof reference> = {
  title: "Services",
  description: "Everything you can apply for online: the documents, the steps and the time we promise.",
  lead: "Choose a service. See what you need and how long it takes before you start.",
  emptyTitle: "No service takes applications right now",
  emptyText: "If you need one, call our hotline {hotline}.",
  promise: "Done within {days}",
  stepCount: "{steps, plural, one {# step} other {# steps}}",
  facts: {
    time: "Promised time",
    steps: "Steps",
    issuer: "Office",
    hotline: "Phone",
  },
  timeNote: "Counted from the working day after you apply. Time you take to correct documents does not count.",
  extraTime: "Steps that only some applications go through take extra time.",
  startTitle: "Start your application",
  start: "Apply online",
  startNote: "You can stop halfway: what you filled in is kept.",
  startVisitor: "You need to sign in to apply. No account yet? <link>Register first</link>.",
  startStaff: "You are signed in with a staff account, which cannot apply. Sign out and use your own account.",
  alreadyFiled: "Already applied? <link>Track it</link>",
  materialsTitle: "Documents to prepare",
  materialsLead: "Take photos or scans first. PDF, JPG and PNG files of up to 10 MB each are accepted.",
  noMaterials: "This service needs no documents. You only fill in the form.",
  required: "Required",
  optional: "If it applies",
  stagesTitle: "What happens after you apply",
  stagesLead: "Your application goes through these steps, one after the other.",
  conditionalLead: "Those that only some applications go through are marked.",
  conditional: "Some only",
  weDo: "What we do",
  youDo: "What you do",
  casesTitle: "What if …",
  cases: {
    correctionTitle: "… a document needs correcting?",
    correctionText:
      "We list each point: what is wrong, how to fix it and by which day. Sign in and correct it; you need not apply again. Our clock stops while you do.",
    overdueTitle: "… you take longer than promised?",
    overdueText:
      "The progress page says so openly, and the case is marked in the queue of the department. You can also call {hotline} and ask us to hurry.",
    rejectedTitle: "… I am turned down?",
    rejectedText:
      "We write down why, and you can read it after signing in. For questions about the result, call {hotline}.",
    withdrawTitle: "… I change my mind?",
    withdrawText: "Sign in and withdraw at any time before the decision.",
  },
};
