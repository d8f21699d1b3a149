/** A line of CSV (RFC 4180). */
export function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map((cell) => csvCell(cell ?? '')).join(',')}\r\n`;
}

/** Where a cell begins, also for programs that split lines elsewhere: German ones do at semicolons. */
const BEGINNINGS = /(^|[;,\t\r\n])("*)(?=[=+\-@\t\r])/g;

/**
 * One cell. Spreadsheets take what begins with one of these signs for a formula and run it ("CSV injection", OWASP):
 * behind an apostrophe it is text.
 */
function csvCell(text: string): string {
  const harmless = text.replace(/^\n/, "'\n").replaceAll(BEGINNINGS, "$1$2'");
  return /[",;\t\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
