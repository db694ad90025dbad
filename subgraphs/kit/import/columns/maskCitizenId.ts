/** 前3后4: enough for an officer to recognise a row, too little to tell the person. What is too short to hide anything is hidden whole. */
export function maskCitizenId(cell: string): string {
  const number = cell.trim();
  if (number.length <= SHOWN_FIRST + SHOWN_LAST) return '*'.repeat(number.length);
  return number.slice(0, SHOWN_FIRST) + '*'.repeat(number.length - SHOWN_FIRST - SHOWN_LAST) + number.slice(-SHOWN_LAST);
}

const SHOWN_FIRST = 3;
const SHOWN_LAST = 4;
