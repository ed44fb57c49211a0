import type { SameKeys } from "../same-keys.ts";
import type { about as reference } from "../zh-CN/about.ts";

export const about: SameKeys<typeof reference> = {
  privacy: {
    title: "Privacy notice",
    description: "Which personal data we keep, why, for how long, and what your rights are.",
    lead: "We ask only for what is needed to handle your application. Here is what we keep, why, who sees it, for how long, and what you can ask of us.",
    who: {
      title: "Who is responsible",
      text: "This site is run by {organiser}, which also handles your personal data. For questions and requests, call <link>{hotline}</link> ({hours}).",
    },
    what: {
      title: "What we collect, and why",
      accountTerm: "When you register",
      account:
        "Your name, your mobile number or email address, and a password, to know and reach you. The password is stored in a form that nobody can read.",
      applicationTerm: "When you apply",
      application:
        "The kind and number of your ID document, how to reach you, your answers and your documents, to handle your application.",
      recordTerm: "While we handle it",
      record:
        "When each step was done, with what result, by whom and with which remarks, so that you and the office see progress and it can be checked later.",
      lookUpTerm: "When you look it up",
      lookUp:
        "The ID number you type is compared and not kept. To stop guessing, look-ups are counted by application number and network address.",
      securityTerm: "For security",
      security: "Sign-ins, and the number of attempts from each network address, to keep others out of your account.",
    },
    basis: {
      title: "On which grounds",
      text: "We need these data to handle your application and to fulfil our duties by law (Article 13 of the Personal Information Protection Law of China). ID numbers are sensitive data: we ask for your separate consent before you apply. If you would rather not give it, apply at our counter.",
    },
    protection: {
      title: "How they are protected",
      encrypted: "ID numbers are encrypted, the keys are kept apart, and pages show the last four characters only.",
      audited: "Everything done to an application is recorded and cannot be altered afterwards.",
      noThirdParty: "No statistics, advertising or other third-party services: all that you see comes from this site.",
    },
    readers: {
      title: "Who can see them",
      staff: "Staff of the departments that handle your application.",
      holder:
        "Anyone who knows both the application number and the ID number sees steps, dates and departments, but no names, ID numbers or remarks.",
      nobody: "Nobody else, unless the law demands it.",
    },
    keeping: {
      title: "How long we keep them",
      applicationTerm: "Applications, documents and records",
      application: "As long as the rules on public archives say",
      draftTerm: "Drafts you have not sent",
      draft: "Until you delete them",
      sessionTerm: "Sign-ins",
      session: "Deleted 30 days after they expire",
      attemptsTerm: "Counts of look-ups and sign-ins",
      attempts: "30 days at most",
    },
    cookies: {
      title: "What is kept in your browser",
      lead: "Only a few cookies that the service needs. None of them tracks you:",
      sessionTerm: "Your sign-in",
      session: "Until you sign out or close the browser",
      lookUpTerm: "A result you looked up",
      lookUp: "{minutes, plural, one {# minute} other {# minutes}}",
      deviceTerm: "Known device",
      device: "180 days after you sign in, so that you still get in when others try wrong passwords",
      displayTerm: "Display settings",
      display: "Language, colours and large text, for one year",
    },
    rights: {
      title: "Your rights",
      text: "You can see, copy, correct, complete or delete your data, withdraw your consent, and ask us to explain our rules. Sign in to see and copy them. For anything else call <link>{hotline}</link>; once we have checked who you are, we answer within thirty days. What was done before you withdraw consent stays valid.",
      minors: "Children under fourteen: please let a parent or guardian apply for you.",
      complain: "If you think we handle your data wrongly, you can complain to the Cyberspace Administration.",
    },
    changes: {
      title: "Changes to this notice",
      text: "We announce changes on this site.",
    },
  },
  accessibility: {
    title: "Accessibility",
    description:
      "How this site works for everyone, where it still falls short, and what to do when something is in your way.",
    lead: "Whatever your device, however well you see, with or without a mouse: you should be able to do this yourself.",
    works: {
      title: "How you can use this site",
      keyboard: "With a keyboard alone: Tab reaches every button and link, and a bright ring shows where you are.",
      reader: "With a screen reader: headings, forms, progress and errors are all in words, with landmarks to jump to.",
      large:
        "In large text: one press at the top of the page gives larger type and more contrast, and it stays that way.",
      zoom: "Enlarged: at 200% or on a small phone you never need to scroll sideways.",
      colours: "Dark or light: choose, or follow your device. Colour only helps; the meaning is always in words.",
      motion: "With less motion: if your device asks for it, nothing pulses.",
      script: "Without JavaScript: you can look up, sign in and apply all the same.",
      paper: "On paper: results and receipts can be printed, folded parts included.",
    },
    limits: {
      title: "Where it falls short",
      files:
        "Pictures and PDFs uploaded by applicants are shown as they are; a screen reader may not be able to read them.",
      time: "To protect you, a look-up result stays open for {minutes, plural, one {# minute} other {# minutes}} and you are signed out after 30 minutes without action. Drafts are kept, and you can carry on after signing in again.",
      assessment:
        "The site is made to meet WCAG 2.2 level AA, with GB/T 37668-2019 in mind, and is checked by automatic tools before each update. It has not been assessed by an outside body yet.",
    },
    help: {
      title: "If something is in your way",
      text: "Call <link>{hotline}</link> ({hours}) and tell us the page and your device. We can look things up for you by phone, or help you at our counter.",
    },
  },
};
