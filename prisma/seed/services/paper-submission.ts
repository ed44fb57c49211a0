import { both, options, type ServicePlan } from "../service-plan.ts";

const stages: ServicePlan["stages"] = [
  {
    code: "submission",
    kind: "submitted",
    name: both("投稿成功", "Paper received"),
    meaning: both("编辑部已收到您的稿件。", "The editorial office has your paper."),
    applicantDoes: both(
      "请保存好稿件编号，评审期间请勿一稿多投。",
      "Keep your number. Please do not send the paper elsewhere meanwhile.",
    ),
    completedLabel: both("投稿成功", "Paper received"),
    department: "journal",
    workingDays: null,
  },
  {
    code: "editor-check",
    kind: "review",
    name: both("编辑初审", "Editor's check"),
    meaning: both(
      "编辑检查选题、格式、查重结果和伦理声明。",
      "An editor checks topic, form, overlap with other texts and the ethics statement.",
    ),
    applicantDoes: both("如需调整格式，我们会一次说明。", "If the form needs changes, we list them all at once."),
    completedLabel: both("编辑初审通过", "Passed the editor's check"),
    department: "journal",
    workingDays: 5,
  },
  {
    code: "peer-review",
    kind: "expert-review",
    name: both("同行评议", "Peer review"),
    meaning: both(
      "两位以上同行专家匿名评议，双方互不知道姓名。",
      "At least two experts review it. Neither side knows the other's name.",
    ),
    applicantDoes: both(
      "请耐心等待；需要修改时，会附上全部评议意见。",
      "Please wait. If changes are needed you get all comments.",
    ),
    completedLabel: both("同行评议完成", "Peer review done"),
    department: "journal",
    workingDays: 20,
  },
  {
    code: "final-decision",
    kind: "decision",
    name: both("主编终审", "Final decision"),
    meaning: both("主编综合评议意见，决定是否录用。", "The chief editor weighs the comments and decides."),
    applicantDoes: both("请耐心等待。", "Please wait."),
    completedLabel: both("终审通过，同意录用", "Accepted"),
    department: "journal",
    workingDays: 5,
  },
  {
    code: "acceptance-notice",
    kind: "notification",
    name: both("录用通知", "Letter of acceptance"),
    meaning: both("发出录用通知，请您确认版权协议。", "We send the letter and ask you to confirm the copyright form."),
    applicantDoes: both(
      "请核对作者姓名、顺序和单位，确认后不再更改。",
      "Check names, order and affiliations. They stay fixed after this.",
    ),
    completedLabel: both("录用通知已发出", "Letter sent"),
    department: "journal",
    workingDays: 3,
  },
  {
    code: "publication",
    kind: "issuance",
    name: both("排版与刊出", "Layout and publication"),
    meaning: both(
      "编辑排版、校对，随后在线刊出并寄送样刊。",
      "We set and proofread the text, publish it online and send you a copy.",
    ),
    applicantDoes: both("收到校样后，请在 3 天内确认。", "Confirm the proofs within 3 days of getting them."),
    completedLabel: both("论文已刊出", "Published"),
    department: "journal",
    workingDays: 15,
  },
];

const form: ServicePlan["form"] = {
  sections: [
    {
      code: "paper",
      title: both("稿件信息", "The paper"),
      fields: [
        { code: "title", kind: "text", label: both("论文题目", "Title"), required: true, maxLength: 120 },
        {
          code: "paper-kind",
          kind: "choice",
          label: both("稿件类型", "Kind of paper"),
          required: true,
          options: options({
            article: ["研究论文", "Research article"],
            review: ["综述", "Review"],
            letter: ["研究快报", "Letter"],
          }),
        },
        {
          code: "abstract",
          kind: "long-text",
          label: both("摘要", "Abstract"),
          hint: both("300 字左右，写明目的、方法、结果和结论。", "About 200 words: aim, method, result, conclusion."),
          required: true,
          maxLength: 1500,
        },
        {
          code: "keywords",
          kind: "text",
          label: both("关键词", "Keywords"),
          hint: both("3 至 6 个，用分号隔开。", "Three to six, parted by semicolons."),
          required: true,
          maxLength: 120,
        },
        {
          code: "word-count",
          kind: "number",
          label: both("正文字数", "Length"),
          required: false,
          min: 500,
          max: 50000,
          unit: both("字", "words"),
        },
      ],
    },
    {
      code: "authors",
      title: both("作者与声明", "Authors and statements"),
      fields: [
        {
          code: "authors",
          kind: "long-text",
          label: both("全部作者及单位", "All authors and affiliations"),
          hint: both("一行一位，按署名顺序填写。", "One a line, in the order of signature."),
          required: true,
          maxLength: 800,
        },
        {
          code: "funding",
          kind: "text",
          label: both("基金项目", "Funding"),
          required: false,
          maxLength: 120,
        },
        {
          code: "completed-on",
          kind: "date",
          label: both("研究完成日期", "Date the work was finished"),
          required: false,
          not: "future",
        },
        {
          code: "ethics",
          kind: "choice",
          label: both("是否涉及人体或动物实验", "Does it involve people or animals?"),
          required: true,
          options: options({ no: ["不涉及", "No"], yes: ["涉及，已通过伦理审查", "Yes, with ethics approval"] }),
        },
      ],
    },
  ],
};

const materials: ServicePlan["materials"] = [
  {
    code: "manuscript",
    name: both("匿名稿件", "Paper without names"),
    hint: both(
      "PDF 格式，正文和文件属性里都不要出现作者姓名和单位。",
      "As a PDF; no names or affiliations in the text or the file's properties.",
    ),
    required: true,
    maxFiles: 1,
  },
  {
    code: "copyright-form",
    name: both("版权转让与保密承诺书", "Copyright form"),
    hint: both("全部作者签名后扫描。", "Signed by all authors, scanned."),
    required: true,
    maxFiles: 2,
  },
  {
    code: "figures",
    name: both("高清图片", "Figures"),
    hint: both("JPEG 或 PNG，分辨率不低于 300 dpi。", "JPEG or PNG, at least 300 dpi."),
    required: false,
    maxFiles: 10,
  },
  {
    code: "ethics-approval",
    name: both("伦理审查意见", "Ethics approval"),
    hint: both("涉及人体或动物实验时提供。", "When people or animals are involved."),
    required: false,
    maxFiles: 2,
  },
];

export const paperSubmission: ServicePlan = {
  code: "paper-submission",
  prefix: "TG",
  name: both("学术论文投稿", "Paper submission"),
  summary: both(
    "向《明川学报》投稿，从初审、同行评议到刊出，每一步都看得见。",
    "Send a paper to the Mingchuan Journal and see every step from first check to print.",
  ),
  issuer: both("《明川学报》编辑部", "Editorial Office, Mingchuan Journal"),
  department: "journal",
  reviewerDisplay: "hidden",
  hotline: "000-8100-1007",
  stages,
  form,
  materials,
};
