import type { City } from '../City.ts';
import { dayText, firstDayOf, monthText } from '../calendar.ts';
import type { ExportFile, RowSink } from '../files/ExportFile.ts';
import { FULL_POPULATION } from '../settings.ts';

interface Reported {
  readonly code: string;
  readonly reporter: string;
  readonly officer: string;
  /** Numerator, denominator and value at `progress`, 0 in the first month and 1 in the last; counts at full scale. */
  at(progress: number, scale: number): { numerator?: number; denominator?: number; value: number };
}

const round = (value: number, digits: number) => Number(value.toFixed(digits));
const between = (from: number, to: number, progress: number) => from + (to - from) * progress;
const percent = (numerator: number, denominator: number) => ({
  numerator,
  denominator,
  value: round((numerator / denominator) * 100, 2),
});

/** The indicators that no department's rows hold: a named officer reports them every month. */
const REPORTED: readonly Reported[] = [
  {
    code: 'CHILDCARE_PLACES_PER_1000',
    reporter: '市卫生健康委员会',
    officer: '刘志敏',
    at(progress, scale) {
      const numerator = Math.round(between(1_980, 2_430, progress) * scale);
      const thousands = round((FULL_POPULATION * scale) / 1000, 3);
      return { numerator, denominator: thousands, value: round(numerator / thousands, 2) };
    },
  },
  {
    code: 'CHILDCARE_PLACES_TOTAL',
    reporter: '市卫生健康委员会',
    officer: '刘志敏',
    at: (progress, scale) => ({ value: Math.round(between(1_980, 2_430, progress) * scale) }),
  },
  {
    code: 'CHILDCARE_INCLUSIVE_SHARE',
    reporter: '市卫生健康委员会',
    officer: '刘志敏',
    // 36 of 61 now, one point short of 60 % and rising by six tenths a month: on track.
    at: progress => percent(Math.round(between(22, 36, progress)), Math.round(between(52, 61, progress))),
  },
  {
    code: 'KINDERGARTEN_TODDLER_CLASS',
    reporter: '市教育体育局',
    officer: '陈秀兰',
    at: progress => percent(Math.round(between(14, 21, progress)), 58),
  },
  {
    code: 'SERVICE_SATISFACTION',
    reporter: '市行政审批局',
    officer: '周建平',
    at(progress, scale) {
      // A small city still gathers a tenth of the ratings: among fewer, one more would move the share by more than a month does.
      const ratings = Math.round(between(21_400, 26_800, progress) * Math.max(0.1, scale));
      // An eighth of a point a month, and a fifth of a point short of 98 % now: on track.
      return percent(Math.round(ratings * between(0.9498, 0.9785, progress)), ratings);
    },
  },
  {
    code: 'SERVICE_CIRCLE',
    reporter: '市人力资源和社会保障局',
    officer: '黄海明',
    at: progress => percent(Math.round(between(219, 238, progress)), 253),
  },
  {
    code: 'SOCSEC_EXP_SHARE',
    reporter: '市财政局',
    officer: '吴永红',
    at(progress) {
      const total = round(between(42.6, 45.1, progress), 2);
      return percent(round((total * between(16.9, 17.5, progress)) / 100, 2), total);
    },
  },
];

/** Public childcare institutions open township by township: sixteen of eighteen have one now. */
const FIRST_WITHOUT = 11;

export const reportedIndicators: ExportFile = {
  department: 'leading-group',
  name: '指标填报',
  format: 'xlsx',
  columns: ['指标代码', '统计年月', '所属乡镇', '分子', '分母', '指标值', '填报单位', '填报人', '填报日期'],
  numbers: ['分子', '分母', '指标值'],
  write(city, out) {
    const { firstMonth, lastMonth, scale, today } = city.world.settings;
    for (let month = firstMonth; month <= lastMonth; month++) {
      const progress = (month - firstMonth) / (lastMonth - firstMonth);
      // Reports are due by the fifth of the next month; those of the last month are in by today.
      const reportedOn = dayText(Math.min(firstDayOf(month + 1) + 3, today));
      for (const { code, reporter, officer, at } of REPORTED) {
        const { numerator = '', denominator = '', value } = at(progress, scale);
        out.row(`${code},${monthText(month)},,${numerator},${denominator},${value},${reporter},${officer},${reportedOn}`);
      }
      reportTownshipChildcare(city, out, { month, progress, reportedOn });
    }
  },
};

/** One row per township and one for the city, whose value is the smallest of them: the target is one for every township. */
function reportTownshipChildcare(city: City, out: RowSink, when: { month: number; progress: number; reportedOn: string }): void {
  const { townships } = city.world.places;
  const has = townships.map((_, index) =>
    index < Math.round(between(FIRST_WITHOUT, 16, when.progress)) ? (index < 2 ? 2 : 1) : 0,
  );
  const report = (township: string, values: string) =>
    out.row(
      `TOWNSHIP_PUBLIC_CHILDCARE,${monthText(when.month)},${township},${values},市卫生健康委员会,刘志敏,${when.reportedOn}`,
    );
  report('', `${has.filter(count => count > 0).length},${townships.length},${Math.min(...has)}`);
  for (const [index, township] of townships.entries()) report(township.code, `${has[index]},1,${has[index]}`);
}
