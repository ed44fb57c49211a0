/** The home page. */
export const home = {
  /** The bar marks where a narrow screen may break the line. */
  title: "您的申请，|走到哪一步了？",
  description:
    "凭申请编号和证件号码查询办理进度；在网上申请人才引进落户、居住证、签证等事项，每一步由谁办、要多久都写得清楚。",
  lead: "凭申请编号和证件号码查询，不用登录。",
  formTitle: "查询进度",
  servicesTitle: "可以申请的事项",
  allServices: "全部事项",
  howTitle: "办事怎么走",
  how: {
    read: {
      title: "先看清楚",
      text: "每个事项都写明要准备什么材料、经过哪些环节、多久办完。",
    },
    file: {
      title: "网上申请",
      text: "按提示填写，随时可以保存。提交以后，您会得到一个申请编号。",
    },
    follow: {
      title: "随时查进度",
      text: "现在到哪一步、由哪个部门办、预计哪天办完、要不要您做什么，一查就知道。",
    },
    correct: {
      title: "有问题，说清楚",
      text: "材料需要补正的，逐项写明问题和改法。等您补正的时间，不算进办理时限。",
    },
    receive: {
      title: "领取结果",
      text: "办完以后通知您结果，需要发证或发文的，按您选的方式送达。",
    },
  },
} as const;
