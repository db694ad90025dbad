import { Office } from '../City.ts';
import { dayText, dayTextUntil } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { admissionsOf } from './admissions.ts';

export const admissionRegister: ExportFile = {
  department: 'medical-insurance',
  name: '住院登记',
  columns: ['就诊编号', '证件号码', '机构编码', '入院日期', '出院日期', '主要诊断编码', '离院方式'],
  write(city, out) {
    const { world } = city;
    const dice = city.dice();
    for (let person = 0; person < world.count; person++) {
      const id = city.id(person, Office.medicalInsurance);
      for (const admission of admissionsOf(city, person, dice)) {
        const { number, from, until, diagnosis, outcome } = admission;
        const gone = until <= world.settings.today;
        const hospital = at(world.institutions, admission.hospital).code;
        const end = `${dayTextUntil(until, world.settings.today)},${diagnosis},${gone ? outcome : ''}`;
        out.row(`${number},${id},${hospital},${dayText(from)},${end}`, person);
      }
    }
  },
};
