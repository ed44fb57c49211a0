import type { SameKeys } from "../same-keys.ts";
import type { track as reference } from "../zh-CN/track.ts";

export const track: SameKeys<typeof reference> = {
  title: "Track progress",
  description:
    "Enter your application number and ID number to see the step it has reached and what comes next. No account needed.",
  lead: "Enter your application number and ID number to see the step it has reached and what comes next. No account needed.",
  number: "Application number",
  numberHint: "Like RC26-7K3M-9QX2-F, printed on your receipt",
  idNumber: "ID number",
  idNumberHint: "Of the document you applied with, such as your ID card or passport",
  search: "Track progress",
  searching: "Looking it up…",
  ended: "Your result was closed",
  endedText:
    "To protect you, a result stays open for {minutes, plural, one {# minute} other {# minutes}} only. Please look it up again.",
  helpTitle: "If nothing is found",
  help: {
    number:
      "Check the number against your receipt. Capitals and dashes do not matter; nor does it matter whether you type O or 0, I or 1.",
    id: "Use the document you applied with. If you applied with a passport, enter the passport number.",
    limit:
      "To stop guessing, a number is paused after several failed tries, and then even the right answer finds nothing. Wait a while, or sign in to see your application.",
    call: "Still nothing? Call <link>{hotline}</link> and we will look for you.",
  },
  shownTitle: "What you will see",
  shown: "Steps, dates and departments. No names, ID numbers or remarks are shown.",
  result: {
    title: "Your result",
    progress: "Progress",
    stages: "The steps in detail",
    stagesLead: "Open a step to see what is done there and who does it.",
    record: "Record",
    closeTitle: "Done?",
    close: "Close it and look up another",
    closeNote:
      "This result stays open for {minutes, plural, one {# minute} other {# minutes}} at most. On a shared computer, close it now.",
    correct: "Sign in to correct",
    fullTitle: "There is more for the applicant",
    full: "Names and remarks are not shown here. Sign in to see everything, correct documents or withdraw.",
    signIn: "Sign in",
  },
};
