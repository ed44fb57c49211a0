/** Why someone is not let in, or a request is not looked at. */
export type AccessRefusal =
  | "wrong-login"
  | "too-many-attempts"
  | "network-limited"
  | "busy"
  | "cannot-register"
  | "signed-out"
  | "foreign-origin"
  | "malformed"
  | "form-has-problems"
  | "unavailable";
