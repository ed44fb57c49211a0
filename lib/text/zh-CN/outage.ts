/** Words for the times when we are not well. */
export const outage = {
  title: "暂时无法查询",
  text: "系统正在恢复，现在看不到最新进度。为免误导，我们不显示旧的结果。",
  unaffected: "您的申请和排队顺序不受影响。",
  retry: "请几分钟后再试。",
  tryAgain: "再试一次",
  hotline: "急需了解进度的，请拨打 {hotline}（{hours}）。",
  notFoundTitle: "没有找到这个页面",
  notFoundText: "网址可能有误，或页面已经移动。查询进度不需要网址，只要申请编号和证件号码。",
  errorTitle: "页面出了问题",
  errorText: "问题出在我们这边，您填写的内容没有提交。请再试一次；仍然不行的，请拨打服务热线。",
  errorCode: "告诉客服这个编号，便于查找原因：{code}",
} as const;
