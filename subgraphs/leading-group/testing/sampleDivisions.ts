/** A city of three townships as its office exports it, file by name. */
export const sampleDivisions = {
  '行政区划_20251031.csv': `\uFEFF区划代码,区划名称,级别,上级代码,区划类型
360799,赣安市,3,,县级市
360799001,城东街道,4,360799,街道
360799100,云溪镇,4,360799,镇
360799200,上坪乡,4,360799,乡
`,
};
