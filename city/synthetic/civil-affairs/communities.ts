import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';

export const communities: ExportFile = {
  department: 'civil-affairs',
  name: '城乡社区',
  columns: ['社区编码', '社区名称', '所属乡镇', '社区类型'],
  flawless: true,
  write({ world: { places } }, out) {
    for (const community of places.communities) {
      const township = at(places.townships, community.township);
      out.row(`${community.code},${township.name}${community.name},${township.code},${community.urban ? 1 : 2}`);
    }
  },
};
