import type { SameKeys } from "../same-keys.ts";
import type { account as reference } from "../zh-CN/account.ts";

export const account: SameKeys<typeof reference> = {
  login: "Mobile number or email address",
  password: "Password",
  showPassword: "Show password",
  hidePassword: "Hide password",
  signIn: {
    title: "Sign in",
    description: "Sign in to apply, correct documents and see the full record.",
    lead: "Sign in to apply, correct documents and see the full record.",
    submit: "Sign in",
    submitting: "Signing in…",
    staff: "Members of staff sign in here too.",
    forgotten: "Forgotten your password? Call <link>{hotline}</link>.",
    noAccountTitle: "No account yet?",
    noAccount: "Register with your mobile number or email address. It does not take long.",
    register: "Register",
    trackTitle: "Only want to see progress?",
    track: "Your application number and ID number are enough. No account needed.",
    trackLink: "Track progress",
  },
  register: {
    title: "Register",
    description: "Open an account with your mobile number or email address.",
    lead: "With an account you can apply online and follow every step.",
    name: "Name",
    nameHint: "As on your ID document",
    loginHint: "You will sign in with it",
    passwordHint: "At least 10 characters. A phrase you can remember is safer than odd symbols.",
    submit: "Register",
    submitting: "Registering…",
    privacyTitle: "How we use this",
    privacy:
      "We ask for these three things only, to open your account, handle your applications and reach you when needed, and for nothing else. Your password is stored in a form that we cannot read. More in our <link>privacy notice</link>.",
    haveAccountTitle: "Registered before?",
    signIn: "Sign in",
  },
};
