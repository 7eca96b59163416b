import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { append } from './append';
import { crowd } from './crowd';
import { footprint } from './footprint';
import { importFolder } from './import';
import type { Median } from './measure';
import { reportTimes } from './programme-report';
import { rebuild } from './rebuild';
import { startBench } from './system';
import { throughput } from './throughput';

/**
 * `npm run bench`: every figure beside its baseline, measured in turns in the same minutes. `BENCH_ROUNDS` and
 * `BENCH_ITEMS` make it longer or shorter. Prints a table and writes `.jest/bench.json`.
 */
async function main(): Promise<void> {
  const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);
  const items = Number(process.env['BENCH_ITEMS'] ?? 500);
  const bench = await startBench();
  try {
    const commands = await throughput(bench, rounds, items);
    const crowded = await crowd(bench.apiUrl, rounds);
    const weight = await footprint(bench, 1_000);
    const rebuilt = await rebuild(bench.ownerUrl, rounds);
    const appended = await append(bench.ownerUrl, rounds, items * 4);
    const imported = await importFolder(bench.system.dataFolder, items * 2);
    const reported = await reportTimes(bench.ownerUrl, rounds);
    const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
    const results = {
      at: new Date().toISOString(),
      machine,
      rounds,
      items,
      commands,
      crowded,
      weight,
      rebuilt,
      appended,
      imported,
      reported,
    };
    mkdirSync('.jest', { recursive: true });
    writeFileSync('.jest/bench.json', JSON.stringify(results, null, 2));
    console.log(report(results));
  } finally {
    await bench.stop();
  }
}

type Results = {
  readonly at: string;
  readonly machine: string;
  readonly rounds: number;
  readonly items: number;
  readonly commands: Awaited<ReturnType<typeof throughput>>;
  readonly crowded: Awaited<ReturnType<typeof crowd>>;
  readonly weight: Awaited<ReturnType<typeof footprint>>;
  readonly rebuilt: Awaited<ReturnType<typeof rebuild>>;
  readonly appended: Awaited<ReturnType<typeof append>>;
  readonly imported: Awaited<ReturnType<typeof importFolder>>;
  readonly reported: Awaited<ReturnType<typeof reportTimes>>;
};

function report({
  at,
  machine,
  rounds,
  items,
  commands,
  crowded,
  weight,
  rebuilt,
  appended,
  imported,
  reported,
}: Results): string {
  const lines = [
    `Measured ${at.slice(0, 10)}, ${machine}; medians of ${rounds} rounds in turns, ${items} commands each.`,
    '',
    '| way | per second | of raw | p50 ms | p99 ms | CPU ms each |',
    '| --- | --- | --- | --- | --- | --- |',
    ...commands.map(
      (row) =>
        `| ${row.name} | ${spread(row.perSecond)} | ${row.ratioToRaw.toFixed(2)} | ${row.p50Ms.toFixed(0)} | ${row.p99Ms.toFixed(0)} | ${row.cpuMsEach.toFixed(1)} |`,
    ),
    '',
    '| measure | figure |',
    '| --- | --- |',
    `| 50 callers on one percorso | ${spread(crowded.perSecond)} a second, p99 ${spread(crowded.p99Ms)} ms |`,
    ...appended.map(
      (row) =>
        `| append / raw INSERT, ${row.clients} client${row.clients > 1 ? 's' : ''} | ${spread(row.ratio, 2)} (${row.appendPerSecond.median.toFixed(0)} and ${row.insertPerSecond.median.toFixed(0)} a second) |`,
    ),
    `| rebuild of all read models / COPY of the same rows | ${spread(rebuilt.ratio, 2)} (${rebuilt.facts} facts, ${rebuilt.rows} rows: ${rebuilt.rebuildMs.median.toFixed(0)} and ${rebuilt.copyMs.median.toFixed(0)} ms) |`,
    `| history events of a percorso up to its first meeting | ${weight.events.events} for ${weight.events.commands} commands; the least is ${weight.events.least} |`,
    `| worker memory per 1,000 cached percorsi | ${weight.workerMbPer1000.toFixed(0)} MB |`,
    `| import of ${imported.rows} rows | ${imported.commandsPerSecond} commands, ${imported.rowsPerSecond} rows a second; the same folder again ${imported.secondsAgain.toFixed(0)} s |`,
    `| report of a programme / the same counts in SQL by hand | ${spread(reported.ratio, 2)} (${reported.adhesions} adhesions: ${reported.reportMs.median.toFixed(0)} and ${reported.sqlMs.median.toFixed(0)} ms) |`,
    `| bytes of an open percorso with one fact | register ${kb(weight.registerBytesPerPercorso)}, engine ${kb(weight.engineBytesPerPercorso)} |`,
  ];
  return lines.join('\n');
}

const spread = ({ median, min, max }: Median, digits = 0) =>
  `${median.toFixed(digits)} (${min.toFixed(digits)} to ${max.toFixed(digits)})`;
const kb = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;

void main();
