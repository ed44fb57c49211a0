import { authRequest } from "#lib/auth/auth-route.ts";

// next-auth's own door, for programs that speak its protocol; the sign-in page does not need it.
export const GET = authRequest;
export const POST = authRequest;
