import type { Locale } from "#lib/domain/localized-text.ts";

/** Words of the page that stands in when the pages themselves cannot be made. */
export type UnavailableWords = {
  title: string;
  /** No status is shown: one that may be old would mislead. */
  text: string;
  unaffected: string;
  sent: string;
  hotline: string;
  tryAgain: string;
  home: string;
};

export type Trouble = "database-away" | "failed";

export const unavailableWords: Record<Locale, Record<Trouble, UnavailableWords>> = {
  "zh-CN": {
    "database-away": {
      title: "暂时无法查询和办理",
      text: "系统正在恢复，现在看不到最新进度。为免误导，我们不显示旧的结果。",
      unaffected: "您的申请和排队顺序不受影响。",
      sent: "刚才如有提交，可能已经收到：恢复后请先查看进度，再决定是否重新提交。",
      hotline: "急需办理的，请拨打服务热线",
      tryAgain: "再试一次",
      home: "返回首页",
    },
    failed: {
      title: "页面出了问题",
      text: "问题出在我们这边。为免误导，这里不显示任何进度。",
      unaffected: "已经提交的申请不受影响。",
      sent: "刚才如有提交，可能已经收到：请先查看进度，再决定是否重新提交。",
      hotline: "再试仍然不行的，请拨打服务热线",
      tryAgain: "再试一次",
      home: "返回首页",
    },
  },
  en: {
    "database-away": {
      title: "Our service is not available right now",
      text: "The system is recovering. We would rather show no progress than an outdated one.",
      unaffected: "Your application and your place in the queue are not affected.",
      sent: "If you have just sent something, it may have reached us: look at your progress first before you send it again.",
      hotline: "If it is urgent, call our hotline",
      tryAgain: "Try again",
      home: "Go to the home page",
    },
    failed: {
      title: "Something went wrong on this page",
      text: "The fault is ours. To avoid misleading you, no progress is shown here.",
      unaffected: "Applications already filed are not affected.",
      sent: "If you have just sent something, it may have reached us: look at your progress first before you send it again.",
      hotline: "If it happens again, call our hotline",
      tryAgain: "Try again",
      home: "Go to the home page",
    },
  },
};
