/**
 * 人员类别 psn_type. Published as the code itself and not as an enum: the groups 16xx (elderly) and 1160 are filled in locally,
 * so the table grows without the graph's contract changing.
 */
export const PERSON_CATEGORIES: Record<string, string> = {
  '1101': '职工在职',
  '1102': '公务员在职',
  '1103': '灵活就业人员在职',
  '1160': '地方扩展人员在职',
  '1201': '退休职工',
  '1202': '退休公务员',
  '1203': '灵活就业人员退休',
  '1300': '离休',
  '1401': '新生儿',
  '1402': '学龄前儿童',
  '1403': '中小学生',
  '1404': '大学生',
  '1405': '未成年（未入学）',
  '1501': '普通居民（成年）',
  ...Object.fromEntries(Array.from({ length: 100 }, (_, local) => [String(1600 + local), '普通居民（老年）'])),
};
