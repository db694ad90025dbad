import { dayText } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';

/** Urban communities with a station now; the last five opened within the history. */
const WITH_STATION = 24;
const RURAL_STATIONS = 31;

export const careStations: ExportFile = {
  department: 'civil-affairs',
  name: '养老服务站点',
  columns: ['站点编号', '站点名称', '社区编码', '启用日期', '停用日期'],
  flawless: true,
  write({ world: { places, settings } }, out) {
    const { firstDay } = settings;
    const urban = places.communities.filter(community => community.urban).slice(0, WITH_STATION);
    const rural = places.communities.filter(community => !community.urban).filter((_, index) => index % 7 === 0);
    for (const [index, community] of [...urban, ...rural.slice(0, RURAL_STATIONS)].entries()) {
      const lately = index >= WITH_STATION - 5 && index < WITH_STATION;
      const opened = lately ? firstDay + 80 + (index - WITH_STATION + 5) * 125 : firstDay - 1_706 + index * 29;
      const name = `${at(places.townships, community.township).name}${community.name}居家养老服务站`;
      out.row(`YL${String(index + 1).padStart(4, '0')},${name},${community.code},${dayText(opened)},`);
    }
  },
};
