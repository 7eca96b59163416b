import { SingleBar } from 'cli-progress';
import { shown } from '../modules/texts/shown';
import type { Output } from './start/screen';

/** Shows how far a long command is: what it does, how much of how much, how fast, and how long it will still take. */
export interface Progress {
  report(step: Step): void;
  say(line: string): void;
  end(): void;
}

export interface Step {
  readonly what: string;
  readonly done: number;
  readonly total: number;
}

/** A bar in a terminal, plain lines anywhere else. */
export function progressOn(output: Output): Progress {
  return output.isTTY === true ? bar(output) : lines(output);
}

const LINE_EVERY_MS = 2_000;

function lines(output: Output): Progress {
  const pace = paceOf();
  let shownAt = -LINE_EVERY_MS;
  let latest = '';
  return {
    report: (step) => {
      const isNews = step.what !== latest || step.done === step.total;
      if (!isNews && performance.now() - shownAt < LINE_EVERY_MS) return;
      shownAt = performance.now();
      latest = step.what;
      const { rate, left } = pace(step);
      output.write(`${step.what}: ${step.done} of ${step.total}, ${rate}/s, ${left} left\n`);
    },
    say: (line) => void output.write(`${shown(line)}\n`),
    end: () => undefined,
  };
}

const FORMAT = '{what} |{bar}| {value}/{total} {rate}/s, {left} left';

function bar(output: Output): Progress {
  const pace = paceOf();
  let drawn: SingleBar | undefined;
  const end = (): void => {
    drawn?.stop();
    drawn = undefined;
  };
  return {
    report: (step) => {
      const payload = { what: step.what, ...pace(step) };
      if (drawn === undefined) {
        // Only a terminal has a bar, and a terminal is a stream.
        const stream = output as NodeJS.WriteStream;
        drawn = new SingleBar({ format: FORMAT, stream, hideCursor: true, clearOnComplete: true });
        drawn.start(step.total, step.done, payload);
      }
      drawn.setTotal(step.total);
      drawn.update(step.done, payload);
    },
    say: (line) => {
      end();
      output.write(`${shown(line)}\n`);
    },
    end,
  };
}

interface Pace {
  readonly rate: string;
  readonly left: string;
}

/** Rate and time left, measured since the present step began. */
function paceOf(): (step: Step) => Pace {
  let began = { what: '', at: 0, done: 0 };
  return ({ what, done, total }) => {
    if (what !== began.what) began = { what, at: performance.now(), done };
    const seconds = (performance.now() - began.at) / 1_000;
    const perSecond = seconds > 0 ? (done - began.done) / seconds : 0;
    const left = perSecond > 0 ? `${Math.ceil((total - done) / perSecond)} s` : '?';
    return { rate: perSecond.toFixed(perSecond < 10 ? 1 : 0), left: done >= total ? '0 s' : left };
  };
}
