/**
 * A table of Markdown as the formatter writes it.
 * @param rows the head first
 * @param figures the column whose cells stand below each other by their last place
 */
export function markdownTable(rows: readonly (readonly string[])[], figures?: number): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const padded = (row: readonly string[]) =>
    row.map((cell, column) =>
      column === figures ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
    );
  const rule = widths.map((width, column) =>
    column === figures ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [padded(head), rule, ...body.map(padded)].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
