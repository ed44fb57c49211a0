import type { Deficiency } from "#lib/domain/history.ts";
import type { Random } from "./random.ts";
import type { StagePlan } from "./service-plan.ts";

/** What the office writes about applications of one service. */
export type Words = {
  readonly corrections: readonly (readonly Deficiency[])[];
  readonly rejections: readonly (readonly string[])[];
  readonly answer: readonly string[];
};

export function wordsFor(service: string): Words {
  const found = words[service];
  if (!found) throw new Error(`there are no remarks for ${service}`);
  return found;
}

/** What a reviewer writes when a stage is over. */
export function remarkFor(service: string, stage: StagePlan, random: Random): string | undefined {
  const own = ownRemarks[`${service}/${stage.code}`];
  if (own) return random.pick(own);
  switch (stage.kind) {
    case "review":
      return random.pick(["材料齐全，符合要求。", "已核对原件信息，一致。", "情况属实，予以通过。", undefined]);
    case "expert-review":
      return random.pick(["三位专家已独立打分，意见已汇总。", "评审意见已全部收回。"]);
    case "decision":
      return random.pick(["符合条件，同意。", "各环节意见一致，准予通过。"]);
    case "notification":
      return random.pick(["已电话告知申请人。", undefined]);
    case "issuance":
      return random.pick(["已发放，请查收。", "申请人已签收。"]);
    case "submitted":
      return undefined;
  }
}

export const returnRemarks = [
  "前一环节漏附一页核对表，退回补充后再送。",
  "地址信息与登记不一致，请前一环节重新核实。",
  "审核意见与材料不符，退回重新审核。",
] as const;

export const notes = [
  "已与申请人电话核实，情况属实。",
  "同一单位本月还有两份申请，可一并核对。",
  "原件明天到窗口核验，先不要办结。",
  "系统比对无异常。",
] as const;

export const withdrawals = ["计划有变，暂不办理。", "信息填错，撤回后重新提交。", undefined] as const;

function about(code: string, problem: string, advice: string): Deficiency {
  return { target: { kind: "material", code }, problem, advice };
}
function field(code: string, problem: string, advice: string): Deficiency {
  return { target: { kind: "field", code }, problem, advice };
}

const ownRemarks: Readonly<Record<string, readonly string[]>> = {
  "talent-settlement/police-review": [
    "材料齐全，符合《XX市人才引进办法》第三条。",
    "身份和户籍信息核对一致，符合《XX市人才引进办法》第三条。",
  ],
  "talent-settlement/talent-filing": ["人才类别核定无误，准予落户。", "已备案，准予落户。"],
  "research-project/preliminary-check": ["所有材料齐全，格式正确。"],
  "research-project/technical-review": ["材料齐全，符合要求。", "技术路线清晰，预算合理。"],
  "paper-submission/editor-check": ["选题符合本刊方向，查重通过。", "格式规范，送外审。"],
  "paper-submission/peer-review": ["两位专家已返回评议意见。", "评议意见已汇总，提交主编。"],
  "paper-submission/publication": ["论文已在线刊出，样刊已寄出。"],
  "micro-loan/document-check": ["执照、纳税和流水信息一致。"],
  "micro-loan/payout": ["贷款已到账，请查收。"],
  "residence-permit/card-issuance": ["居住证已寄出，请留意快递。", "居住证已领取。"],
  "visa/document-check": ["Documents complete. 材料齐全。"],
  "visa/interview": ["Interview held by video. 已视频面谈。"],
  "visa/decision": ["Approved. 准予签发。"],
  "visa/collection": ["Collected at the counter. 已在窗口领取。"],
};

const words: Readonly<Record<string, Words>> = {
  "talent-settlement": {
    corrections: [
      [
        about(
          "social-insurance-proof",
          "社保缴纳证明不清晰，看不清缴费月份。",
          "请从社保网上服务平台下载 PDF，直接上传，不要拍照。",
        ),
      ],
      [
        about("diploma", "学位证书缺少编号页。", "请补传带证书编号的一页。"),
        field("new-address", "拟落户地址没有写到门牌号。", "请补充楼栋和房号。"),
      ],
    ],
    rejections: [["社保缴纳证明不清晰"], ["社保连续缴纳不足 6 个月", "劳动合同已过期"]],
    answer: ["已重新上传，请查看。", "已按要求补充，谢谢。"],
  },
  "research-project": {
    corrections: [
      [about("budget-sheet", "预算表合计与申请经费不一致。", "请核对各科目金额，合计应等于申请经费。")],
      [about("proposal", "申报书缺少依托单位公章。", "请盖章后重新扫描上传。")],
    ],
    rejections: [["研究内容与本次指南方向不符"], ["项目负责人在研项目已达上限"]],
    answer: ["预算表已更正。", "已补盖公章并重新上传。"],
  },
  "residence-permit": {
    corrections: [
      [about("photo", "照片背景不是白色。", "请用白色背景、近半年内拍摄的照片。")],
      [about("residence-proof", "租房合同没有出租人签字。", "请补全签字后重新上传，或改用居住登记证明。")],
    ],
    rejections: [["在登记地址居住不满半年"], ["居住地址与居住登记不一致"]],
    answer: ["照片已更换。", "已补签并重新上传。"],
  },
  visa: {
    corrections: [
      [
        about(
          "photo",
          "The photo has a grey background. 照片背景不是白色。",
          "Send a photo with a white background. 请换白色背景照片。",
        ),
      ],
      [
        about(
          "passport",
          "The data page is cut off at the bottom. 护照资料页下方被裁掉。",
          "Take the whole page, both machine-readable lines included. 请完整拍摄，包括机读码。",
        ),
      ],
    ],
    rejections: [["The stay asked for is longer than the purpose needs. 申请停留时间超出事由所需。"]],
    answer: ["I have sent a new photo.", "The whole page is attached now."],
  },
  "micro-loan": {
    corrections: [
      [about("bank-statements", "流水缺少最近两个月。", "请补充到上个月底，并带银行电子章。")],
      [about("tax-records", "完税证明的企业名称与执照不一致。", "请上传更名后的完税证明，或附更名通知书。")],
    ],
    rejections: [["近半年账户流水与申报收入差距较大"], ["企业存在未结清的逾期贷款"]],
    answer: ["已补充最近两个月的流水。", "更名通知书已附上。"],
  },
  "paper-submission": {
    corrections: [
      [about("manuscript", "正文页眉中出现作者单位。", "请删去页眉和文件属性中的作者信息后重新上传。")],
      [field("abstract", "摘要没有写明研究方法。", "请补充样本来源和分析方法。")],
    ],
    rejections: [["选题与本刊方向不符"], ["评议专家认为创新性不足", "数据不足以支持结论"]],
    answer: ["已隐去作者信息。", "已按评议意见修改。"],
  },
};
