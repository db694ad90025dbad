import type { ExportFile } from '../files/ExportFile.ts';

export const divisions: ExportFile = {
  department: 'leading-group',
  name: '行政区划',
  columns: ['区划代码', '区划名称', '级别', '上级代码', '区划类型'],
  flawless: true,
  write({ world: { places } }, out) {
    out.row(`${places.county.code},${places.county.name},3,,县级市`);
    for (const township of places.townships)
      out.row(`${township.code},${township.name},4,${places.county.code},${township.kind}`);
  },
};
