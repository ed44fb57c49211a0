/** Why someone is not let in, or a request is not looked at. */
export type AccessRefusal =
  | "wrong-login"
  | "too-many-attempts"
  | "no-match"
  | "too-many-from-network"
  | "busy"
  | "cannot-register"
  | "signed-out"
  | "foreign-origin"
  | "malformed"
  | "form-has-problems"
  | "unavailable";
