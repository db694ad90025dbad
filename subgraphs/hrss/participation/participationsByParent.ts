import { connectionByParent } from '@minsheng/subgraph-kit';
import type { Participation } from './participation.ts';

const list = {
  table: 'participation',
  columns: {
    id: 'id',
    pid: 'pid',
    scheme: 'scheme',
    employerUscc: 'employer_uscc',
    kind: 'kind',
    startDate: 'start_date::text',
    endDate: 'end_date::text',
    payStatus: 'pay_status',
    divisionCode: 'division_code',
  },
  orderBy: ['start_date', 'id'],
};

/** A person's participations, newest first. */
export const participationsOfPerson = connectionByParent<Participation>({ ...list, parentColumn: 'pid' });

/** An employer's participations, newest first. */
export const participationsOfEmployer = connectionByParent<Participation>({ ...list, parentColumn: 'employer_uscc' });
