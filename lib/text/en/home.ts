import type { SameKeys } from "../same-keys.ts";
import type { home as reference } from "../zh-CN/home.ts";

export const home: SameKeys<typeof reference> = {
  title: "Where is your application now?",
  description:
    "Follow an application with its number and your ID number. Apply online for settlement, residence permits, visas and more, and see who handles each step and how long it takes.",
  lead: "Your application number and ID number are enough. No account needed.",
  formTitle: "Track an application",
  servicesTitle: "What you can apply for",
  allServices: "All services",
  howTitle: "How it works",
  how: {
    read: {
      title: "Know beforehand",
      text: "Every service says which documents you need, which steps follow, and how long they take.",
    },
    file: {
      title: "Apply online",
      text: "Fill in the form and save it at any time. When you send it, you get an application number.",
    },
    follow: {
      title: "Look at any time",
      text: "See the step it has reached, who is in charge, when it should be done, and whether it is your turn.",
    },
    correct: {
      title: "Clear corrections",
      text: "If a document needs correcting, we list each point and say how to fix it. Our clock stops meanwhile.",
    },
    receive: {
      title: "Receive the result",
      text: "We tell you the outcome. Certificates and letters reach you the way you chose.",
    },
  },
};
