import { registerEnumType } from 'type-graphql';

export enum DisposalState {
  CERTIFIED = 'CERTIFIED',
  ACCEPTED = 'ACCEPTED',
  REFUSED = 'REFUSED',
}
registerEnumType(DisposalState, {
  name: 'DisposalState',
  description: '销毁（处置）证明状态（政务数据共享条例第二十七条）。States of a certificate of disposal (art. 27).',
  valuesConfig: {
    CERTIFIED: { description: '已出具，待提供部门或者主管部门认可。Certified; waits for the provider or the authority.' },
    ACCEPTED: { description: '已认可。Accepted.' },
    REFUSED: { description: '未被认可，须重新出具。Refused; has to be certified anew.' },
  },
});
