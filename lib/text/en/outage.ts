import type { SameKeys } from "../same-keys.ts";
import type { outage as reference } from "../zh-CN/outage.ts";

export const outage: SameKeys<typeof reference> = {
  title: "Progress cannot be shown right now",
  text: "The system is recovering. We would rather show nothing than an outdated result.",
  unaffected: "Your application and your place in the queue are not affected.",
  retry: "Please try again in a few minutes.",
  tryAgain: "Try again",
  hotline: "If it is urgent, call {hotline} ({hours}).",
  notFoundTitle: "We could not find this page",
  notFoundText:
    "The address may be wrong, or the page has moved. To see your progress you only need the application number and your ID number.",
  errorTitle: "Something went wrong on this page",
  errorText:
    "The fault is ours, and what you typed was not sent. Please try again, or call the hotline if it persists.",
  errorCode: "Tell the hotline this code so that we can find the cause: {code}",
};
