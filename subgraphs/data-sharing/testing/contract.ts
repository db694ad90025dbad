/** A contract of two departments as its owners declare it, file by folder name. */
export const CONTRACT = {
  'civil-affairs': `
    type Query { cremations: CremationConnection! }
    "分页列表。A connection." type CremationConnection { edges: [CremationEdge!]! }
    "一条。An edge." type CremationEdge { node: Cremation! }
    type Person @key(fields: "pid") {
      "个人标识。Person key." pid: ID!
      "民政记录。The record of civil affairs." civilAffairs: CivilAffairsRecord
        @sharing(class: "conditional", sensitivity: "personal", purposes: ["audit", "benefit_review"])
    }
    "民政记录。What civil affairs knows of a person." type CivilAffairsRecord
      @sharing(class: "conditional", basis: "社会救助暂行办法第五十八条", sensitivity: "personal", purposes: ["audit"], updated: "imported") {
      "死亡日期。Date of death." deathDate: String
      "收养情况。Adoption." adoption: String @sharing(class: "refused", basis: "民法典第一千一百一十条", sensitivity: "minor", purposes: [])
    }
    "火化登记。Cremation record." type Cremation
      @sharing(class: "conditional", basis: "殡葬管理条例", sensitivity: "personal", purposes: ["audit"], updated: "imported") {
      "火化日期。Date." crematedOn: String
      "死亡原因。Cause of death." cause: String @sharing(class: "conditional", sensitivity: "sensitive", purposes: ["audit"], masks: ["yesNo"])
    }
    "社区。A community." type Community @sharing(class: "unconditional", sensitivity: "none", updated: "yearly") {
      "名称。Name." name: String
    }
    "救助标准。A standard." type AidStandard { "金额。Amount." amount: Float }`,
  'medical-insurance': `
    type Query { bills: Int }
    "结算。A settlement." type Settlement @sharing(class: "conditional", sensitivity: "personal", purposes: ["audit"]) {
      "诊断。Diagnosis." diagnosis: String @sharing(class: "refused", sensitivity: "sensitive", purposes: [])
    }`,
};
