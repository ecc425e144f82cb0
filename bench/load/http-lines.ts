import { type Answer, HttpLine } from './http-line.ts';

/** As many lines as requests are under way at once. */
export class HttpLines {
  readonly #address: string;
  readonly #free: HttpLine[] = [];
  readonly #all = new Set<HttpLine>();

  constructor(address: string) {
    this.#address = address;
  }

  async request(...request: Parameters<HttpLine['request']>): Promise<Answer> {
    const line = this.#free.pop() ?? this.#newLine();
    try {
      return await line.request(...request);
    } finally {
      this.#free.push(line);
    }
  }

  close(): void {
    for (const line of this.#all) line.close();
  }

  #newLine(): HttpLine {
    const line = new HttpLine(this.#address);
    this.#all.add(line);
    return line;
  }
}
