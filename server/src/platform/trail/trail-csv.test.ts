import { expect, it } from 'vitest';
import { csvLine } from './trail-csv.ts';

const cellOf = (text: string) => csvLine([text]).slice(0, -2);

it.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', `"'\tx"`],
  ['\rx', `"'\rx"`],
  ['\nx', `"'\nx"`],
])('what is a formula at the beginning is text: %j', (text, cell) => {
  expect(cellOf(text)).toBe(cell);
});

it.each([
  ['x;=cmd()', `"x;'=cmd()"`],
  ['x;+1;-1;@A1', `"x;'+1;'-1;'@A1"`],
  ['x,=cmd()', `"x,'=cmd()"`],
  ['x\t=cmd()', `"x\t'=cmd()"`],
  ['x\n=cmd()', `"x\n'=cmd()"`],
  ['x\r\n=cmd()', `"x\r\n'=cmd()"`],
  ['x;\t=cmd()', `"x;'\t'=cmd()"`],
  // Behind a quote that stands within the cell of another program.
  ['x;"=cmd()"', `"x;""'=cmd()"""`],
])('so it is where other programs begin a cell: %j', (text, cell) => {
  expect(cellOf(text)).toBe(cell);
});

it('what is no formula stays as it is', () => {
  expect(csvLine(['a - b', 'a=b', 'x@y.example', 'eins; zwei', 'Er: "Ja", dann', null])).toBe(
    'a - b,a=b,x@y.example,"eins; zwei","Er: ""Ja"", dann",\r\n',
  );
});
