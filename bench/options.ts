import { parseArgs } from 'node:util';

export interface Options {
  /** Workloads by name; none means all that belong to a full run. */
  names: string[];
  isSmall: boolean;
  rounds: number;
  /** Sizes that differ from the workload's own, such as `screens`. */
  sizes: Record<string, number>;
  isProfiling: boolean;
  /** Folder for the databases of the run; undefined for the usual one. */
  data: string | undefined;
  /** Contestants by name; none means all. */
  only: string[];
  /** Only to look: other sizes, fewer contestants or rounds, or a profile taken on the side are no figures. */
  isTrial: boolean;
}

const ROUNDS = 3;

const USAGE = `npm run bench [-- <workload> …] [-- options]

Whatever is asked for of the following but more rounds makes it a trial, whose figures are not kept:

  --small            one round of some seconds, to see that everything works
  --rounds <n>       rounds of each workload (3)
  --set <name=n>     another size, such as screens=1000; may be repeated
  --only <name>      one contestant only, such as portal; may be repeated
  --profile          takes CPU profiles of the measured parts and prints where the time goes
  --data <folder>    where databases lie while it runs (bench/data): the disk that is measured
  --help             this
`;

/** Reads the command line; null when it asks for help only. Throws on what it does not know. */
export function readOptions(args: string[]): Options | null {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      small: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      set: { type: 'string', multiple: true, default: [] },
      only: { type: 'string', multiple: true, default: [] },
      profile: { type: 'boolean', default: false },
      data: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return null;
  }
  const sizes = values.set.map((text) => {
    const [name = '', value = ''] = text.split('=');
    if (!(Number(value) > 0)) throw new Error(`--set ${text}: that is no size`);
    return [name, Number(value)];
  });
  const rounds = Number(values.rounds ?? (values.small ? 1 : ROUNDS));
  return {
    names: positionals,
    isSmall: values.small,
    rounds,
    sizes: Object.fromEntries(sizes),
    isProfiling: values.profile,
    data: values.data,
    only: values.only,
    isTrial: values.small || values.profile || rounds < ROUNDS || sizes.length + values.only.length > 0,
  };
}
