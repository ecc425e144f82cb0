/** Does so much in one turn of the event loop and the rest in the next ones, in its order. */
export function createPace(perTurn: number): (work: () => void) => void {
  let done = 0;
  let later: (() => void)[] = [];

  function turn(): void {
    done = 0;
    const due = later;
    later = [];
    for (const work of due) run(work);
  }

  function run(work: () => void): void {
    if (done === 0) setImmediate(turn);
    if (done >= perTurn) {
      later.push(work);
      return;
    }
    done += 1;
    work();
  }

  return run;
}
