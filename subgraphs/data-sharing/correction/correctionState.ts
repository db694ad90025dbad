import { registerEnumType } from 'type-graphql';

export enum CorrectionState {
  FILED = 'FILED',
  NOTIFYING = 'NOTIFYING',
  CLOSED = 'CLOSED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(CorrectionState, {
  name: 'CorrectionState',
  description: '校核申请状态（政务数据共享条例第二十六条）。States of a correction request (art. 26).',
  valuesConfig: {
    FILED: { description: '数源部门核实中。Being verified by the owner.' },
    NOTIFYING: { description: '已更正，等待各接收部门处理。Corrected; receivers still have to act on it.' },
    CLOSED: { description: '办结。Closed.' },
    WITHDRAWN: { description: '已撤回。Withdrawn.' },
  },
});

export enum CorrectionFinding {
  CORRECTED = 'CORRECTED',
  RETRACTED = 'RETRACTED',
  UPHELD = 'UPHELD',
}
registerEnumType(CorrectionFinding, {
  name: 'CorrectionFinding',
  description: '核实结论。What the owner found.',
  valuesConfig: {
    CORRECTED: { description: '数据有误，已更正。The value was wrong and is corrected.' },
    RETRACTED: { description: '事实不存在，已撤销。The fact never was and is retracted.' },
    UPHELD: { description: '数据无误。The value is right.' },
  },
});
