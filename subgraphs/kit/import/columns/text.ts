import { copyText } from '../../database/bulkSession.ts';
import { type Column, quoted, Refusal } from './column.ts';

/**
 * Free text: names, numbers of other systems, remarks.
 * Text that a spreadsheet would run as a formula is refused, because officers open what they export again in a spreadsheet
 * (CWE-1236); no name or number starts that way. Control characters are refused as damage.
 */
export function text(target: string, rule: { maxLength?: number } = {}): Column<string> {
  const maxLength = rule.maxLength ?? 500;
  return {
    targets: [target],
    optional: false,
    holdsText: true,
    read: cell => {
      if (FORMULA.test(cell)) return new Refusal(`${quoted(cell)}以公式符号开头，疑似公式注入，请改为普通文字`);
      if (CONTROL.test(cell)) return new Refusal('含有换行或控制字符，请改为普通文字');
      if (cell.length > maxLength) return new Refusal(`共${cell.length}字，最多${maxLength}字`);
      return cell;
    },
    value: stored => stored,
    store: copyText,
  };
}

const FORMULA = /^[=+\-@＝＋－＠]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;
