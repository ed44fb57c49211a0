import { both, options, type ServicePlan } from "../service-plan.ts";

const stages: ServicePlan["stages"] = [
  {
    code: "submission",
    kind: "submitted",
    name: both("提交申请", "Application sent"),
    meaning: both("系统已收到您的申请和材料。", "We have your form and documents."),
    applicantDoes: both("请保存好申请编号。", "Keep your application number."),
    completedLabel: both("申请已提交", "Application sent"),
    department: "community",
    workingDays: null,
  },
  {
    code: "community-check",
    kind: "review",
    name: both("社区核实", "Community check"),
    meaning: both(
      "社区工作人员核实您是否在登记地址居住满半年。",
      "Community staff check that you have lived at the address for half a year.",
    ),
    applicantDoes: both("工作人员可能上门或来电，请留意接听。", "Staff may visit or call you. Please pick up."),
    completedLabel: both("居住情况已核实", "Address confirmed"),
    department: "community",
    workingDays: 2,
  },
  {
    code: "police-approval",
    kind: "decision",
    name: both("公安审批", "Police decision"),
    meaning: both(
      "公安部门核对身份信息和办证条件，作出决定。",
      "The police check your identity and the conditions, and decide.",
    ),
    applicantDoes: both("请耐心等待，不用到窗口询问。", "Please wait. There is no need to visit us."),
    completedLabel: both("公安审批通过", "Approved by the police"),
    department: "police",
    workingDays: 3,
  },
  {
    code: "card-issuance",
    kind: "issuance",
    name: both("制证与领取", "Card made and handed over"),
    meaning: both(
      "我们制作居住证，并按您选的方式寄出或放到领取点。",
      "We make the card and post it or bring it to your pick-up point.",
    ),
    applicantDoes: both(
      "选择邮寄的，请留意快递电话；自取的，收到通知后带身份证来领。",
      "By post: watch for the courier. Pick-up: come with your ID card once we tell you.",
    ),
    completedLabel: both("居住证已发放", "Card issued"),
    department: "police",
    workingDays: 7,
  },
];

const form: ServicePlan["form"] = {
  sections: [
    {
      code: "residence",
      title: both("居住信息", "Where you live"),
      fields: [
        {
          code: "address",
          kind: "text",
          label: both("现居住地址", "Address"),
          hint: both("要与居住登记的地址一致。", "The same as in your residence registration."),
          required: true,
          maxLength: 120,
        },
        {
          code: "moved-in-on",
          kind: "date",
          label: both("入住日期", "Date you moved in"),
          required: true,
          not: "future",
        },
        {
          code: "housing",
          kind: "choice",
          label: both("住房类型", "Kind of home"),
          required: true,
          options: options({
            own: ["自有住房", "Own home"],
            rented: ["租赁住房", "Rented home"],
            dormitory: ["单位或学校宿舍", "Dormitory"],
            relatives: ["亲友住房", "With relatives or friends"],
          }),
        },
      ],
    },
    {
      code: "reason",
      title: both("居住理由与领证方式", "Reason and delivery"),
      fields: [
        {
          code: "reason",
          kind: "choice",
          label: both("居住理由", "Why you live here"),
          required: true,
          options: options({
            work: ["合法稳定就业", "Steady work"],
            home: ["合法稳定住所", "Steady home"],
            study: ["连续就读", "Study"],
          }),
        },
        {
          code: "employer-or-school",
          kind: "text",
          label: both("工作单位或学校", "Employer or school"),
          required: false,
          maxLength: 80,
        },
        {
          code: "residents",
          kind: "number",
          label: both("同住人数（含本人）", "People in the home, you included"),
          required: false,
          min: 1,
          max: 20,
          unit: both("人", "people"),
        },
        {
          code: "delivery",
          kind: "choice",
          label: both("领证方式", "How you get the card"),
          required: true,
          options: options({
            post: ["邮寄到家", "By post"],
            "pick-up": ["就近领取", "Pick up nearby"],
          }),
        },
        {
          code: "remarks",
          kind: "long-text",
          label: both("需要说明的情况", "Anything we should know"),
          required: false,
          maxLength: 300,
        },
      ],
    },
  ],
};

const materials: ServicePlan["materials"] = [
  {
    code: "id-card",
    name: both("居民身份证", "Resident ID card"),
    hint: both("正反两面，文字清晰，四角完整。", "Both sides, easy to read, all corners in view."),
    required: true,
    maxFiles: 2,
  },
  {
    code: "photo",
    name: both("近期证件照", "Recent photo"),
    hint: both(
      "半年内拍摄，白色背景，露出双耳，不戴帽子。",
      "Taken within six months, white background, ears visible, no hat.",
    ),
    required: true,
    maxFiles: 1,
  },
  {
    code: "residence-proof",
    name: both("居住证明", "Proof of residence"),
    hint: both("租房合同、房产证、宿舍证明，任选一种。", "A lease, a title deed or a dormitory letter; one is enough."),
    required: true,
    maxFiles: 4,
  },
  {
    code: "reason-proof",
    name: both("就业或就读证明", "Proof of work or study"),
    hint: both("以稳定住所申请的，可以不提供。", "Not needed when you apply because of a steady home."),
    required: false,
    maxFiles: 3,
  },
];

export const residencePermit: ServicePlan = {
  code: "residence-permit",
  prefix: "JZ",
  name: both("居住证办理", "Residence permit"),
  summary: both(
    "在本市居住半年以上的外地居民，可以申领居住证，凭证享受教育、医疗、住房等公共服务。",
    "If you are from elsewhere and have lived here for half a year, get the card that opens schools, health care and housing services.",
  ),
  issuer: both("明川市公安局", "Mingchuan Public Security Bureau"),
  department: "police",
  reviewerDisplay: "department",
  hotline: "000-8100-1001",
  stages,
  form,
  materials,
};
