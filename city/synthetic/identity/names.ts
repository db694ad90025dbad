import type { Dice } from '../randomness.ts';

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康赖';
const MALE = '伟强磊军洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯建文志国民海永兴旺德福贵生根发林松柏春来金水火土';
const FEMALE = '芳娜敏静丽艳娟霞秀英玲桂兰凤洁梅琳雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉春花秋菊莲玉珠珊';
const MIDDLE = '小文家志建国玉秀春晓明海永世金德光天立祖思子俊雨梓一宏正长仁义';

/** Characters that clerks confuse because they sound alike: the usual cause of one person under two names. */
const HOMOPHONES: Record<string, string> = {
  伟: '炜',
  军: '君',
  华: '桦',
  英: '瑛',
  芳: '方',
  明: '铭',
  平: '萍',
  文: '雯',
  兰: '岚',
  金: '今',
};

/** A surname; the first ones in the list are the commonest. */
export function surname(dice: Dice): string {
  return SURNAMES.charAt(Math.floor(SURNAMES.length * dice.next() * dice.next()));
}

export function givenName(dice: Dice, male: boolean): string {
  const last = male ? MALE : FEMALE;
  const first = dice.chance(0.82) ? MIDDLE.charAt(dice.below(MIDDLE.length)) : '';
  return first + last.charAt(dice.below(last.length));
}

/** The same person's name as another office mistyped it. */
export function mistypedName(name: string): string {
  const last = name.slice(-1);
  return name.slice(0, -1) + (HOMOPHONES[last] ?? `${last === '敏' ? '民' : '敏'}`);
}
